-- Vouching (作證): a building leader knows somebody, or saw a paper, and says that they live there;
-- the home needs no household code then. Who vouched is kept, and can take it back.
create table people.vouch (
  community_id text collate "C" not null,
  id uuid not null,
  person_id uuid not null,
  residence_id uuid not null,
  -- By what they know: themselves, or a paper they were shown. The paper is not kept.
  ground text not null check (ground in ('known', 'paper')),
  -- Whether the home stands on this alone; then it ends with it.
  made_home boolean not null,
  vouched_by uuid not null,
  vouched_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (community_id, id),
  -- Nobody vouches for themselves.
  check (vouched_by <> person_id),
  check (ended_at >= vouched_at),
  check (num_nulls(ended_at, ended_by) in (0, 2))
);
-- One word is enough for a home.
create unique index vouch_once on people.vouch (community_id, residence_id) where ended_at is null;
create index vouch_person on people.vouch (person_id);
-- How often somebody vouched on a day is limited.
create index vouch_by on people.vouch (vouched_by, vouched_at);

create policy wall on people.vouch using (
  community_id = any(platform.reached_communities())
  or person_id = any(platform.reached_persons())
  or vouched_by = any(platform.reached_persons())
  or ended_by = any(platform.reached_persons())
  or '*' = any(platform.reached_communities())
) with check (true);
alter table people.vouch enable row level security;
alter table people.vouch force row level security;

-- A sheet of codes (登入號碼單) that one person keeps, each of which signs them in once.
create table people.sheet_code (
  id uuid primary key,
  sheet_id uuid not null,
  number smallint not null check (number between 1 and 10),
  person_id uuid not null,
  code_hash bytea not null unique,
  issued_by uuid not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz,
  unique (sheet_id, number),
  check (expires_at > issued_at)
);
create index sheet_code_open on people.sheet_code (person_id)
  where used_at is null and withdrawn_at is null;
