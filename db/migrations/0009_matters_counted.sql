-- The board counts what is open by building, and the elevation lights the homes where a matter was
-- answered. Both read only these columns, so an index that carries them answers without the table,
-- however many matters the community has had.
create index matter_counted on matters.matter (community_id, bucket, building_id)
  include (visibility, against_person_id, against_organisation_id, asker_id, holder_id)
  where bucket in ('open', 'in_hand');

create index matter_helped on matters.matter (community_id, place_id, closed_at)
  include (visibility, against_person_id, against_organisation_id, asker_id, holder_id)
  where bucket = 'closed'
    and state in ('resolved', 'partly_resolved', 'unanswered')
    and place_id <> building_id;
