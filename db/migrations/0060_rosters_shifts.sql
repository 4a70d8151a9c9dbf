-- Rosters (排班): who of a team stands by when. Nobody is put on a shift without having said yes.
create schema rosters;

-- A person's number as a range of one, so that a constraint can compare persons and times together.
create function rosters.person_key(person uuid) returns int8range
language sql immutable parallel safe
return int8range(
  ('x' || substr(replace(person::text, '-', ''), 17))::bit(64)::bigint,
  ('x' || substr(replace(person::text, '-', ''), 17))::bit(64)::bigint, '[]');

create table rosters.roster (
  community_id text collate "C" not null,
  id uuid not null,
  -- The team: an organisation.
  organisation_id uuid not null,
  name text not null check (char_length(name) between 1 and 60),
  starts_on date not null,
  ends_on date not null,
  -- Between a night and the shift before or after it.
  rest_minutes integer not null check (rest_minutes between 0 and 2880),
  most_per_week smallint not null check (most_per_week between 1 and 14),
  -- What whoever stands by has to be able to do.
  ability text collate "C",
  state text collate "C" not null check (state in ('draft', 'published', 'ended')),
  drawn_by uuid not null,
  drawn_at timestamptz not null,
  published_at timestamptz,
  ended_at timestamptz,
  primary key (community_id, id),
  unique (id),
  check (ends_on >= starts_on and ends_on - starts_on <= 62),
  check ((state = 'draft') = (published_at is null)),
  check ((state = 'ended') = (ended_at is not null))
);
create index roster_team on rosters.roster (organisation_id, starts_on desc);

-- A kind of shift and its rotation: its hours, its days, how often, what holidays change.
create table rosters.kind (
  community_id text collate "C" not null,
  roster_id uuid not null,
  id uuid not null,
  name text not null check (char_length(name) between 1 and 40),
  -- On the clocks of the neighbourhood; what ends when or before it began ends on the day after.
  from_clock text collate "C" not null check (from_clock ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  to_clock text collate "C" not null check (to_clock ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  -- 1 for Monday.
  days smallint[] not null check (cardinality(days) between 1 and 7
    and days <@ '{1,2,3,4,5,6,7}'::smallint[]),
  every_weeks smallint not null check (every_weeks between 1 and 8),
  on_holidays text collate "C" not null check (on_holidays in ('as_usual', 'as_sunday', 'none')),
  -- How many on each level: who is called first, who second.
  first_wanted smallint not null check (first_wanted between 1 and 9),
  second_wanted smallint not null check (second_wanted between 0 and 9),
  primary key (community_id, id),
  unique (id),
  foreign key (community_id, roster_id) references rosters.roster (community_id, id)
    on delete cascade
);
create index kind_roster on rosters.kind (community_id, roster_id);

create table rosters.shift (
  community_id text collate "C" not null,
  roster_id uuid not null,
  id uuid not null,
  kind_id uuid not null,
  held_on date not null,
  begins_at timestamptz not null,
  ends_at timestamptz not null,
  is_night boolean not null,
  primary key (community_id, id),
  unique (id),
  unique (community_id, kind_id, held_on),
  foreign key (community_id, roster_id) references rosters.roster (community_id, id)
    on delete cascade,
  foreign key (community_id, kind_id) references rosters.kind (community_id, id) on delete cascade,
  check (ends_at > begins_at and ends_at <= begins_at + interval '26 hours')
);
create index shift_roster on rosters.shift (community_id, roster_id, begins_at);

-- Somebody in one place of a shift: thought of, offered, taken, or not any more.
create table rosters.stand (
  community_id text collate "C" not null,
  roster_id uuid not null,
  shift_id uuid not null,
  id uuid not null,
  level smallint not null check (level in (1, 2)),
  -- Which of the places of its level.
  seat smallint not null check (seat between 1 and 9),
  person_id uuid not null,
  state text collate "C" not null check (state in ('planned', 'offered', 'taken', 'declined',
    'given_up', 'passed_on', 'withdrawn')),
  -- By what somebody said yes: just to this, to such shifts once and for all, or to such hours.
  consent text collate "C" check (consent in ('said', 'standing', 'hours')),
  begins_at timestamptz not null,
  ends_at timestamptz not null,
  put_by uuid not null,
  put_at timestamptz not null,
  answered_at timestamptz,
  -- When it was entered where calls look who is on duty.
  entered_at timestamptz,
  primary key (community_id, id),
  unique (id),
  foreign key (community_id, shift_id) references rosters.shift (community_id, id)
    on delete cascade,
  check (ends_at > begins_at),
  -- Nobody stands by without a yes.
  check (state not in ('taken', 'given_up', 'passed_on') or consent is not null),
  check (state not in ('planned', 'offered') or consent is null),
  check (entered_at is null or state in ('taken', 'given_up', 'passed_on', 'withdrawn')),
  -- One person stands by in one place at a time, whatever the roster.
  constraint stand_once exclude using gist (
    rosters.person_key(person_id) with &&,
    tstzrange(begins_at, ends_at) with &&
  ) where (state = 'taken')
);
create unique index stand_one_seat on rosters.stand (community_id, shift_id, level, seat)
  where state in ('planned', 'offered', 'taken');
create unique index stand_one_person on rosters.stand (community_id, shift_id, person_id)
  where state in ('planned', 'offered', 'taken');
create index stand_person on rosters.stand (person_id, begins_at);
create index stand_due on rosters.stand (begins_at) where state = 'taken' and entered_at is null;
create index stand_roster on rosters.stand (community_id, roster_id);

-- Shifts of a kind to which somebody has said yes once and for all.
create table rosters.standing_yes (
  community_id text collate "C" not null,
  kind_id uuid not null,
  person_id uuid not null,
  said_at timestamptz not null,
  primary key (community_id, kind_id, person_id),
  foreign key (community_id, kind_id) references rosters.kind (community_id, id) on delete cascade
);
create index standing_yes_person on rosters.standing_yes (person_id);

-- Somebody asks whether another takes their shift, or exchanges it for one of theirs.
create table rosters.swap (
  community_id text collate "C" not null,
  id uuid not null,
  stand_id uuid not null,
  -- Who is asked; nobody in particular for all of the team.
  asked_id uuid,
  -- The shift of who is asked, which the asker would take in return.
  return_stand_id uuid,
  asked_at timestamptz not null,
  state text collate "C" not null check (state in ('open', 'agreed', 'declined', 'withdrawn')),
  answered_at timestamptz,
  answered_by uuid,
  primary key (community_id, id),
  unique (id),
  foreign key (community_id, stand_id) references rosters.stand (community_id, id)
    on delete cascade,
  foreign key (community_id, return_stand_id) references rosters.stand (community_id, id)
    on delete cascade,
  check ((state = 'open') = (answered_at is null)),
  -- Nobody takes over a shift without having said so.
  check (state <> 'agreed' or answered_by is not null),
  check (return_stand_id is null or asked_id is not null),
  check (asked_id is null or coalesce(state <> 'agreed' or answered_by = asked_id, false))
);
create unique index swap_one_open on rosters.swap (community_id, stand_id) where state = 'open';
create index swap_asked on rosters.swap (asked_id) where state = 'open';

-- A calendar that other programs read: one's own shifts, or those of a team. The token itself is
-- kept nowhere.
create table rosters.feed (
  community_id text collate "C" not null,
  id uuid not null,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  person_id uuid not null,
  -- Nothing for one's own shifts.
  organisation_id uuid,
  made_at timestamptz not null,
  revoked_at timestamptz,
  primary key (community_id, id)
);
create index feed_person on rosters.feed (person_id);
