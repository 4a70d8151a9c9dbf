-- What people may ask of what is held about them: that somebody who acts for them may see it too,
-- that a mistake is mended, and that it is taken out. The numbers of persons refer to nothing, for
-- they outlive the record that they stood for.
create schema rights;

-- Whoever acts for somebody sees what is held about them only with a consent of its own.
create table rights.reading (
  person_id uuid not null,
  helper_id uuid not null,
  since timestamptz not null,
  until timestamptz,
  primary key (person_id, helper_id, since),
  check (person_id <> helper_id),
  check (until >= since)
);
create unique index reading_once on rights.reading (person_id, helper_id) where until is null;
create index reading_helper on rights.reading (helper_id);

-- What somebody cannot change themselves they ask of the community that keeps their record.
create table rights.correction (
  community_id text collate "C" not null,
  id uuid not null unique,
  person_id uuid not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  words text not null check (char_length(words) between 1 and 500),
  answer text check (answer in ('corrected', 'left', 'withdrawn')),
  answered_at timestamptz,
  answered_by uuid,
  reason text check (char_length(reason) between 1 and 500),
  primary key (community_id, id),
  check (num_nulls(answer, answered_at, answered_by) in (0, 3))
);
create index correction_person on rights.correction (person_id, asked_at);
create index correction_waiting on rights.correction (community_id, asked_at) where answer is null;

-- Somebody wishes to leave. Until the day they may think again; then a job carries it out, and the
-- row stays as proof that it was done, with a number that stands for nobody.
create table rights.leaving (
  id uuid primary key,
  community_id text collate "C" not null,
  person_id uuid not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  -- Whether their words and photos go too, where nobody else's thread needs them.
  takes_words boolean not null,
  withdrawn_at timestamptz,
  done_at timestamptz,
  check (due_at > asked_at),
  check (num_nulls(withdrawn_at, done_at) > 0)
);
create unique index leaving_once on rights.leaving (person_id)
  where withdrawn_at is null and done_at is null;
create index leaving_due on rights.leaving (due_at) where withdrawn_at is null and done_at is null;
