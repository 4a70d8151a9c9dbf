-- A round is walked for what has to be looked at, before the work and after it, what is due first.
create index matter_to_look on matters.matter (community_id, next_due_at, id)
  where next_due_at is not null and profile = 'report' and state in ('verifying', 'done');
