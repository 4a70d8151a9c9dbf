-- How somebody wishes to be told what others did for them. Without a row it follows from whether
-- they have ever signed in: on their own page, or on paper.
create table people.told_way (
  community_id text collate "C" not null,
  person_id uuid not null unique,
  way text not null check (way in ('page', 'relative', 'telephone', 'slip', 'email', 'sms')),
  chosen_at timestamptz not null,
  chosen_by uuid not null,
  primary key (community_id, person_id)
);

create policy wall on people.told_way using (
  community_id = any(platform.reached_communities())
  or person_id = any(platform.reached_persons())
  -- Who noted it for others finds it among what is held about themselves.
  or chosen_by = any(platform.reached_persons())
  or '*' = any(platform.reached_communities())
) with check (true);
alter table people.told_way enable row level security;
alter table people.told_way force row level security;
