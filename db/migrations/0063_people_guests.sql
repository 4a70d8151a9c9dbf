-- Who calls for help with the paper of a household has no account, and need not live there. They
-- are on record until the call is long over.
alter table people.person
  -- The household whose paper they held; null for everybody else.
  add column guest_of text collate "C";

create index person_guest on people.person (created_at) where guest_of is not null;
