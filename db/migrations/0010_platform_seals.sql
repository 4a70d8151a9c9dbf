-- A chain over the journal: each entry gets a digest of its content and of the digest before it, so
-- that no entry can be changed or taken out later without all that follow telling.

-- Who seals reads each transaction's entries once, however late it commits.
alter table platform.journal add column written_in xid8 not null default pg_current_xact_id();
create index journal_written on platform.journal (written_in);

create table platform.journal_link (
  position bigint primary key check (position > 0),
  community_id text collate "C" not null,
  entry_id uuid not null,
  digest bytea not null check (octet_length(digest) = 32),
  sealed_at timestamptz not null,
  unique (community_id, entry_id)
);

-- One row: how long the chain is, its last digest, and up to which transactions it has come.
create table platform.journal_chain (
  is_only boolean primary key default true check (is_only),
  length bigint not null check (length >= 0),
  digest bytea not null check (octet_length(digest) = 32),
  sealed_at timestamptz,
  sealed_before xid8 not null
);
insert into platform.journal_chain (length, digest, sealed_before)
values (0, decode(repeat('00', 32), 'hex'), '0');
