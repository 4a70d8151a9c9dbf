-- Whoever takes a matter out asks whether it has parts; without this each is looked at.
create index matter_parent on matters.matter (community_id, parent_id)
  where parent_id is not null;
