-- A pattern that counts (`{1,160}`) takes a tenth of a millisecond a row, and a pattern without and a
-- length take a hundredth of that: of a million matters that are restored, three minutes.
alter table matters.matter
  drop constraint matter_queue_check,
  add constraint matter_queue_check check (queue ~ '^(organisation|role):[^ ]+$'
    and char_length(queue) - strpos(queue, ':') <= 160),
  drop constraint matter_profile_check,
  add constraint matter_profile_check check (profile ~ '^[a-z]+$' and char_length(profile) <= 20);

alter table matters.event
  drop constraint event_verb_check,
  add constraint event_verb_check check (verb ~ '^[a-z_]+$' and char_length(verb) <= 40);

alter table matters.figure_change
  drop constraint figure_change_measure_check,
  add constraint figure_change_measure_check
    check (measure ~ '^[a-z_]+$' and char_length(measure) <= 40);
