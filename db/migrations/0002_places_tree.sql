-- The tree of places, from the province (or whatever a country begins with) to the household.
-- It is a reference table: every other feature holds a place's id, only this one holds paths.
create schema places;

-- Kinds are data: an installation may rename them and add its own. The level orders them down the
-- tree; the gaps leave room for other countries. Level 50 is the community, the tenant that every
-- large table carries.
create table places.kind (
  id text collate "C" primary key check (id ~ '^[a-z][a-z_]{0,31}$'),
  level smallint not null check (level between 1 and 99),
  name_hant text not null check (char_length(name_hant) between 1 and 40),
  name_hans text not null check (char_length(name_hans) between 1 and 40),
  name_en text not null check (char_length(name_en) between 1 and 40),
  -- A kind that only fills a gap between codes (市轄區) is in no breadcrumb and no search.
  is_listed boolean not null default true,
  unique (id, level)
);

insert into places.kind (id, level, name_hant, name_hans, name_en, is_listed) values
  ('province', 10, '省', '省', 'Province', true),
  ('autonomous_region', 10, '自治區', '自治区', 'Autonomous region', true),
  ('municipality', 10, '直轄市', '直辖市', 'Municipality', true),
  ('city', 20, '市', '市', 'City', true),
  ('prefecture', 20, '地區、州、盟', '地区、州、盟', 'Prefecture', true),
  ('direct', 20, '直轄', '直辖', 'Directly governed', false),
  ('undivided', 30, '不設區的市', '不设区的市', 'Undivided city', false),
  ('district', 30, '區縣', '区县', 'District', true),
  ('subdistrict', 40, '街道', '街道', 'Subdistrict', true),
  ('town', 40, '鎮', '镇', 'Town', true),
  ('township', 40, '鄉', '乡', 'Township', true),
  ('zone', 40, '園區、農林場', '园区、农林场', 'Zone or farm', true),
  ('community', 50, '社區', '社区', 'Community', true),
  ('village', 50, '村', '村', 'Village', true),
  ('compound', 60, '小區', '小区', 'Compound', true),
  ('lane', 60, '里弄', '里弄', 'Lane', true),
  ('building', 70, '樓棟', '楼栋', 'Building', true),
  ('unit', 80, '單元', '单元', 'Unit', true),
  ('household', 90, '戶', '户', 'Household', true);

create table places.place (
  -- The official code (350203007010), or an id of ours below the community. It never changes.
  id text collate "C" primary key check (char_length(id) between 1 and 64),
  -- The codes of the places above and of this one, joined by dots; a subtree is a range of them.
  path text collate "C" not null unique
    check (path ~ '^[0-9a-z_]+(\.[0-9a-z_]+){0,15}$'),
  -- The tree holds together because of this reference: nobody can hang below a path that is not.
  parent_path text collate "C" references places.place (path)
    generated always as (nullif(regexp_replace(path, '\.?[^.]+$', ''), '')) stored,
  kind text collate "C" not null,
  level smallint not null,
  -- The community this place is or lies in; none above. A community that was merged into another
  -- lies below it and keeps its own id here.
  community_id text collate "C" references places.place (id),
  -- The name as it was given; the others are derived from it unless somebody wrote them.
  name text not null check (char_length(name) between 1 and 120),
  name_hant text check (char_length(name_hant) between 1 and 120),
  name_hans text check (char_length(name_hans) between 1 and 120),
  name_en text check (char_length(name_en) between 1 and 120),
  -- Sorts siblings as people count them: building 2 before building 10.
  ordinal integer not null default 0,
  lon double precision check (lon between -180 and 180),
  lat double precision check (lat between -90 and 90),
  -- What only some kinds have: the floor of a household, its position on it.
  attributes jsonb not null default '{}' check (jsonb_typeof(attributes) = 'object'),
  -- What a search finds it by, made in the program; empty for what is not searched (households).
  search_name text collate "C",
  search_latin text collate "C",
  search_initials text collate "C",
  search_tokens text[] collate "C",
  foreign key (kind, level) references places.kind (id, level) on update cascade,
  check ((lon is null) = (lat is null)),
  check ((community_id is null) = (level < 50)),
  check (level <> 50 or community_id = id)
);

create index place_parent on places.place (parent_path);
create index place_community on places.place (community_id);

-- A search goes level by level, bigger places first, and reads no more of each index than it shows.
-- The path stands in them as an expression: as a plain column the planner would rather walk the
-- unique index of paths, through the whole nation.
create index place_search_name on places.place (level, search_name, (path || ''))
  where search_name is not null;
create index place_search_latin on places.place (level, search_latin, (path || ''))
  where search_latin is not null;
create index place_search_initials on places.place (level, search_initials, (path || ''))
  where search_initials is not null;
-- What stands inside a name, within a part of the tree: the codes of a path narrow it down. Entries
-- go in at once: a list of pending ones would be read through by every search after an import.
create index place_search_tokens on places.place
  using gin (search_tokens, string_to_array(path, '.')) with (fastupdate = off);
create index place_search_tokens_above on places.place
  using gin (search_tokens) with (fastupdate = off) where level < 50;

-- Where a place was before it was moved: an address that was printed still finds it.
create table places.alias (
  path text collate "C" primary key,
  place_id text collate "C" not null references places.place (id) on delete cascade,
  moved_at timestamptz not null
);
create index alias_place on places.alias (place_id);

-- The places this installation is run for: its own come first in every search.
create table places.served_place (
  place_id text collate "C" primary key references places.place (id) on delete cascade,
  since timestamptz not null
);

-- A grid (網格) is a part of a community that one grid worker walks; its border is drawn on a map.
create table places.grid (
  id uuid primary key,
  community_id text collate "C" not null references places.place (id),
  code text collate "C" not null check (code ~ '^[0-9a-z_]{1,32}$'),
  name text not null check (char_length(name) between 1 and 120),
  name_hant text check (char_length(name_hant) between 1 and 120),
  name_hans text check (char_length(name_hans) between 1 and 120),
  name_en text check (char_length(name_en) between 1 and 120),
  -- A polygon of GeoJSON (RFC 7946): rings of longitude and latitude.
  polygon jsonb check (
    polygon is null
    or (polygon ->> 'type' = 'Polygon' and jsonb_typeof(polygon -> 'coordinates') = 'array') is true
  ),
  unique (community_id, code)
);

-- What other features' statements may join with: where a place is, nothing else.
create view places.public_place as
  select id, path, kind, level, community_id from places.place;
