-- One call, a hundred answers (一呼百應): a leader asks the members of teams to come to one place at
-- one time, so many of them, until there are enough.
create schema musters;

create table musters.muster (
  community_id text collate "C" not null,
  id uuid not null unique,
  title text not null check (char_length(title) between 1 and 60),
  meeting_place text not null check (char_length(meeting_place) between 1 and 80),
  note text check (char_length(note) between 1 and 500),
  -- Only members who live within it are asked; the community itself for all.
  area_id text collate "C" not null,
  starts_at timestamptz not null,
  wanted smallint not null check (wanted between 1 and 500),
  coming smallint not null default 0,
  made_by uuid not null,
  made_at timestamptz not null,
  -- When those it is for were found and asked.
  asked_at timestamptz,
  ended_at timestamptz,
  ended_as text collate "C" check (ended_as in ('stood_down', 'held')),
  end_words text check (char_length(end_words) between 1 and 300),
  primary key (community_id, id),
  -- However many say yes at once, no more come than are wanted.
  check (coming between 0 and wanted),
  check (starts_at > made_at),
  check ((ended_at is null) = (ended_as is null)),
  check (end_words is null or ended_at is not null),
  -- Who stands down says why.
  check (coalesce(ended_as, '') <> 'stood_down' or end_words is not null)
);
-- Sent twice, it is one.
create unique index muster_once on musters.muster (community_id, made_by, title, starts_at)
  where ended_at is null;
create index muster_open on musters.muster (starts_at) where ended_at is null;
create index muster_made on musters.muster (community_id, made_at desc);

-- Whose members are asked.
create table musters.team (
  community_id text collate "C" not null,
  muster_id uuid not null,
  organisation_id uuid not null,
  primary key (community_id, muster_id, organisation_id),
  foreign key (community_id, muster_id) references musters.muster (community_id, id)
);
create index team_organisation on musters.team (organisation_id);

-- Who is asked, and what they said. Nobody is asked twice by one muster.
create table musters.asked (
  community_id text collate "C" not null,
  muster_id uuid not null,
  person_id uuid not null,
  asked_at timestamptz not null,
  seen_at timestamptz,
  answer text collate "C" check (answer in ('yes', 'no')),
  answered_at timestamptz,
  -- One of those who come, or in line behind them.
  place text collate "C" check (place in ('coming', 'reserve')),
  placed_at timestamptz,
  -- Whether they were there, as the leader noted afterwards.
  came boolean,
  primary key (community_id, muster_id, person_id),
  foreign key (community_id, muster_id) references musters.muster (community_id, id),
  check ((answer is null) = (answered_at is null)),
  check ((place is null) = (placed_at is null)),
  check ((place is not null) = (coalesce(answer, '') = 'yes')),
  check (came is null or coalesce(place, '') = 'coming')
);
create index asked_person on musters.asked (person_id, asked_at desc);
create index asked_line on musters.asked (community_id, muster_id, answered_at, person_id)
  where place = 'reserve';
