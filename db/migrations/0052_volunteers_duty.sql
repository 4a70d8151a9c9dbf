-- Who would be called for what, when, and from where: what neighbours set for themselves. Nobody's
-- position is kept: the way to a call begins at the anchor, a building or grid of their choosing.
create schema volunteers;

-- What neighbours can do for each other; names are the installation's own.
create table volunteers.ability (
  code text collate "C" primary key check (code ~ '^[a-z][a-z_]{0,39}$'),
  name_hant text not null check (char_length(name_hant) between 1 and 40),
  name_hans text not null check (char_length(name_hans) between 1 and 40),
  name_en text not null check (char_length(name_en) between 1 and 60),
  icon text not null,
  ordinal integer not null
);

create table volunteers.volunteer (
  -- Of the anchor. Whoever moves gets another row.
  community_id text collate "C" not null,
  person_id uuid not null unique,
  building_id text collate "C",
  grid_id text collate "C",
  lon double precision check (lon between -180 and 180),
  lat double precision check (lat between -85 and 85),
  languages text[] collate "C" not null default '{}',
  -- Kinds of calls, by the groups of categories; nothing for any.
  groups text[] collate "C" check (groups <> '{}'),
  -- On the clocks of the neighbourhood; may pass midnight.
  quiet_from text collate "C" check (quiet_from ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  quiet_to text collate "C" check (quiet_to ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  weekly_cap smallint check (weekly_cap between 1 and 50),
  -- Regular hours, in minutes of the week from Monday 0:00.
  minutes int4multirange not null default '{}' check (minutes <@ '{[0,10080)}'),
  on_until timestamptz,
  off_until timestamptz,
  -- When they were asked within seven days, and when last.
  asked timestamptz[] not null default '{}',
  last_asked_at timestamptz,
  since timestamptz not null,
  primary key (community_id, person_id),
  check (num_nonnulls(building_id, grid_id) = 1),
  check (num_nulls(lon, lat) in (0, 2)),
  check (num_nulls(quiet_from, quiet_to) in (0, 2) and quiet_from <> quiet_to),
  check (num_nonnulls(on_until, off_until) < 2)
) with (fillfactor = 90);

create table volunteers.skill (
  community_id text collate "C" not null,
  person_id uuid not null,
  ability text collate "C" not null references volunteers.ability (code),
  level text not null check (level in ('learning', 'able')),
  primary key (person_id, ability)
);

-- Where one is on a flat map on which nearby distances are true to each other in all directions.
create function volunteers.spot(lon double precision, lat double precision) returns point
language sql immutable parallel safe
return point(lon * 111319.49079327358, 6378137 * ln(tan(pi() / 4 + radians(lat) / 2)));

-- The map of one quarter of a day of the week (0 to 27), or of those who have switched themselves on
-- (28): each lies so far from the next that what is near on one is never near on another.
create function volunteers.sheet(at_spot point, number integer) returns point
language sql immutable parallel safe
return point(at_spot[0] + number * 1e9, at_spot[1]);

-- Reckoned from what is above, for finding the nearest of those on duty among very many.
create table volunteers.watch (
  community_id text collate "C" not null,
  person_id uuid not null,
  number smallint not null check (number between 0 and 28),
  spot point not null,
  -- Their regular hours within that quarter.
  minutes int4multirange not null,
  abilities text[] collate "C" not null,
  primary key (person_id, number)
);
create index watch_spot on volunteers.watch using gist (spot)
  include (person_id, minutes, abilities);

-- Whom somebody would rather not meet: read by nobody but themselves, and by the choosing of who is
-- asked. `other_id` is empty where the number they gave is nobody's; they are not told which.
create table volunteers.avoidance (
  community_id text collate "C" not null,
  id uuid not null unique,
  person_id uuid not null,
  other_id uuid,
  note text not null check (char_length(note) between 1 and 40),
  noted_at timestamptz not null,
  primary key (community_id, id)
);
create index avoidance_person on volunteers.avoidance (person_id);
create index avoidance_other on volunteers.avoidance (other_id) where other_id is not null;

create policy wall on volunteers.avoidance using (
  person_id = any(platform.reached_persons())
  or '*' = any(platform.reached_communities())
) with check (true);
alter table volunteers.avoidance enable row level security;
alter table volunteers.avoidance force row level security;

-- A door no wider than it has to be: who is not to be asked for these persons, either way round.
create function volunteers.avoiding(persons uuid[]) returns uuid[] language plpgsql as $$
declare
  reached text := current_setting('linli.communities', true);
  found uuid[];
begin
  perform set_config('linli.communities', '{*}', true);
  select array_agg(one) into found from (
    select a.person_id from volunteers.avoidance a where a.other_id = any(persons)
    union
    select a.other_id from volunteers.avoidance a
    where a.person_id = any(persons) and a.other_id is not null
  ) as both_ways (one);
  perform set_config('linli.communities', coalesce(reached, ''), true);
  return coalesce(found, '{}');
end $$;
