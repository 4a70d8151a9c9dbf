-- Record sheets (記錄單): what somebody lets others read of the time they gave, by a code on paper.
-- The code is reckoned from the secret of the installation and stands nowhere; only its hash does.
create table hours.sheet (
  community_id text collate "C" not null,
  id uuid not null unique,
  person_id uuid not null,
  code_hash bytea not null unique check (octet_length(code_hash) = 32),
  -- Their name in full, or how neighbours call them.
  shows_name text collate "C" not null check (shows_name in ('full', 'called')),
  shows_activities boolean not null,
  from_on date not null,
  to_on date not null,
  -- What the paper says.
  minutes integer not null check (minutes > 0),
  made_at timestamptz not null,
  made_by uuid not null,
  valid_until date not null,
  revoked_at timestamptz,
  primary key (community_id, id),
  check (to_on >= from_on)
);
create index sheet_person on hours.sheet (person_id, made_at desc);
