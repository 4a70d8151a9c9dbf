-- Breaking the glass (破例打開): whoever holds an office opens the record of somebody whom it does not
-- reach, for a reason that is written down, for an hour; the person and the stewards are told, and a
-- steward looks at each.
create table guard.glass (
  -- Where the person is on record.
  community_id text collate "C" not null,
  id uuid not null unique,
  person_id uuid not null,
  actor_id uuid not null,
  office text not null check (office in ('community_worker', 'dispatcher', 'steward')),
  -- The matter for which it was, by the name it has in addresses.
  matter text collate "C" check (char_length(matter) between 1 and 90),
  reason text not null check (char_length(reason) between 10 and 200),
  broken_at timestamptz not null,
  ends_at timestamptz not null,
  -- What a steward said of it; nobody judges what they did, or what was done to them.
  finding text check (finding in ('fair', 'unfair')),
  words text check (char_length(words) between 1 and 500),
  reviewed_at timestamptz,
  reviewed_by uuid,
  primary key (community_id, id),
  check (actor_id <> person_id),
  -- However the program errs, none stays open for long.
  check (ends_at > broken_at and ends_at <= broken_at + interval '1 hour'),
  check (num_nulls(finding, reviewed_at, reviewed_by) in (0, 3)),
  check (finding is distinct from 'unfair' or words is not null),
  check (words is null or finding is not null),
  check (reviewed_by is null or reviewed_by not in (actor_id, person_id))
);
create index glass_person on guard.glass (person_id, broken_at);
create index glass_actor on guard.glass (actor_id, broken_at);
create index glass_waiting on guard.glass (community_id, broken_at) where finding is null;

create policy wall on guard.glass using (
  community_id = any(platform.reached_communities())
  or person_id = any(platform.reached_persons())
  or actor_id = any(platform.reached_persons())
  or '*' = any(platform.reached_communities())
) with check (true);
alter table guard.glass enable row level security;
alter table guard.glass force row level security;

-- The door: the database itself looks whether this reader broke this glass and whether it is still
-- open, and lets the transaction see that one person.
create function guard.through_glass(wanted uuid, reader uuid, moment timestamptz) returns uuid
language plpgsql as $$
declare
  seen uuid;
begin
  select g.person_id into seen from guard.glass g
  where g.id = wanted and g.actor_id = reader and reader = any(platform.reached_persons())
    and g.broken_at <= moment and g.ends_at > moment;
  if seen is not null then
    perform set_config('linli.persons', (platform.reached_persons() || seen)::text, true);
  end if;
  return seen;
end $$;

-- Stewards above the communities look at what was broken below them; of whom it was they see a number.
create function guard.glasses_in(communities text[], most integer) returns setof guard.glass
language plpgsql as $$
declare
  reached text := current_setting('linli.communities', true);
begin
  perform set_config('linli.communities', '{*}', true);
  return query select g.* from guard.glass g where g.community_id = any(communities)
    order by g.finding is not null, g.broken_at desc, g.id limit most;
  perform set_config('linli.communities', coalesce(reached, ''), true);
end $$;
