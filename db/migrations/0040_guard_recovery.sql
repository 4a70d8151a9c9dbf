-- Letting somebody in again who has lost every key: two stewards, neither of them that person, say
-- within a day that they have seen or spoken to them, by a number that the person reads to each.
create table guard.recovery (
  id uuid primary key,
  person_id uuid not null,
  -- Where it was asked; the first key afterwards is made there and nowhere else.
  session_id uuid not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  first_by uuid,
  first_at timestamptz,
  second_by uuid,
  second_at timestamptz,
  -- Taken back by the person, or used for a key.
  ended_at timestamptz,
  check (expires_at > asked_at and expires_at <= asked_at + interval '1 day'),
  check (num_nulls(first_by, first_at) in (0, 2)),
  check (num_nulls(second_by, second_at) in (0, 2)),
  check (second_by is null or first_by is not null),
  check (first_by is distinct from person_id),
  check (second_by is null or second_by not in (first_by, person_id)),
  check (first_at is null or (first_at >= asked_at and first_at < expires_at)),
  check (second_at is null or (second_at >= first_at and second_at < expires_at))
);
create unique index recovery_one on guard.recovery (person_id) where ended_at is null;
create index recovery_first on guard.recovery (first_by) where first_by is not null;
create index recovery_second on guard.recovery (second_by) where second_by is not null;
