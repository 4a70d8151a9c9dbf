-- What is written was decided by the program: the wall is about what is handed out. A row that is not
-- seen is neither changed nor deleted.
create policy wall on people.residence using (
  community_id = any(platform.reached_communities())
  or person_id = any(platform.reached_persons())
  or household_id = any(platform.reached_homes())
  or '*' = any(platform.reached_communities())
) with check (true);

-- Who is on record elsewhere and lives here is somebody of here; looked up only for those.
create policy wall on people.person using (
  community_id = any(platform.reached_communities())
  or id = any(platform.reached_persons())
  or '*' = any(platform.reached_communities())
  or exists (
    select from people.residence r where r.person_id = person.id and r.until is null
  )
) with check (true);

create policy wall on people.relation using (
  person_id = any(platform.reached_persons())
  or helper_id = any(platform.reached_persons())
  -- Who recorded it for others finds it among what is held about themselves.
  or recorded_by = any(platform.reached_persons())
  or ended_by = any(platform.reached_persons())
  or '*' = any(platform.reached_communities())
  or exists (select from people.person p where p.id = relation.person_id)
) with check (true);

-- The owner of a table is bound, too: the program has one role and owns what it made.
alter table people.residence enable row level security;
alter table people.residence force row level security;
alter table people.person enable row level security;
alter table people.person force row level security;
alter table people.relation enable row level security;
alter table people.relation force row level security;

-- Doors, each no wider than what is no secret. How neighbours call somebody:
create function people.called(ids uuid[])
returns table (id uuid, called text, name text) language plpgsql as $$
declare
  reached text := current_setting('linli.communities', true);
begin
  perform set_config('linli.communities', '{*}', true);
  return query select p.id, p.called, regexp_replace(p.name, '(?<=\S)\S', '*', 'g')
    from people.person p where p.id = any(ids);
  perform set_config('linli.communities', coalesce(reached, ''), true);
end $$;

-- Who of a community is found by a part of their name, as neighbours call them: for whoever appoints
-- there and holds no role that shows persons.
create function people.sought(community text, part text, most integer)
returns table (
  place bigint, id uuid, community_id text, called text, name text, language text
)
language plpgsql as $$
declare
  reached text := current_setting('linli.communities', true);
begin
  if array['*', community] && platform.reached_communities() then return; end if;
  perform set_config('linli.communities', '{*}', true);
  return query select row_number() over (order by p.search_name, p.id), p.id, p.community_id, p.called,
      regexp_replace(p.name, '(?<=\S)\S', '*', 'g'), p.language
    from people.person p
    where p.search_name like part and (p.community_id = community or p.id in (
      select r.person_id from people.residence r
      where r.community_id = community and r.until is null))
    order by p.search_name, p.id limit most;
  perform set_config('linli.communities', coalesce(reached, ''), true);
end $$;

-- In which homes some of many live, without saying who.
create function people.homes_of(ids uuid[])
returns table (household_id text) language plpgsql as $$
declare
  reached text := current_setting('linli.communities', true);
begin
  perform set_config('linli.communities', '{*}', true);
  return query select distinct r.household_id
    from people.residence r where r.person_id = any(ids) and r.until is null limit 1000;
  perform set_config('linli.communities', coalesce(reached, ''), true);
end $$;
