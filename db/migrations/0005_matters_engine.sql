-- Matters: someone needs something, someone does it. One engine for needs and reports; what a
-- profile allows is data in the program, what a neighbourhood sets (categories, deadlines, routes,
-- calendars) is data here. Every table of the engine has the community first in its key.
create schema matters;

-- ---------------------------------------------------------------------------------------------
-- Settings of the host: each row says where it is from. The place '-' stands for everywhere; a row
-- of a place overrules it for the subtree. A row the host has edited stays when a release brings
-- other values.

-- Changes with every change of a setting, so that a process knows when to read them again.
create table matters.reference_version (
  is_only boolean primary key default true check (is_only),
  version uuid not null
);
insert into matters.reference_version (version) values ('00000000-0000-7000-8000-000000000000');

create table matters.category_group (
  code text collate "C" primary key check (code ~ '^[a-z][a-z_]{0,39}$'),
  name_hant text not null check (char_length(name_hant) between 1 and 40),
  name_hans text not null check (char_length(name_hans) between 1 and 40),
  name_en text not null check (char_length(name_en) between 1 and 60),
  icon text not null,
  ordinal integer not null
);

create table matters.stop_question (
  code text collate "C" primary key check (code ~ '^[a-z][a-z_]{0,39}$'),
  question_hant text not null,
  question_hans text not null,
  question_en text not null,
  advice_hant text not null,
  advice_hans text not null,
  advice_en text not null,
  -- Numbers to call, or names of numbers the neighbourhood knows: [{"number":"119"}].
  calls jsonb not null check (jsonb_typeof(calls) = 'array'),
  stops boolean not null
);

create table matters.category (
  code text collate "C" primary key check (code ~ '^[a-z][a-z_]{0,39}$'),
  group_code text collate "C" not null references matters.category_group (code),
  profiles text[] collate "C" not null check (cardinality(profiles) > 0),
  name_hant text not null check (char_length(name_hant) between 1 and 60),
  name_hans text not null check (char_length(name_hans) between 1 and 60),
  name_en text not null check (char_length(name_en) between 1 and 80),
  icon text not null,
  -- Which row of deadlines applies; which distance tells two matters apart.
  clock_class text collate "C" not null check (clock_class ~ '^[a-z][a-z_]{0,39}$'),
  sigma_metres real not null check (sigma_metres > 0),
  stop_questions text[] collate "C" not null default '{}',
  abilities text[] collate "C" not null default '{}',
  is_offered boolean not null default true,
  ordinal integer not null,
  source text not null,
  source_date date not null,
  is_edited boolean not null default false
);

-- A place may leave a category out, or give it another class of deadlines.
create table matters.category_at_place (
  place_id text collate "C" not null check (place_id <> '-'),
  category text collate "C" not null references matters.category (code),
  is_offered boolean not null,
  clock_class text collate "C",
  source text not null,
  source_date date not null,
  primary key (place_id, category)
);

create table matters.category_word (
  category text collate "C" not null references matters.category (code) on delete cascade,
  word text not null check (char_length(word) between 1 and 40),
  role text collate "C" not null check (role in ('synonym', 'exclusion')),
  weight real not null check (weight > 0),
  primary key (category, word, role)
);

-- Two categories people take for one another, and the one question that tells them apart.
create table matters.confusable_pair (
  code text collate "C" primary key,
  question_hant text not null,
  question_hans text not null,
  question_en text not null,
  first_category text collate "C" not null references matters.category (code),
  first_hant text not null,
  first_hans text not null,
  first_en text not null,
  second_category text collate "C" not null references matters.category (code),
  second_hant text not null,
  second_hans text not null,
  second_en text not null,
  check (first_category <> second_category)
);

create table matters.clock_rule (
  place_id text collate "C" not null,
  profile text collate "C" not null,
  clock_class text collate "C" not null,
  stage text collate "C" not null,
  kind text collate "C" not null check (kind in
    ('urgent_working_hours', 'working_hours', 'working_days', 'calendar_days', 'hours')),
  quantity double precision not null check (quantity > 0),
  source text not null,
  source_date date not null,
  is_edited boolean not null default false,
  primary key (place_id, profile, clock_class, stage)
);

