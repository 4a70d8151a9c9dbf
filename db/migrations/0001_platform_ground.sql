-- The ground under every feature: what happened (journal), who is signed in, which request was
-- answered how, what was half typed, which files are kept, and the settings made at first start.
create schema platform;

-- Secrets are made here at first start, so that no two installations share one.
create table platform.setting (
  key text primary key,
  value jsonb not null
);

-- Append-only: nothing in the program updates or deletes a row. Ids and codes only, no personal
-- text, so that deleting a person breaks nothing. '-' stands for "above every community".
create table platform.journal (
  community_id text collate "C" not null,
  id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  person_id uuid,
  place_id text collate "C",
  feature text not null,
  verb text not null,
  subject_id text not null,
  data jsonb not null default '{}',
  primary key (community_id, id)
);
create index journal_subject on platform.journal (subject_id, id);
create index journal_actor on platform.journal (actor_id, id) where actor_id is not null;
-- What others did on somebody's behalf, for that person to see.
create index journal_on_behalf on platform.journal (person_id, id) where actor_id <> person_id;

create table platform.session (
  token_hash bytea primary key,
  id uuid not null unique,
  person_id uuid not null,
  acting_for_id uuid,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  device text not null check (char_length(device) <= 200),
  check (acting_for_id <> person_id)
);
create index session_person on platform.session (person_id);

-- A one-time code lives ten minutes and dies after five wrong guesses; only its hash is kept. A code
-- asked for at an unknown address is a row as well, of nobody: no answer tells who is known here.
create table platform.sign_in_code (
  id uuid primary key,
  person_id uuid,
  code_hash bytea not null,
  channel text not null,
  -- To which address it was sent: whoever holds another code of theirs has not shown that this
  -- address is theirs.
  address_hash bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  attempts_left integer not null check (attempts_left between 0 and 5),
  used_at timestamptz
);
create index sign_in_code_person on platform.sign_in_code (person_id, created_at);

-- A link that signs somebody in: the first steward's, and the demonstration's personas.
create table platform.sign_in_link (
  token_hash bytea primary key,
  person_id uuid,
  purpose text not null check (purpose in ('first_steward', 'persona')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  uses_left integer not null check (uses_left >= 0)
);

-- The same key has the same outcome: a double tap makes one matter.
create table platform.request_key (
  key text primary key,
  endpoint text not null,
  actor_id uuid,
  outcome jsonb,
  at timestamptz not null
);
create index request_key_at on platform.request_key (at);

-- What was typed when the session had run out, until the person has signed in again.
create table platform.parked_form (
  id uuid primary key,
  endpoint text not null,
  address text not null,
  fields jsonb not null,
  at timestamptz not null
);

create table platform.file (
  id uuid primary key,
  sha256 bytea not null,
  media_type text not null,
  bytes integer not null check (bytes > 0),
  width integer,
  height integer,
  uploader_id uuid,
  at timestamptz not null
);
create index file_sha256 on platform.file (sha256);

-- Counts attempts per hour and subject, so that limits hold across processes.
create table platform.attempt (
  kind text not null,
  subject text not null,
  window_start timestamptz not null,
  count integer not null check (count > 0),
  primary key (kind, subject, window_start)
);
