-- The second wall. The program decides who may see what; if it errs, the database still hands out no
-- personal row of a community that the reader has nothing to do with. Each request begins by saying,
-- for its transaction alone, whose inside it may see; who says nothing sees nothing. The program's own
-- work (jobs, archives, loading) says '*' when it connects.
create function platform.reached_communities() returns text[] language sql stable parallel safe
  return nullif(current_setting('linli.communities', true), '')::text[];
create function platform.reached_homes() returns text[] language sql stable parallel safe
  return nullif(current_setting('linli.homes', true), '')::text[];
create function platform.reached_persons() returns uuid[] language sql stable parallel safe
  return nullif(current_setting('linli.persons', true), '')::uuid[];
