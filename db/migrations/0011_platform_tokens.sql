-- A token for a program is a session with a name and fewer rights: it lets a program do for its owner
-- what these scopes name, and nothing of what only the owner may (signing in, consents, roles).
alter table platform.session
  add column name text check (char_length(name) between 1 and 60),
  add column scopes text[] check (cardinality(scopes) between 1 and 20),
  add check ((name is null) = (scopes is null)),
  -- A program never borrows the rights of a third.
  add check (scopes is null or acting_for_id is null);
