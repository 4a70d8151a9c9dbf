-- Of a million matters each is checked when it is written, and again when an archive comes back. What
-- is counted in a regular expression is counted beside it here, which takes half the time; the same
-- is let in as before.
alter table matters.matter
  drop constraint matter_reference_check,
  add constraint matter_reference_check check (reference ~ '^\d+-\d+$'
    and strpos(reference, '-') = 5 and char_length(reference) between 9 and 14),
  drop constraint matter_queue_check,
  add constraint matter_queue_check check ((queue like 'organisation:_%' or queue like 'role:_%')
    and strpos(queue, ' ') = 0 and char_length(queue) - strpos(queue, ':') <= 160);
alter table matters.clock
  drop constraint clock_stage_check,
  add constraint clock_stage_check check (stage ~ '^[a-z_]+$' and char_length(stage) <= 30);
