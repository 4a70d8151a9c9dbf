-- Hours that count: time that somebody gave for others, as whoever was there confirms it. A record is
-- never changed: a correction is another record that takes its place, and both can be read.
create schema hours;

-- One row: up to which transactions the journal has been heard.
create table hours.progress (
  is_only boolean primary key default true check (is_only),
  heard_before xid8 not null default pg_current_xact_id()
);
insert into hours.progress default values;

create table hours.record (
  community_id text collate "C" not null,
  id uuid not null unique,
  person_id uuid not null,
  -- What was needed, and by whom; nothing for what was done outside of a matter.
  matter_id uuid,
  asker_id uuid,
  -- The body for which it was done; empty for the community itself.
  team text collate "C" not null check (team = '' or team ~ '^[0-9a-f-]{36}$'),
  place_id text collate "C" not null,
  activity text check (char_length(activity) between 1 and 80),
  in_charge text check (char_length(in_charge) between 1 and 40),
  content text not null check (char_length(content) between 1 and 300),
  materials text check (char_length(materials) between 1 and 200),
  started_at timestamptz not null,
  ended_at timestamptz not null,
  minutes integer not null check (minutes between 1 and 1440),
  -- The date on the clocks of the neighbourhood on which it began.
  held_on date not null,
  -- Ten working days after the activity (Order no. 67 of the Ministry of Civil Affairs, article 11);
  -- not certain while the holidays of a year it touches are not announced.
  due_on date not null,
  is_due_certain boolean not null,
  recorded_at timestamptz not null,
  recorded_on date not null,
  recorded_by uuid not null,
  late_reason text check (char_length(late_reason) between 1 and 300),
  replaces_id uuid,
  -- Why it takes the place of another.
  correction text check (char_length(correction) between 1 and 300),
  state text collate "C" not null
    check (state in ('waiting', 'proposed', 'confirmed', 'objected', 'replaced', 'withdrawn')),
  confirmed_at timestamptz,
  confirmed_by uuid,
  confirmed_as text collate "C" check (confirmed_as in ('asker', 'leader', 'community')),
  closed_at timestamptz,
  closed_by uuid,
  closed_for text check (char_length(closed_for) between 1 and 300),
  -- Its two rows in the ledger, by their signs: none, the first, or both.
  plus smallint check (plus = 1),
  minus smallint check (minus = -1),
  primary key (community_id, id),
  unique (community_id, id, plus),
  unique (community_id, id, minus),
  unique (community_id, id, person_id, team, place_id, held_on, minutes),
  foreign key (community_id, replaces_id) references hours.record (community_id, id)
    deferrable initially deferred,
  check (extract(epoch from ended_at - started_at) = minutes * 60),
  check (recorded_at >= ended_at),
  -- Who is late says why; who corrects is never late.
  check (recorded_on <= due_on or late_reason is not null or replaces_id is not null),
  check (num_nulls(matter_id, asker_id) in (0, 2)),
  -- Of a matter it is known what was needed; else the activity has a name and somebody in charge.
  check (num_nonnulls(matter_id, activity) = 1 and num_nulls(activity, in_charge) in (0, 2)),
  check (asker_id <> person_id),
  check (num_nulls(replaces_id, correction) in (0, 2)),
  check (replaces_id <> id),
  check (state <> 'proposed' or replaces_id is not null),
  check (num_nulls(confirmed_at, confirmed_by, confirmed_as) in (0, 3)),
  -- Nobody confirms their own time, nor what they have written down for another.
  check (confirmed_by <> person_id and confirmed_by <> recorded_by),
  check (num_nulls(closed_at, closed_by) in (0, 2)),
  check ((state in ('objected', 'replaced', 'withdrawn')) = (closed_at is not null)),
  check (state <> 'objected' or closed_for is not null),
  -- It counts while it is confirmed, and only then.
  check (state not in ('waiting', 'proposed') or num_nonnulls(confirmed_at, plus, minus) = 0),
  check (state <> 'confirmed' or (num_nulls(confirmed_at, plus) = 0 and minus is null)),
  check (state in ('waiting', 'proposed', 'confirmed') or num_nulls(plus, minus) in (0, 2)),
  check (plus is null or confirmed_at is not null),
  -- Nobody gives the same hour twice. The hash stands for equality, which an exclusion constraint
  -- knows for numbers of persons only with an extension.
  constraint record_once exclude using gist (
    int8range(hashtextextended(person_id::text, 0) >> 1, hashtextextended(person_id::text, 0) >> 1,
      '[]') with &&,
    tstzrange(started_at, ended_at) with &&
  ) where (state in ('waiting', 'confirmed'))
);
create index record_person on hours.record (person_id, started_at desc);
create index record_matter on hours.record (community_id, matter_id) where matter_id is not null;
create index record_team on hours.record (community_id, team, started_at desc) where team <> '';
create index record_waiting on hours.record (community_id, recorded_at)
  where state in ('waiting', 'proposed');