-- When somebody is reminded: after a share of a stage's time, or after a time of its own.
create table matters.reminder_rule (
  place_id text collate "C" not null,
  profile text collate "C" not null,
  -- '*' stands for every class.
  clock_class text collate "C" not null,
  stage text collate "C" not null,
  step smallint not null check (step > 0),
  percent real check (percent between 1 and 100),
  kind text collate "C",
  quantity double precision check (quantity > 0),
  recipient text collate "C" not null
    check (recipient in ('asker', 'holder', 'partner', 'dispatcher', 'community_worker')),
  source text not null,
  source_date date not null,
  is_edited boolean not null default false,
  primary key (place_id, profile, clock_class, stage, step),
  check ((percent is null) = (quantity is not null) and (kind is null) = (quantity is null))
);

-- Reminders do not leave at night, except for what cannot wait.
create table matters.quiet_hours (
  place_id text collate "C" primary key,
  from_time text not null check (from_time ~ '^\d\d:\d\d$'),
  to_time text not null check (to_time ~ '^\d\d:\d\d$'),
  except_classes text[] collate "C" not null,
  source text not null,
  source_date date not null,
  is_edited boolean not null default false
);

-- Ordered expressions; the first that holds says who gets the matter.
create table matters.route (
  place_id text collate "C" not null,
  ordinal integer not null,
  condition jsonb not null check (jsonb_typeof(condition) = 'object'),
  targets jsonb not null check (jsonb_typeof(targets) = 'array'),
  note text not null,
  source text not null,
  source_date date not null,
  is_edited boolean not null default false,
  primary key (place_id, ordinal)
);

create table matters.calendar (
  code text collate "C" primary key,
  name_hant text not null,
  name_hans text not null,
  name_en text not null,
  zone text not null,
  -- [{"weekday":1,"opensAt":"09:00","closesAt":"17:00"}]
  weekly jsonb not null,
  urgent_weekly jsonb not null,
  make_up_weekday smallint not null check (make_up_weekday between 1 and 7),
  announced_years integer[] not null,
  source text not null,
  source_date date not null,
  is_edited boolean not null default false
);

create table matters.calendar_day (
  calendar text collate "C" not null references matters.calendar (code) on delete cascade,
  day date not null,
  kind text collate "C" not null check (kind in ('holiday', 'worked')),
  name_hant text not null,
  name_hans text not null,
  name_en text not null,
  source text not null,
  source_date date not null,
  is_edited boolean not null default false,
  primary key (calendar, day)
);

create table matters.calendar_at_place (
  place_id text collate "C" primary key,
  calendar text collate "C" not null references matters.calendar (code)
);

-- ---------------------------------------------------------------------------------------------
-- The engine.

-- Numbers that can be read out on the telephone, one row of them per community and year.
create table matters.counter (
  community_id text collate "C" not null,
  year smallint not null,
  last integer not null check (last > 0),
  primary key (community_id, year)
);

