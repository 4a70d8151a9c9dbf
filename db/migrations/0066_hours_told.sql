-- Since when those who confirm a record know that it waits for them: they are told once, of all that
-- came since the day before.
alter table hours.record add column told_at timestamptz;
