-- The desk of a street shows a page out of tens of thousands of open matters, by any filter, in the
-- order of what is due next. Each of these holds the open ones of one filter in that order, so that
-- a page is read as it stands and a count ends at its limit; what is closed is in none of them.
create index matter_desk_category on matters.matter (community_id, category, next_due_at, id)
  where next_due_at is not null;
create index matter_desk_building on matters.matter (community_id, building_id, next_due_at, id)
  where next_due_at is not null;
create index matter_desk_compound on matters.matter (community_id, compound_id, next_due_at, id)
  where next_due_at is not null;
create index matter_to_decide on matters.matter (community_id, next_due_at, id)
  where next_due_at is not null
    and state in ('submitted', 'verifying', 'returned', 'reopen_requested');
create index matter_waiting on matters.matter (community_id, next_due_at, id)
  where next_due_at is not null and state in ('waiting_asker', 'waiting_partner', 'paused');
create index matter_to_check on matters.matter (community_id, next_due_at, id)
  where next_due_at is not null and state = 'done';
create index matter_unheld on matters.matter (community_id, next_due_at, id)
  where next_due_at is not null and holder_id is null;
