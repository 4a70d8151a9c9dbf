-- A ready answer of a body, written once and put into the form in which staff answer. It names
-- nobody: what differs from matter to matter stands in it as blanks of a fixed set.
create table matters.template (
  id uuid primary key,
  organisation_id uuid not null,
  name text not null check (char_length(name) between 1 and 40),
  words text not null check (char_length(words) between 1 and 2000),
  words_en text check (char_length(words_en) between 1 and 2000),
  unique (organisation_id, name)
);
