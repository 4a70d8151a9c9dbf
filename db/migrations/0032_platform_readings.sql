-- Who was shown what of somebody that neighbours are not: each reader once an hour for each person and
-- kind of thing. The person reads it on their own page.
create table platform.reading (
  -- Where it was read.
  community_id text collate "C" not null,
  person_id uuid not null,
  actor_id uuid not null,
  kind text not null check (kind in ('record', 'list', 'matter', 'contact')),
  hour timestamptz not null,
  at timestamptz not null,
  -- The role by which they saw it; nothing where a part in a matter gave it.
  office text check (office in ('building_leader', 'grid_worker', 'community_worker', 'dispatcher',
    'steward')),
  primary key (community_id, person_id, actor_id, kind, hour),
  check (person_id <> actor_id),
  check (at >= hour)
);
create index reading_about on platform.reading (person_id, at);
create index reading_by on platform.reading (actor_id);
create index reading_at on platform.reading using brin (at);

create policy wall on platform.reading using (
  person_id = any(platform.reached_persons())
  or actor_id = any(platform.reached_persons())
  or '*' = any(platform.reached_communities())
) with check (true);
alter table platform.reading enable row level security;
alter table platform.reading force row level security;

-- Until now the journal alone knew who had opened a record.
insert into platform.reading (community_id, person_id, actor_id, kind, hour, at)
select community_id, subject_id::uuid, actor_id, 'record', date_trunc('hour', at), min(at)
from platform.journal
where feature = 'people' and verb = 'read' and actor_id::text <> subject_id
group by 1, 2, 3, 5;
