-- What was urgent in a night is looked at afterwards, and found by when it was raised; of a
-- community's matters it is few.
create index matter_urgent on matters.matter (community_id, raised_at) where profile = 'urgent';
