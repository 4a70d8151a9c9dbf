-- How offices are kept safe. A passkey (通行密鑰) is a key in somebody's telephone or computer; here
-- stands its public half only, which opens nothing.

create schema guard;

create table guard.passkey (
  id uuid primary key,
  person_id uuid not null,
  credential_id text not null unique check (char_length(credential_id) between 1 and 1400),
  public_key bytea not null,
  counter bigint not null check (counter >= 0),
  transports text[] not null,
  name text not null check (char_length(name) between 1 and 60),
  created_at timestamptz not null,
  used_at timestamptz
);

create index passkey_of_person on guard.passkey (person_id, created_at);

-- What a key is asked to sign: known by its hash, for five minutes, and taken once. One that is not
-- for signing in belongs to the session that asked.
create table guard.challenge (
  hash bytea primary key,
  ceremony text not null check (ceremony in ('sign_in', 'register', 'strengthen')),
  session_id uuid,
  expires_at timestamptz not null,
  check ((ceremony = 'sign_in') = (session_id is null))
);

create index challenge_expiry on guard.challenge (expires_at);