create table matters.matter (
  community_id text collate "C" not null,
  id uuid not null,
  reference text collate "C" not null check (reference ~ '^\d{4}-\d{4,9}$'),
  place_id text collate "C" not null,
  -- Ids of the building and the compound the place lies in, for nearness.
  building_id text collate "C",
  compound_id text collate "C",
  lon double precision check (lon between -180 and 180),
  lat double precision check (lat between -90 and 90),
  profile text collate "C" not null check (profile ~ '^[a-z]{1,20}$'),
  category text collate "C" not null references matters.category (code),
  suggested_category text collate "C",
  title text not null check (char_length(title) between 1 and 80),
  body text not null check (char_length(body) <= 4000),
  -- The words folded for comparing, so that a repeated sending is known again.
  folded_hash bytea not null,
  visibility text collate "C" not null check (visibility in ('all', 'neighbours', 'staff')),
  is_anonymous boolean not null,
  state text collate "C" not null check (state in (
    'submitted', 'verifying', 'accepted', 'offered', 'assigned', 'claimed', 'returned',
    'in_progress', 'scheduled', 'waiting_asker', 'waiting_partner', 'paused', 'done', 'rework',
    'reopen_requested', 'reopened', 'declined', 'resolved', 'partly_resolved', 'done_by_others',
    'out_of_scope', 'no_help_wanted', 'unreachable', 'unanswered', 'duplicate', 'withdrawn')),
  state_since timestamptz not null,
  raised_at timestamptz not null,
  -- The person concerned, and the one who typed.
  asker_id uuid not null,
  actor_id uuid not null,
  -- Whom a complaint is about; they decide nothing in it.
  against_person_id uuid,
  against_organisation_id uuid,
  -- 'organisation:<id>', 'organisation:<id>/<post>' or 'role:<role>@<place>'.
  queue text collate "C" not null check (queue ~ '^(organisation|role):[^ ]{1,160}$'),
  holder_id uuid,
  last_handler_id uuid,
  parent_id uuid,
  merged_into uuid,
  scheduled_for timestamptz,
  -- What the public sees of it: nobody has it, somebody has it, it is over.
  bucket text collate "C" not null generated always as (case
    when state in ('declined', 'resolved', 'partly_resolved', 'done_by_others', 'out_of_scope',
      'no_help_wanted', 'unreachable', 'unanswered', 'duplicate', 'withdrawn') then 'closed'
    when holder_id is not null then 'in_hand' else 'open' end) stored,
  -- Copied from the clocks: the next one of any stage, and the one the public sees.
  next_due_at timestamptz,
  next_stage text collate "C",
  deadline_at timestamptz,
  closed_at timestamptz,
  closed_as text collate "C",
  follower_count integer not null default 0 check (follower_count >= 0),
  comment_count integer not null default 0 check (comment_count >= 0),
  offer_count integer not null default 0 check (offer_count >= 0),
  photo_count integer not null default 0 check (photo_count >= 0),
  return_count integer not null default 0 check (return_count >= 0),
  move_count integer not null default 0 check (move_count >= 0),
  rework_count integer not null default 0 check (rework_count >= 0),
  reopen_count integer not null default 0 check (reopen_count >= 0),
  -- The firsts of its life, which the figures count.
  accepted_at timestamptz,
  accept_due_at timestamptz,
  answered_at timestamptz,
  verified_at timestamptz,
  verified_as text collate "C" check (verified_as in ('found', 'absent', 'unclear')),
  dispatched_at timestamptz,
  dispatched_to text collate "C" check (dispatched_to in ('neighbour', 'staff')),
  contact_due_at timestamptz,
  contacted_at timestamptz,
  handle_due_at timestamptz,
  done_at timestamptz,
  checked_at timestamptz,
  has_passed boolean,
  close_due_at timestamptz,
  verdict_at timestamptz,
  verdict text collate "C" check (verdict in ('solved', 'partly', 'by_others', 'not_solved')),
  is_satisfied boolean,
  primary key (community_id, id),
  unique (community_id, reference),
  foreign key (community_id, parent_id) references matters.matter (community_id, id),
  foreign key (community_id, merged_into) references matters.matter (community_id, id),
  check ((lon is null) = (lat is null)),
  check (merged_into <> id),
  check (parent_id <> id),
  check (state = 'reopen_requested' or (state = 'duplicate') = (merged_into is not null)),
  -- Whoever has it in hand is known, and what nobody has is held by nobody.
  check (state = 'reopened' or (holder_id is not null) = (state in ('assigned', 'claimed',
    'in_progress', 'scheduled', 'waiting_asker', 'waiting_partner', 'paused', 'done', 'rework'))),
  check ((bucket = 'closed') = (closed_at is not null)),
  -- What is open is never without a next clock.
  check ((bucket = 'closed') = (next_due_at is null)),
  check (bucket <> 'closed' or closed_as = state)
);
-- The board, by age, and nearer ones first.
create index matter_board on matters.matter (community_id, bucket, raised_at desc, id desc);
create index matter_compound on matters.matter
  (community_id, compound_id, bucket, raised_at desc, id desc) where compound_id is not null;
