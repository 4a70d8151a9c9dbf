-- How what is done for somebody came in, for as long as somebody acts for them: each entry of the
-- journal that is made meanwhile tells it, too.
alter table platform.session
  add column acting_way text
    check (acting_way in ('in_person', 'telephone', 'paper', 'letter', 'standing')),
  add check (acting_way is null or acting_for_id is not null);

-- What was done for others in a community, the latest first, for those who have to tell them.
create index journal_on_behalf_in on platform.journal (community_id, id)
  where actor_id <> person_id;
