-- Sheets of paper on which somebody without a telephone tells what it is (紙表). Each has a number of
-- its own, printed before anybody knows who will take it; entered once, it is one matter. Of persons
-- it says nothing: who printed and who entered it stands in the journal.
create table matters.paper_form (
  community_id text collate "C" not null,
  id uuid not null,
  -- Eight digits, the last of which checks the others.
  number text collate "C" not null unique check (number ~ '^[0-9]{8}$'),
  -- Printed together, and found together.
  batch_id uuid not null,
  printed_at timestamptz not null,
  matter_id uuid,
  entered_at timestamptz,
  primary key (community_id, id),
  foreign key (community_id, matter_id) references matters.matter (community_id, id),
  check ((matter_id is null) = (entered_at is null)),
  check (entered_at >= printed_at)
);
create index paper_form_batch on matters.paper_form (batch_id, number);
create index paper_form_latest on matters.paper_form (community_id, printed_at desc);
create index paper_form_matter on matters.paper_form (community_id, matter_id)
  where matter_id is not null;
