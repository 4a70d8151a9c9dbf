-- Time that somebody else wrote down for a person is taken back by them, as are sheets of it.
insert into behalf.reversal_rule (feature, verb, days, source, source_date) values
  ('hours', 'record', 90, 'Whose time it is may have it corrected (Order no. 67).', '2026-11-24'),
  ('hours', 'make_sheet', 365, 'What is released can be taken back at any time.', '2026-11-24');
