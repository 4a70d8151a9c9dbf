-- Handing on (轉辦): whose it was before, while the side it was handed to has said neither yes nor no,
-- and how often it was sent back. After the third time the superior decides, and nobody sends back.
alter table matters.matter
  add column passed_from text collate "C" check (passed_from ~ '^(organisation|role):[^ ]+$'
    and char_length(passed_from) - strpos(passed_from, ':') <= 160),
  add column send_back_count smallint not null default 0 check (send_back_count between 0 and 3),
  add constraint matter_passed_on check (passed_from is null
    or (passed_from <> queue and state in ('submitted', 'returned')));
-- The desk of who handed it on: what nobody has taken over yet, by what is due next.
create index matter_passed on matters.matter (community_id, next_due_at, id)
  where passed_from is not null;
create index matter_passed_from on matters.matter (community_id, passed_from, next_due_at, id)
  where passed_from is not null;
alter table matters.assignment
  drop constraint assignment_end_reason_check,
  add constraint assignment_end_reason_check check (end_reason in ('done', 'released', 'returned',
    'reassigned', 'recalled', 'transferred', 'taken_back', 'closed', 'withdrawn', 'merged', 'left'));
