-- A session may be begun with a code of a sheet that its person keeps.
alter table platform.session drop constraint session_way_check;
alter table platform.session add constraint session_way_check check (way in
  ('code', 'counter_code', 'household_code', 'sheet_code', 'link', 'first', 'passkey', 'rescue'));
