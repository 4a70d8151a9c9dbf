-- Whose words or photo was hidden may have somebody else look again, once.
create table moderation.appeal (
  community_id text collate "C" not null,
  review_id uuid not null,
  at timestamptz not null,
  -- Who appealed: whose it is, or who typed it for them.
  person_id uuid not null,
  -- Why; gone once they have left.
  words text check (char_length(words) between 1 and 1000),
  due_at timestamptz not null,
  outcome text collate "C" check (outcome in ('shown', 'upheld')),
  answer text check (char_length(answer) between 1 and 500),
  decided_at timestamptz,
  decided_by uuid,
  primary key (community_id, review_id),
  foreign key (community_id, review_id) references moderation.review (community_id, id),
  check (num_nulls(outcome, decided_at, decided_by) in (0, 3)),
  check (answer is null or outcome is not null)
);
create index appeal_due on moderation.appeal (community_id, due_at) where outcome is null;
create index appeal_person on moderation.appeal (person_id);

create policy wall on moderation.appeal using (
  community_id = any(platform.reached_communities())
  or person_id = any(platform.reached_persons())
  or '*' = any(platform.reached_communities())
) with check (true);
alter table moderation.appeal enable row level security;
alter table moderation.appeal force row level security;
