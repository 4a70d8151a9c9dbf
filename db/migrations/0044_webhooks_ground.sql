-- Programs of organisations that are told what happens with what the organisation has in hand.
create schema webhooks;

-- One row: up to which transactions the journal has been heard.
create table webhooks.progress (
  is_only boolean primary key default true check (is_only),
  heard_before xid8 not null default pg_current_xact_id()
);
insert into webhooks.progress default values;

-- Where a program of an organisation listens. Address and secrets are sealed with the secret of the
-- installation: an address may hold a password of its own.
create table webhooks.listener (
  community_id text collate "C" not null,
  id uuid not null,
  organisation_id uuid not null,
  name text not null check (char_length(name) between 1 and 80),
  sealed text not null check (char_length(sealed) <= 4000),
  topics text[] not null check (cardinality(topics) between 1 and 20),
  made_at timestamptz not null,
  -- Until when messages carry the signature of the secret before as well.
  older_until timestamptz,
  stopped_at timestamptz,
  -- By a hand, or because who listens has answered that it is gone.
  stopped_for text collate "C" check (stopped_for in ('hand', 'gone', 'failing')),
  primary key (community_id, id),
  unique (id),
  check (num_nulls(stopped_at, stopped_for) in (0, 2))
);
create index listener_organisation on webhooks.listener (community_id, organisation_id);

-- One entry of the journal for one listener, once, and what became of it.
create table webhooks.delivery (
  community_id text collate "C" not null,
  id uuid not null,
  listener_id uuid not null,
  -- Nothing for one that was sent to try.
  entry_id uuid,
  topic text collate "C" not null check (char_length(topic) <= 60),
  -- The number of the matter as its address has it; no words of it.
  matter text collate "C" check (char_length(matter) <= 60),
  happened_at timestamptz not null,
  state text collate "C" not null
    check (state in ('waiting', 'sending', 'sent', 'stopped', 'given_up')),
  attempts integer not null default 0,
  status integer,
  fault text collate "C",
  due_at timestamptz not null,
  made_at timestamptz not null,
  tried_at timestamptz,
  settled_at timestamptz,
  primary key (community_id, id),
  unique (id),
  foreign key (community_id, listener_id)
    references webhooks.listener (community_id, id) on delete cascade
);
create unique index delivery_once on webhooks.delivery (community_id, listener_id, entry_id)
  where entry_id is not null;
create index delivery_due on webhooks.delivery (due_at) where state in ('waiting', 'sending');
create index delivery_latest on webhooks.delivery (community_id, listener_id, made_at desc, id desc);
