-- That somebody was vouched for can be taken back by them.
insert into behalf.reversal_rule (feature, verb, days, source, source_date) values
  ('people', 'vouch', 365, 'A word about somebody''s home can be taken back at any time.', '2026-11-23');