create index matter_building on matters.matter
  (community_id, building_id, bucket, raised_at desc, id desc) where building_id is not null;
create index matter_place on matters.matter (community_id, place_id, raised_at desc, id desc);
-- The desk: one queue or the whole community, the most pressing first.
create index matter_desk on matters.matter (community_id, queue, next_due_at, id)
  where next_due_at is not null;
create index matter_pressing on matters.matter (community_id, next_due_at, id)
  where next_due_at is not null;
create index matter_asker on matters.matter (community_id, asker_id, raised_at desc, id desc);
create index matter_holder on matters.matter (community_id, holder_id, next_due_at, id)
  where holder_id is not null;
-- What was raised lately of a category: is it one of these?
create index matter_alike on matters.matter (community_id, category, raised_at desc);
create index matter_merged on matters.matter (community_id, merged_into)
  where merged_into is not null;

-- Who has it in hand, and who lends a hand. Ended, never deleted.
create table matters.assignment (
  community_id text collate "C" not null,
  matter_id uuid not null,
  id uuid not null,
  role text collate "C" not null check (role in ('lead', 'helper')),
  origin text collate "C" not null check (origin in ('claimed', 'assigned', 'offered', 'reopened')),
  person_id uuid not null,
  organisation_id uuid,
  actor_id uuid,
  started_at timestamptz not null,
  acknowledged_at timestamptz,
  ended_at timestamptz,
  end_reason text collate "C" check (end_reason in ('done', 'released', 'returned', 'reassigned',
    'recalled', 'taken_back', 'closed', 'withdrawn', 'merged', 'left')),
  primary key (community_id, matter_id, id),
  foreign key (community_id, matter_id) references matters.matter (community_id, id),
  check ((ended_at is null) = (end_reason is null)),
  check (ended_at >= started_at)
);
-- Never two live holders, however many people press the button at once.
create unique index assignment_one_lead on matters.assignment (community_id, matter_id)
  where role = 'lead' and ended_at is null;
create unique index assignment_once on matters.assignment (community_id, matter_id, person_id)
  where ended_at is null;
create index assignment_person on matters.assignment (community_id, person_id, started_at desc);

-- What happened, in order. The note is the words of whoever did it.
create table matters.event (
  community_id text collate "C" not null,
  matter_id uuid not null,
  id uuid not null,
  -- Ids of one moment differ by chance; this keeps the order in which they were written.
  position bigint not null generated always as identity,
  at timestamptz not null,
  verb text collate "C" not null check (verb ~ '^[a-z_]{1,40}$'),
  from_state text collate "C",
  to_state text collate "C",
  actor_id uuid,
  person_id uuid,
  -- As what they did it: whoever may not see who it was sees this.
  part text collate "C" not null check (part in
    ('asker', 'holder', 'helper', 'staff', 'neighbour', 'system')),
  -- Whom it is told to, when it is a reminder or a request.
  addressed_to uuid,
  note text check (char_length(note) between 1 and 2000),
  visibility text collate "C" not null check (visibility in ('public', 'parties', 'staff')),
  data jsonb not null default '{}',
  primary key (community_id, matter_id, id),
  foreign key (community_id, matter_id) references matters.matter (community_id, id)
);
create index event_addressed on matters.event (community_id, addressed_to, id)
  where addressed_to is not null;

