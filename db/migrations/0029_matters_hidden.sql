-- Words and photos that were hidden by those who look after a place: since when, and why. What was
-- said is no longer in the row, so that whatever reads the row obeys.
alter table matters.matter
  add column hidden_at timestamptz,
  add column hidden_for text collate "C" check (hidden_for ~ '^[a-z]{1,20}$'),
  add constraint matter_hidden check (num_nulls(hidden_at, hidden_for) in (0, 2));
alter table matters.comment
  add column hidden_at timestamptz,
  add column hidden_for text collate "C" check (hidden_for ~ '^[a-z]{1,20}$'),
  add constraint comment_hidden check (num_nulls(hidden_at, hidden_for) in (0, 2));
alter table matters.event
  add column hidden_at timestamptz,
  add column hidden_for text collate "C" check (hidden_for ~ '^[a-z]{1,20}$'),
  add constraint event_hidden check (num_nulls(hidden_at, hidden_for) in (0, 2));
alter table matters.photo
  add column hidden_at timestamptz,
  add column hidden_for text collate "C" check (hidden_for ~ '^[a-z]{1,20}$'),
  add constraint photo_hidden check (num_nulls(hidden_at, hidden_for) in (0, 2));
