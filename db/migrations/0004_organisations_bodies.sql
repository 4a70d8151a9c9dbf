-- Who answers for what: bodies of many kinds at every level, their posts, and who holds them since
-- when. History is kept by closing rows, never by deleting them.
create schema organisations;

-- Kinds are data with names of the installation's own choosing.
create table organisations.kind (
  code text collate "C" primary key check (code ~ '^[a-z][a-z_]{0,39}$'),
  name_hant text not null check (char_length(name_hant) between 1 and 40),
  name_hans text not null check (char_length(name_hans) between 1 and 40),
  name_en text not null check (char_length(name_en) between 1 and 60),
  icon text not null,
  ordinal integer not null
);

-- A post kind says whether its holder is somebody a household can turn to.
create table organisations.post_kind (
  code text collate "C" primary key check (code ~ '^[a-z][a-z_]{0,39}$'),
  name_hant text not null check (char_length(name_hant) between 1 and 40),
  name_hans text not null check (char_length(name_hans) between 1 and 40),
  name_en text not null check (char_length(name_en) between 1 and 60),
  reaches_households boolean not null,
  ordinal integer not null
);

-- '-' stands for a body above every community, such as a district's office.
create table organisations.organisation (
  community_id text collate "C" not null,
  id uuid not null unique,
  place_id text collate "C" not null,
  kind text collate "C" not null references organisations.kind (code),
  parent_id uuid references organisations.organisation (id),
  name text not null check (char_length(name) between 1 and 80),
  telephone text check (char_length(telephone) between 3 and 40),
  opened_on date not null,
  closed_on date,
  primary key (community_id, id),
  check (parent_id <> id),
  check (closed_on >= opened_on)
);
create index organisation_place on organisations.organisation (place_id, kind);
create index organisation_parent on organisations.organisation (parent_id) where parent_id is not null;

-- A post answers for a place: building leader of building 7, director of the committee.
create table organisations.post (
  community_id text collate "C" not null,
  id uuid not null unique,
  organisation_id uuid not null,
  kind text collate "C" not null references organisations.post_kind (code),
  place_id text collate "C" not null,
  created_at timestamptz not null,
  abolished_on date,
  primary key (community_id, id),
  foreign key (community_id, organisation_id) references organisations.organisation (community_id, id)
);
create index post_organisation on organisations.post (organisation_id);
create index post_place on organisations.post (place_id);

create table organisations.term (
  community_id text collate "C" not null,
  id uuid not null,
  post_id uuid not null,
  person_id uuid not null,
  starts_on date not null,
  -- When it is to end by rule; the holder stays in office until somebody ends it.
  planned_end_on date,
  ended_on date,
  end_reason text check (char_length(end_reason) between 1 and 200),
  appointed_by uuid,
  primary key (community_id, id),
  foreign key (community_id, post_id) references organisations.post (community_id, id),
  check (planned_end_on > starts_on),
  check (ended_on >= starts_on),
  check ((ended_on is null) = (end_reason is null))
);
-- One post, one holder at a time, however many people press the button at once.
create unique index term_one_holder on organisations.term (post_id) where ended_on is null;
create index term_person on organisations.term (person_id) where ended_on is null;

create table organisations.membership (
  community_id text collate "C" not null,
  id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  joined_on date not null,
  left_on date,
  primary key (community_id, id),
  foreign key (community_id, organisation_id) references organisations.organisation (community_id, id),
  check (left_on >= joined_on)
);
create unique index membership_once on organisations.membership (organisation_id, person_id)
  where left_on is null;
create index membership_person on organisations.membership (person_id) where left_on is null;

-- How many households somebody answers for, for a community and every place in it: counted by a
-- job after each change, summed for the places above.
create table organisations.coverage (
  community_id text collate "C" not null,
  place_id text collate "C" not null,
  households integer not null check (households > 0),
  reached integer not null check (reached between 0 and households),
  counted_at timestamptz not null,
  primary key (community_id, place_id)
);
create index coverage_place on organisations.coverage (place_id);