-- One row per stage and round. A pause is a pair of entries in two lists, the last may be open.
create table matters.clock (
  community_id text collate "C" not null,
  matter_id uuid not null,
  stage text collate "C" not null check (stage ~ '^[a-z_]{1,30}$'),
  round smallint not null check (round > 0),
  kind text collate "C" not null,
  quantity double precision not null check (quantity >= 0),
  started_at timestamptz not null,
  -- Unknown while the clock stands still.
  due_at timestamptz,
  stopped_at timestamptz,
  paused_from timestamptz[] not null default '{}',
  paused_to timestamptz[] not null default '{}',
  reminded smallint not null default 0 check (reminded >= 0),
  has_rung boolean not null default false,
  -- Reckoned while the holidays of a year it touches were not announced.
  is_provisional boolean not null,
  -- When somebody has to look at it next: a reminder, or the end.
  wakes_at timestamptz,
  primary key (community_id, matter_id, stage, round),
  foreign key (community_id, matter_id) references matters.matter (community_id, id),
  check (cardinality(paused_from) - cardinality(paused_to) in (0, 1)),
  check (stopped_at is null or cardinality(paused_from) = cardinality(paused_to)),
  -- What is late when it is paused stays late, so a standing clock may have an end.
  check (due_at is not null or cardinality(paused_from) > cardinality(paused_to)),
  check (wakes_at is null or stopped_at is null)
);
create unique index clock_one_live on matters.clock (community_id, matter_id, stage)
  where stopped_at is null;
-- Read by the job that keeps the time of every community.
create index clock_waking on matters.clock (wakes_at) where wakes_at is not null;

create table matters.follower (
  community_id text collate "C" not null,
  matter_id uuid not null,
  person_id uuid not null,
  actor_id uuid,
  -- A reporter's own matter was merged into this one.
  origin text collate "C" not null check (origin in ('follows', 'merged')),
  since timestamptz not null,
  primary key (community_id, matter_id, person_id),
  foreign key (community_id, matter_id) references matters.matter (community_id, id)
);
create index follower_person on matters.follower (community_id, person_id, since desc);

create table matters.comment (
  community_id text collate "C" not null,
  matter_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  actor_id uuid not null,
  person_id uuid not null,
  part text collate "C" not null check (part in
    ('asker', 'holder', 'helper', 'staff', 'neighbour')),
  body text not null check (char_length(body) between 1 and 2000),
  visibility text collate "C" not null check (visibility in ('public', 'parties', 'staff')),
  primary key (community_id, matter_id, id),
  foreign key (community_id, matter_id) references matters.matter (community_id, id)
);

-- "I can lend a hand": to the one who has it, or to the asker while nobody has.
create table matters.offer (
  community_id text collate "C" not null,
  matter_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  actor_id uuid not null,
  at timestamptz not null,
  words text check (char_length(words) between 1 and 500),
  answer text collate "C" check (answer in ('accepted', 'declined', 'lapsed')),
  answered_at timestamptz,
  answered_by uuid,
  primary key (community_id, matter_id, id),
  foreign key (community_id, matter_id) references matters.matter (community_id, id),
  check ((answer is null) = (answered_at is null))
);
create unique index offer_once on matters.offer (community_id, matter_id, person_id)
  where answer is null;

-- What somebody asks of the holder (let go of it) or of the dispatcher (let it rest).
create table matters.request (
  community_id text collate "C" not null,
  matter_id uuid not null,
  id uuid not null,
  kind text collate "C" not null check (kind in ('release', 'pause')),
  person_id uuid not null,
  actor_id uuid not null,
  at timestamptz not null,
  reason text not null check (char_length(reason) between 1 and 500),
  until timestamptz,
  answer text collate "C" check (answer in ('granted', 'refused', 'lapsed')),
  answered_at timestamptz,
  answered_by uuid,
  primary key (community_id, matter_id, id),
  foreign key (community_id, matter_id) references matters.matter (community_id, id),
  check ((answer is null) = (answered_at is null))
);
create unique index request_once on matters.request (community_id, matter_id, kind)
  where answer is null;

create table matters.photo (
  community_id text collate "C" not null,
  matter_id uuid not null,
  id uuid not null,
  file_id uuid not null,
  stage text collate "C" not null check (stage in ('before', 'after', 'proof')),
  at timestamptz not null,
  person_id uuid not null,
  actor_id uuid not null,
  primary key (community_id, matter_id, id),
  unique (community_id, matter_id, file_id),
  foreign key (community_id, matter_id) references matters.matter (community_id, id)
);
-- An address of a photo names the file alone.
create index photo_file on matters.photo (file_id);

