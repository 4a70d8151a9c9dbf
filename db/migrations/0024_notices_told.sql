-- Notices: who is told what happened, by which way, and what became of each message. Neither a title
-- nor a name stands here: what a notice is about is read when somebody reads it, as far as they may.
create schema notices;

-- One row: up to which transactions the journal has been heard.
create table notices.progress (
  is_only boolean primary key default true check (is_only),
  heard_before xid8 not null default pg_current_xact_id()
);
insert into notices.progress default values;

-- What one person is told of one entry of the journal, once. '-' stands for above every community.
create table notices.notice (
  community_id text collate "C" not null,
  id uuid not null unique,
  person_id uuid not null,
  entry_id uuid not null,
  at timestamptz not null,
  topic text collate "C" not null check (topic ~ '^[a-z_]{1,30}$'),
  kind text collate "C" not null check (kind ~ '^[a-z_]{1,40}$'),
  matter_id uuid,
  is_urgent boolean not null,
  read_at timestamptz,
  primary key (community_id, id),
  unique (person_id, entry_id)
);
create index notice_latest on notices.notice (person_id, at desc, id desc);
create index notice_unread on notices.notice (person_id) where read_at is null;

-- What somebody chose for one topic by one way; without a row the usual holds.
create table notices.choice (
  person_id uuid not null,
  topic text collate "C" not null,
  channel text collate "C" not null,
  timing text collate "C" not null check (timing in ('now', 'digest', 'never')),
  chosen_at timestamptz not null,
  primary key (person_id, topic, channel)
);

-- When nobody is disturbed, and when what happened in a day is told together.
create table notices.hours (
  person_id uuid primary key,
  quiet_from text not null check (quiet_from ~ '^\d\d:\d\d$'),
  quiet_to text not null check (quiet_to ~ '^\d\d:\d\d$'),
  digest_at text not null check (digest_at ~ '^\d\d:\d\d$')
);

-- The one tap that stops a topic, or '*' for all, whatever was chosen. Undone, the row goes.
create table notices.stop (
  person_id uuid not null,
  topic text collate "C" not null check (topic = '*' or topic ~ '^[a-z_]{1,30}$'),
  stopped_at timestamptz not null,
  primary key (person_id, topic)
);

-- A robot in a chat group, which tells what is public of a place. Its address is a secret.
create table notices.robot (
  community_id text collate "C" not null,
  id uuid not null unique,
  place_id text collate "C" not null,
  kind text collate "C" not null check (kind in ('wecom', 'dingtalk', 'feishu')),
  name text not null check (char_length(name) between 1 and 60),
  sealed text not null,
  made_at timestamptz not null,
  primary key (community_id, id)
);
create index robot_place on notices.robot (place_id);

-- A browser that takes notices.
create table notices.subscription (
  id uuid primary key,
  person_id uuid not null,
  address_hash bytea not null unique,
  sealed text not null,
  device text not null check (char_length(device) <= 200),
  made_at timestamptz not null
);
create index subscription_person on notices.subscription (person_id);

-- One notice by one way. Those that leave together share a message; it keeps its number however
-- often it is tried, so that whoever gets it twice can tell.
create table notices.delivery (
  community_id text collate "C" not null,
  id uuid not null,
  notice_id uuid references notices.notice (id) on delete cascade,
  person_id uuid,
  robot_id uuid references notices.robot (id) on delete cascade,
  entry_id uuid,
  matter_id uuid,
  channel text collate "C" not null check (channel in ('email', 'sms', 'push', 'robot')),
  topic text collate "C" not null,
  kind text collate "C" not null,
  is_urgent boolean not null,
  state text collate "C" not null
    check (state in ('waiting', 'sending', 'sent', 'stopped', 'given_up')),
  due_at timestamptz not null,
  message_id uuid,
  attempts smallint not null default 0 check (attempts between 0 and 20),
  tried_at timestamptz,
  settled_at timestamptz,
  fault text collate "C" check (fault ~ '^[a-z_]{1,40}$'),
  made_at timestamptz not null,
  primary key (community_id, id),
  unique (notice_id, channel),
  unique (robot_id, entry_id),
  check ((channel = 'robot') = (robot_id is not null)),
  check ((channel = 'robot') = (person_id is null)),
  check ((state in ('sent', 'stopped', 'given_up')) = (settled_at is not null)),
  check (state <> 'sending' or (message_id is not null and tried_at is not null))
);
create index delivery_due on notices.delivery (due_at) where state in ('waiting', 'sending');
create index delivery_message on notices.delivery (message_id) where message_id is not null;
create index delivery_person on notices.delivery (person_id, made_at desc);
create index delivery_robot on notices.delivery (robot_id, tried_at) where robot_id is not null;
create index delivery_settled on notices.delivery (settled_at desc) where settled_at is not null;
