-- A view of a desk that somebody opens each morning, under a name of theirs; shared with a body it
-- belongs to all of its members. It holds what to look for and nothing of what is found.
create table matters.saved_filter (
  id uuid primary key,
  owner_id uuid not null,
  organisation_id uuid,
  name text not null check (char_length(name) between 1 and 30),
  place_id text collate "C" not null,
  show text collate "C" not null,
  queue text collate "C" check (char_length(queue) <= 200),
  group_code text collate "C" check (char_length(group_code) <= 40),
  saved_at timestamptz not null,
  unique (owner_id, name)
);
create index saved_filter_shared on matters.saved_filter (organisation_id)
  where organisation_id is not null;
