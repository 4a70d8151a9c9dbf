-- What people ask of what is held about them stays within the community that keeps it.
create policy wall on rights.correction using (
  community_id = any(platform.reached_communities())
  or person_id = any(platform.reached_persons())
  or asked_by = any(platform.reached_persons())
  or answered_by = any(platform.reached_persons())
  or '*' = any(platform.reached_communities())
) with check (true);

create policy wall on rights.leaving using (
  community_id = any(platform.reached_communities())
  or person_id = any(platform.reached_persons())
  or asked_by = any(platform.reached_persons())
  or '*' = any(platform.reached_communities())
) with check (true);

create policy wall on rights.reading using (
  person_id = any(platform.reached_persons())
  or helper_id = any(platform.reached_persons())
  or '*' = any(platform.reached_communities())
) with check (true);

alter table rights.correction enable row level security;
alter table rights.correction force row level security;
alter table rights.leaving enable row level security;
alter table rights.leaving force row level security;
alter table rights.reading enable row level security;
alter table rights.reading force row level security;
