-- Acting on behalf (代辦) afterwards: who was told what was done for them, on paper or by telephone,
-- and what they took back. What was done stands in the journal; here are only its numbers.
create schema behalf;

-- For how long what was done for somebody can be taken back by them, by what it was; a host may
-- change the days. What has no row stays.
create table behalf.reversal_rule (
  feature text not null check (feature ~ '^[a-z0-9]+$'),
  verb text not null check (verb ~ '^[a-z_]+$'),
  days smallint not null check (days between 1 and 365),
  source text not null check (char_length(source) between 1 and 200),
  source_date date not null,
  primary key (feature, verb)
);
insert into behalf.reversal_rule (feature, verb, days, source, source_date) values
  ('matters', 'raise', 30, 'Rule of this programme: as long as it is not done.', '2026-11-23'),
  ('matters', 'claim', 30, 'Rule of this programme: as long as it is not done.', '2026-11-23'),
  ('matters', 'follow', 90, 'Rule of this programme.', '2026-11-23'),
  ('people', 'record_consent', 365, 'Consent can be taken back at any time.', '2026-11-23'),
  ('people', 'move_in', 90, 'Rule of this programme.', '2026-11-23');

-- A sheet or a call (回條): what one person is told of what was done for them.
create table behalf.slip (
  community_id text collate "C" not null,
  id uuid not null unique,
  person_id uuid not null,
  way text not null check (way in ('telephone', 'slip')),
  -- The short code on it opens this slip and nothing else; only its hash is kept.
  code_hash bytea not null unique,
  made_by uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  told_at timestamptz,
  told_by uuid,
  primary key (community_id, id),
  check (expires_at > made_at),
  check (told_at >= made_at),
  check (num_nulls(told_at, told_by) in (0, 2))
);
create index slip_waiting on behalf.slip (community_id, made_at) where told_at is null;
create index slip_person on behalf.slip (person_id);

-- What stands on a slip: entries of the journal. Nothing is told twice.
create table behalf.slip_deed (
  community_id text collate "C" not null,
  slip_id uuid not null,
  entry_id uuid not null,
  primary key (community_id, slip_id, entry_id),
  foreign key (community_id, slip_id) references behalf.slip (community_id, id) on delete cascade
);
create unique index slip_deed_once on behalf.slip_deed (community_id, entry_id);

-- What was taken back, by whom, and how they came: signed in, at the counter, with a slip's code.
create table behalf.reversal (
  community_id text collate "C" not null,
  entry_id uuid not null,
  person_id uuid not null,
  actor_id uuid not null,
  by_way text not null check (by_way in ('oneself', 'behalf', 'slip')),
  at timestamptz not null,
  primary key (community_id, entry_id)
);
create index reversal_person on behalf.reversal (person_id, at);
