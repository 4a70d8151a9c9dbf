-- Sheets (表格): what was brought in as a spreadsheet, row by row, with what became of each, until
-- it is forgotten. The file itself is kept only until it has been read.
create schema sheets;

create table sheets.import (
  community_id text collate "C" not null,
  id uuid not null unique,
  kind text not null check (kind ~ '^[a-z_]{1,40}$'),
  place_id text collate "C" not null,
  file_name text not null check (char_length(file_name) between 1 and 120),
  sha256 bytea not null check (octet_length(sha256) = 32),
  brought_by uuid not null,
  brought_at timestamptz not null,
  state text not null check (state in
    ('reading', 'unreadable', 'judging', 'ready', 'carrying', 'done', 'undoing', 'undone')),
  content bytea,
  -- Why it could not be read, or not be carried out.
  fault_code text,
  fault_detail jsonb,
  total integer not null default 0,
  judged integer not null default 0,
  created integer not null default 0,
  updated integer not null default 0,
  skipped integer not null default 0,
  wrong integer not null default 0,
  kept integer not null default 0,
  is_all_or_nothing boolean not null default false,
  carried_at timestamptz,
  undone_at timestamptz,
  primary key (community_id, id),
  check (content is null or state = 'reading'),
  check ((state = 'unreadable') <= (fault_code is not null)),
  check ((carried_at is not null) = (state in ('done', 'undoing', 'undone'))),
  check ((undone_at is not null) = (state = 'undone'))
);
create index import_of_place on sheets.import (community_id, brought_at);

create table sheets.row (
  community_id text collate "C" not null,
  import_id uuid not null,
  -- As a spreadsheet counts, the headings being the first.
  number integer not null check (number > 0),
  cells jsonb not null,
  outcome text check (outcome in ('create', 'update', 'skip', 'error')),
  fault_column text,
  fault_code text,
  fault_detail jsonb,
  -- What was made or changed, and how it was before, for undoing; afterwards only what was left.
  target_id text,
  before jsonb,
  -- Empty where it was undone, else why it could not be.
  undone text,
  primary key (community_id, import_id, number),
  foreign key (community_id, import_id) references sheets.import (community_id, id)
    on delete cascade,
  check ((outcome is not distinct from 'error') = (fault_code is not null))
);
create index row_left on sheets.row (community_id, import_id)
  where undone = '' and before is not null;
create index row_target on sheets.row (target_id) where target_id is not null;

-- What stands in the rows may name people; it stays within the community that brought it.
create policy wall on sheets.row using (
  community_id = any(platform.reached_communities())
  or '*' = any(platform.reached_communities())
) with check (true);
alter table sheets.row enable row level security;
alter table sheets.row force row level security;
create policy wall on sheets.import using (
  community_id = any(platform.reached_communities())
  or '*' = any(platform.reached_communities())
) with check (true);
alter table sheets.import enable row level security;
alter table sheets.import force row level security;
