-- Objections to what somebody wrote or showed, the review that many objections of one thing make,
-- and what was said before it was hidden. The thing itself stands in its own feature.
create schema moderation;

-- Within how many working days a review is due, by what is objected to; '*' stands for the rest. A
-- host may change the days.
create table moderation.deadline_rule (
  reason text collate "C" primary key check (reason ~ '^(\*|[a-z]{1,20})$'),
  working_days smallint not null check (working_days between 1 and 60),
  source text not null check (char_length(source) between 1 and 200),
  source_date date not null
);
insert into moderation.deadline_rule (reason, working_days, source, source_date) values
  ('personal', 1, 'Rule of this programme: what names somebody is looked at first.', '2026-11-23'),
  ('*', 3, 'Rule of this programme.', '2026-11-23');

create table moderation.review (
  community_id text collate "C" not null,
  id uuid not null,
  matter_id uuid not null,
  kind text collate "C" not null check (kind in ('words', 'name', 'comment', 'note', 'photo')),
  thing_id uuid not null,
  -- Whose words or photo it is, and who typed for them; they decide nothing in it.
  person_id uuid not null,
  actor_id uuid not null,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  decision text collate "C" check (decision in ('kept', 'hidden', 'mended')),
  reason text collate "C" check (reason ~ '^[a-z]{1,20}$'),
  -- What the author is told beside the reason.
  words text check (char_length(words) between 1 and 500),
  decided_at timestamptz,
  decided_by uuid,
  -- When what was hidden was shown again.
  ended_at timestamptz,
  ended_by uuid,
  primary key (community_id, id),
  unique (id),
  check (num_nulls(decision, decided_at, decided_by) in (0, 3)),
  check ((decision = 'hidden') is not true or reason is not null),
  check (num_nulls(ended_at, ended_by) in (0, 2)),
  check (ended_at is null or decision = 'hidden')
);
-- However many object, one thing has one open review, and is hidden by one.
create unique index review_one_open on moderation.review (community_id, matter_id, kind, thing_id)
  where decision is null;
create unique index review_one_hidden on moderation.review (community_id, matter_id, kind, thing_id)
  where decision = 'hidden' and ended_at is null;
create index review_due on moderation.review (community_id, due_at, id) where decision is null;
create index review_latest on moderation.review (community_id, decided_at desc, id)
  where decision is not null;
create index review_person on moderation.review (person_id, decided_at);

create table moderation.objection (
  community_id text collate "C" not null,
  review_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  -- Nobody for a visitor; never shown to anybody but themselves.
  person_id uuid,
  reason text collate "C" not null check (reason ~ '^[a-z]{1,20}$'),
  words text check (char_length(words) between 1 and 1000),
  primary key (community_id, review_id, id),
  foreign key (community_id, review_id) references moderation.review (community_id, id)
);
-- Who objects twice to the same thing is heard once.
create unique index objection_once on moderation.objection (community_id, review_id, person_id)
  where person_id is not null;
create index objection_person on moderation.objection (person_id) where person_id is not null;

-- What was said before it was hidden: for its author, and for those who may have to look again.
create table moderation.withheld (
  community_id text collate "C" not null,
  review_id uuid not null,
  person_id uuid not null,
  actor_id uuid not null,
  title text check (char_length(title) between 1 and 80),
  body text not null check (char_length(body) <= 4000),
  at timestamptz not null,
  primary key (community_id, review_id),
  foreign key (community_id, review_id) references moderation.review (community_id, id)
);
create index withheld_person on moderation.withheld (person_id);

create policy wall on moderation.objection using (
  community_id = any(platform.reached_communities())
  or person_id = any(platform.reached_persons())
  or '*' = any(platform.reached_communities())
) with check (true);
create policy wall on moderation.withheld using (
  community_id = any(platform.reached_communities())
  or person_id = any(platform.reached_persons())
  or actor_id = any(platform.reached_persons())
  or '*' = any(platform.reached_communities())
) with check (true);
alter table moderation.objection enable row level security;
alter table moderation.objection force row level security;
alter table moderation.withheld enable row level security;
alter table moderation.withheld force row level security;
