-- What was tried in vain, by account and by network, and until when the next try has to wait. Nobody
-- waits longer than an hour, and a day without a failure forgets all of them.
create table platform.failure (
  kind text collate "C" not null check (kind ~ '^[a-z]+\.[a-z_]+$'),
  -- The hash of an address, the number of a person, or a network.
  subject text collate "C" not null check (char_length(subject) between 1 and 64),
  failures integer not null check (failures between 1 and 1000),
  failed_at timestamptz not null,
  wait_until timestamptz not null,
  primary key (kind, subject),
  check (wait_until <= failed_at + interval '1 hour')
);
create index failure_at on platform.failure (failed_at);