-- What the asker says of it, with thanks. A later answer stands beside the earlier one.
create table matters.verdict (
  community_id text collate "C" not null,
  matter_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  person_id uuid not null,
  actor_id uuid not null,
  answer text collate "C" not null check (answer in ('solved', 'partly', 'by_others', 'not_solved')),
  is_satisfied boolean,
  thanks text check (char_length(thanks) between 1 and 500),
  wishes_to_help boolean not null,
  primary key (community_id, matter_id, id),
  foreign key (community_id, matter_id) references matters.matter (community_id, id)
);

create table matters.reopening (
  community_id text collate "C" not null,
  matter_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  kind text collate "C" not null check (kind in ('not_fixed', 'requested')),
  from_state text collate "C" not null,
  person_id uuid not null,
  actor_id uuid not null,
  reason text not null check (char_length(reason) between 1 and 2000),
  decision text collate "C" check (decision in ('granted', 'refused')),
  decided_at timestamptz,
  decided_by uuid,
  primary key (community_id, matter_id, id),
  foreign key (community_id, matter_id) references matters.matter (community_id, id),
  check ((decision is null) = (decided_at is null))
);
create unique index reopening_once on matters.reopening (community_id, matter_id)
  where decision is null;

-- Persons who were helped and, after that, helped somebody else.
create table matters.helped (
  community_id text collate "C" not null,
  person_id uuid not null,
  helped_at timestamptz not null,
  helped_matter_id uuid not null,
  wished_at timestamptz,
  helping_at timestamptz,
  helping_matter_id uuid,
  primary key (community_id, person_id),
  check ((helping_at is null) = (helping_matter_id is null)),
  check (helping_at > helped_at)
);

-- Every change of a figure, with the matter it comes from: a figure is a sum of these rows, and
-- opens into the matters whose rows it sums. A matter that moves takes back what it added at the
-- former place and adds it at the other.
create table matters.figure_change (
  community_id text collate "C" not null,
  measure text collate "C" not null check (measure ~ '^[a-z_]{1,40}$'),
  day date not null,
  matter_id uuid not null,
  place_id text collate "C" not null,
  id uuid not null,
  value double precision not null,
  -- Who adds these up reads each transaction's rows once, however late it commits.
  written_in xid8 not null default pg_current_xact_id(),
  primary key (community_id, measure, day, matter_id, id, place_id)
);
create index figure_change_written on matters.figure_change (written_in);
create view matters.public_figure_change as
  select community_id, place_id, measure, day, id, value, written_in from matters.figure_change;

-- Who was shown an asker's address and telephone; the asker sees this list.
create table matters.contact_sight (
  community_id text collate "C" not null,
  matter_id uuid not null,
  reader_id uuid not null,
  first_at timestamptz not null,
  primary key (community_id, matter_id, reader_id),
  foreign key (community_id, matter_id) references matters.matter (community_id, id)
);

-- A half-told matter, kept on the server while its teller goes through the screens.
create table matters.draft (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid,
  fields jsonb not null check (jsonb_typeof(fields) = 'object'),
  photos uuid[] not null default '{}' check (cardinality(photos) <= 12),
  updated_at timestamptz not null,
  expires_at timestamptz not null
);
create index draft_expiry on matters.draft (expires_at);
create index draft_person on matters.draft (person_id) where person_id is not null;

-- What the auditor found wrong and nobody has mended yet.
create table matters.finding (
  community_id text collate "C" not null,
  matter_id uuid not null,
  kind text collate "C" not null check (kind in ('held_by_nobody', 'holder_mismatch', 'no_clock',
    'clock_mismatch', 'clock_unanswered')),
  found_at timestamptz not null,
  cleared_at timestamptz,
  primary key (community_id, matter_id, kind, found_at),
  foreign key (community_id, matter_id) references matters.matter (community_id, id)
);
create unique index finding_live on matters.finding (community_id, matter_id, kind)
  where cleared_at is null;
