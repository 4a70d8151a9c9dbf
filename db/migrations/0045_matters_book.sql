-- Matters that were written down elsewhere before: in which book, under which number there. What is
-- brought a second time is known by it.
create table matters.book_entry (
  community_id text collate "C" not null,
  -- Empty where an office had one book only.
  book text not null check (char_length(book) <= 40),
  number text not null check (char_length(number) between 1 and 40),
  matter_id uuid not null,
  taken_at timestamptz not null,
  primary key (community_id, book, number),
  unique (community_id, matter_id),
  foreign key (community_id, matter_id) references matters.matter (community_id, id)
);
create index book_entry_matter on matters.book_entry (matter_id);
