-- Proofs of what neighbours can do: that somebody has seen a licence, or held a training. Of a licence
-- neither number nor picture is kept, only what it was, who saw it, and until when it holds.

-- For some abilities a word is not enough: who says so is called only while a proof holds.
alter table volunteers.ability add column needs_proof boolean not null default false;
update volunteers.ability set needs_proof = true where code = 'electrical';

create table volunteers.proof (
  -- Where it was seen.
  community_id text collate "C" not null,
  id uuid not null,
  person_id uuid not null,
  ability text collate "C" not null references volunteers.ability (code),
  -- A licence that was shown, or a training that somebody took part in.
  kind text collate "C" not null check (kind in ('shown', 'training')),
  what text not null check (char_length(what) between 1 and 60),
  -- For which team or other body it was seen, or who held the training.
  organisation_id uuid not null,
  recorded_by uuid not null,
  began_at timestamptz not null,
  -- Not any more from this moment on.
  ends_at timestamptz not null,
  reminded_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  primary key (community_id, id),
  unique (id),
  check (ends_at > began_at),
  check (num_nulls(withdrawn_at, withdrawn_by) in (0, 2))
);
create index proof_person on volunteers.proof (person_id, ability) where withdrawn_at is null;
create index proof_ending on volunteers.proof (ends_at)
  where reminded_at is null and withdrawn_at is null;
