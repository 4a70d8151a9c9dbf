-- A counted group in a regular expression costs ten times what the rest of it does: of the nation's
-- places, nine seconds at each import and each restore. The same paths are let in as before: codes
-- joined by dots, at most sixteen of them.
alter table places.place
  drop constraint place_path_check,
  add constraint place_path_check check (path ~ '^[0-9a-z_]+(\.[0-9a-z_]+)*$'
    and char_length(path) - char_length(replace(path, '.', '')) <= 15);