-- One correction of a record at a time.
create unique index record_one_correction on hours.record (community_id, replaces_id)
  where state in ('waiting', 'proposed', 'confirmed');

-- The ledger: what came in when a record was confirmed, and went out when it was taken back. Sums per
-- person, team and place are sums of these rows; each carries what its record says, and each record
-- knows its rows, so that none of them can be wrong without the other.
create table hours.change (
  community_id text collate "C" not null,
  id uuid not null unique,
  record_id uuid not null,
  sign smallint not null check (sign in (-1, 1)),
  plus smallint,
  minus smallint,
  person_id uuid not null,
  team text collate "C" not null,
  place_id text collate "C" not null,
  held_on date not null,
  size integer not null,
  minutes integer not null,
  at timestamptz not null,
  primary key (community_id, id),
  unique (community_id, record_id, sign),
  check (minutes = sign * size),
  check (plus is not distinct from case when sign = 1 then 1 end),
  check (minus is not distinct from case when sign = -1 then -1 end),
  foreign key (community_id, record_id, person_id, team, place_id, held_on, size)
    references hours.record (community_id, id, person_id, team, place_id, held_on, minutes)
    deferrable initially deferred,
  foreign key (community_id, record_id, plus) references hours.record (community_id, id, plus)
    deferrable initially deferred,
  foreign key (community_id, record_id, minus) references hours.record (community_id, id, minus)
    deferrable initially deferred
);
create index change_person on hours.change (person_id, held_on);
create index change_team on hours.change (community_id, team, held_on);
create index change_place on hours.change (community_id, place_id, held_on);
alter table hours.record add constraint record_plus
  foreign key (community_id, id, plus) references hours.change (community_id, record_id, sign)
  deferrable initially deferred;
alter table hours.record add constraint record_minus
  foreign key (community_id, id, minus) references hours.change (community_id, record_id, sign)
  deferrable initially deferred;

-- Whose it is, who asked for it and who confirmed it read a record, and who works for the community.
create policy wall on hours.record using (
  community_id = any(platform.reached_communities())
  or person_id = any(platform.reached_persons())
  or asker_id = any(platform.reached_persons())
  or confirmed_by = any(platform.reached_persons())
  or '*' = any(platform.reached_communities())
) with check (true);
alter table hours.record enable row level security;
alter table hours.record force row level security;

-- A door no wider than it has to be: whose records whoever leads a team looks through.
create function hours.givers(of_team text, most integer) returns uuid[] language plpgsql as $$
declare
  reached text := current_setting('linli.communities', true);
  found uuid[];
begin
  perform set_config('linli.communities', '{*}', true);
  select array_agg(person_id) into found from (
    select r.person_id from hours.record r where r.team = of_team and of_team <> ''
    group by r.person_id order by max(r.started_at) desc limit most
  ) as latest;
  perform set_config('linli.communities', coalesce(reached, ''), true);
  return coalesce(found, '{}');
end $$;
