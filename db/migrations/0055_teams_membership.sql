-- Volunteer teams (志願隊, 「紅馬甲」): who is in them because both sides said yes. A team itself is an
-- organisation, and who leads it holds a post there; what is kept here is what a team says of itself,
-- who asked, who was invited, and since when who belongs to it.
create schema teams;

-- What a team does, in its leader's words and as abilities.
create table teams.purpose (
  community_id text collate "C" not null,
  organisation_id uuid not null unique,
  words text not null check (char_length(words) between 1 and 300),
  abilities text[] collate "C" not null default '{}',
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (community_id, organisation_id)
);

-- A row stays when somebody leaves: history is kept until the person's record goes.
create table teams.membership (
  community_id text collate "C" not null,
  id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  joined_at timestamptz not null,
  came_by text collate "C" not null check (came_by in ('asked', 'invited', 'entered')),
  -- Who said yes for the person, themselves or who acts for them, and how that came in.
  agreed_by uuid not null,
  agreed_way text collate "C" not null
    check (agreed_way in ('oneself', 'in_person', 'telephone', 'paper', 'letter', 'standing')),
  -- Who said yes for the team, or wrote it down at the counter.
  recorded_by uuid not null,
  shares_telephone boolean not null default false,
  left_at timestamptz,
  left_as text collate "C" check (left_as in ('left', 'let_go')),
  ended_by uuid,
  -- What somebody who was let go was told.
  reason text check (char_length(reason) between 1 and 300),
  primary key (community_id, id),
  unique (id),
  check (num_nulls(left_at, left_as, ended_by) in (0, 3)),
  check (coalesce(left_at >= joined_at, true)),
  check (coalesce(left_as = 'let_go', false) = (reason is not null)),
  -- What was not told to the program by the person or whoever acts for them came in another way.
  check (came_by <> 'entered' or agreed_way <> 'oneself'),
  -- Who has left is not reached any more.
  check (left_at is null or not shares_telephone)
);
create unique index membership_once on teams.membership (organisation_id, person_id)
  where left_at is null;
create index membership_person on teams.membership (person_id, joined_at);
create index membership_team on teams.membership (organisation_id, joined_at);

-- Somebody would like to join.
create table teams.request (
  community_id text collate "C" not null,
  id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  words text check (char_length(words) between 1 and 300),
  shares_telephone boolean not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  asked_way text collate "C" not null
    check (asked_way in ('oneself', 'in_person', 'telephone', 'paper', 'letter', 'standing')),
  state text collate "C" not null check (state in ('waiting', 'accepted', 'declined', 'withdrawn')),
  answered_at timestamptz,
  answered_by uuid,
  answer text check (char_length(answer) between 1 and 300),
  primary key (community_id, id),
  unique (id),
  check ((state = 'waiting') = (answered_at is null)),
  check ((state in ('accepted', 'declined')) = (answered_by is not null)),
  check (state in ('accepted', 'declined') or answer is null),
  -- A no is never without words.
  check (state <> 'declined' or answer is not null)
);
create unique index request_once on teams.request (organisation_id, person_id)
  where state = 'waiting';
create index request_person on teams.request (person_id, asked_at desc);

-- A team would like to have somebody. `person_id` is empty where the number they gave is nobody's, or
-- is invited or in the team already; who invites is not told which.
create table teams.invitation (
  community_id text collate "C" not null,
  id uuid not null,
  organisation_id uuid not null,
  person_id uuid,
  -- For the leaders alone: whom they meant.
  note text not null check (char_length(note) between 1 and 40),
  -- For who is invited.
  words text check (char_length(words) between 1 and 300),
  invited_at timestamptz not null,
  invited_by uuid not null,
  lapses_at timestamptz not null,
  state text collate "C" not null check (state in ('open', 'accepted', 'declined', 'withdrawn')),
  answered_at timestamptz,
  primary key (community_id, id),
  unique (id),
  check (lapses_at > invited_at),
  check ((state = 'open') = (answered_at is null)),
  check (state not in ('accepted', 'declined') or person_id is not null)
);
create index invitation_team on teams.invitation (organisation_id, invited_at desc);
create index invitation_person on teams.invitation (person_id, invited_at desc)
  where person_id is not null;

-- Whose askings a transaction reaches because its subject leads the team: the program looks, and says
-- so for the transaction alone.
create function teams.led() returns uuid[] language sql stable parallel safe
  return nullif(current_setting('linli.teams', true), '')::uuid[];

create policy wall on teams.request using (
  person_id = any(platform.reached_persons())
  or community_id = any(platform.reached_communities())
  or organisation_id = any(teams.led())
  or '*' = any(platform.reached_communities())
) with check (true);
alter table teams.request enable row level security;
alter table teams.request force row level security;

create policy wall on teams.invitation using (
  person_id = any(platform.reached_persons())
  or community_id = any(platform.reached_communities())
  or organisation_id = any(teams.led())
  or '*' = any(platform.reached_communities())
) with check (true);
alter table teams.invitation enable row level security;
alter table teams.invitation force row level security;
