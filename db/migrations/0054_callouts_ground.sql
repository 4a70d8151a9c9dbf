-- Finding help (call-outs): who is asked to come for an urgent matter, in which order, and what they
-- said. What a call goes by is copied into it when it begins.
create schema callouts;

-- How help is sought, by place; '-' is everywhere, and a place overrules what is above it.
create table callouts.rule (
  place_id text collate "C" primary key,
  -- The probability that at least one of each wave comes.
  targets real[] not null check (cardinality(targets) between 1 and 10),
  wave_seconds integer not null check (wave_seconds between 5 and 3600),
  collect_seconds integer not null check (collect_seconds between 0 and 300),
  rung_seconds integer not null check (rung_seconds between 5 and 3600),
  -- What is believed of acceptance before anything was seen: so many of so many.
  prior_yes real not null check (prior_yes > 0),
  prior_asked real not null,
  rest_hours real not null check (rest_hours > 0),
  travel_minutes real not null check (travel_minutes > 0),
  most_asked integer not null check (most_asked between 1 and 1000),
  -- The roles that are called one after the other when no volunteer comes.
  chain text[] collate "C" not null check (cardinality(chain) between 1 and 10),
  source text not null,
  source_date date not null,
  is_edited boolean not null default false,
  check (prior_asked > prior_yes)
);
insert into callouts.rule (place_id, targets, wave_seconds, collect_seconds, rung_seconds,
  prior_yes, prior_asked, rest_hours, travel_minutes, most_asked, chain, source, source_date)
values ('-', '{0.5,0.75,0.94}', 45, 20, 120, 5, 20, 24, 10, 200,
  '{building_leader,community_worker,dispatcher}',
  'Linli starting values, chosen for this project; each host sets its own.', '2026-11-23');

create table callouts.call (
  community_id text collate "C" not null,
  id uuid not null,
  matter_id uuid not null,
  plan jsonb not null check (jsonb_typeof(plan) = 'object'),
  wanted smallint not null check (wanted between 1 and 500),
  begun_at timestamptz not null,
  wave smallint not null default 0 check (wave >= 0),
  rung smallint not null default 0 check (rung >= 0),
  -- Its asker says that it got worse: the chain is called at once.
  is_pressing boolean not null default false,
  -- Until when those who were called last have their time.
  asked_until timestamptz,
  -- When those who said yes are chosen from.
  collect_until timestamptz,
  -- When somebody has to look at it next.
  next_at timestamptz,
  ended_at timestamptz,
  ended_as text collate "C" check (ended_as in ('taken', 'over', 'nobody')),
  primary key (community_id, id),
  check ((ended_at is null) = (ended_as is null)),
  -- A call that has not ended is never without somebody who looks at it next.
  check ((ended_at is null) = (next_at is not null)),
  check (ended_at >= begun_at)
);
-- However many look at once, help for one matter is sought once.
create unique index call_one_live on callouts.call (community_id, matter_id)
  where ended_at is null;
create index call_matter on callouts.call (community_id, matter_id, begun_at desc);
create index call_waking on callouts.call (next_at) where next_at is not null;

-- Who was asked, and what they said. Nobody is asked twice by one call.
create table callouts.alert (
  community_id text collate "C" not null,
  call_id uuid not null,
  person_id uuid not null,
  wave smallint not null check (wave > 0),
  rung smallint not null check (rung >= 0),
  -- For choosing among those who say yes; gone when the call has ended.
  fitness real check (fitness between 0 and 1),
  asked_at timestamptz not null,
  seen_at timestamptz,
  answer text collate "C" check (answer in ('yes', 'no')),
  answered_at timestamptz,
  -- How long the way takes them, as they said.
  way_minutes smallint check (way_minutes between 1 and 240),
  chosen_at timestamptz,
  primary key (community_id, call_id, person_id),
  foreign key (community_id, call_id) references callouts.call (community_id, id),
  check ((answer is null) = (answered_at is null)),
  check (way_minutes is null or coalesce(answer, '') = 'yes'),
  -- Only who said yes goes.
  check (chosen_at is null or coalesce(answer, '') = 'yes')
);
create index alert_person on callouts.alert (person_id, asked_at desc);
-- What is learned of acceptance in a community.
create index alert_asked on callouts.alert (community_id, asked_at);
