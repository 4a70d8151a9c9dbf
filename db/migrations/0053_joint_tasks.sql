-- Joint tasks (街鄉吹哨、部門報到): an office below calls offices of its own level and above to one
-- matter, under a lead. Who is called is written as whose a matter is: a body, or a role at a place.
create schema joint;

create table joint.task (
  community_id text collate "C" not null,
  id uuid not null,
  matter_id uuid not null,
  caller text collate "C" not null check ((caller like 'organisation:_%' or caller like 'role:_%')
    and strpos(caller, ' ') = 0 and char_length(caller) <= 180),
  -- Who decides what caller and called do not agree on, and is told of what nobody answers.
  superior text collate "C" not null check ((superior like 'organisation:_%' or superior like 'role:_%')
    and strpos(superior, ' ') = 0 and char_length(superior) <= 180),
  lead text collate "C" not null,
  what text not null check (char_length(what) between 1 and 1000),
  meeting_place text not null check (char_length(meeting_place) between 1 and 200),
  asked_at timestamptz not null,
  asked_by uuid not null,
  report_due_at timestamptz not null,
  meet_at timestamptz not null,
  state text collate "C" not null
    check (state in ('called', 'met', 'closed', 'assessed', 'called_off')),
  met_at timestamptz,
  agreed text check (char_length(agreed) between 1 and 2000),
  closed_at timestamptz,
  result text check (char_length(result) between 1 and 2000),
  assessed_at timestamptz,
  assessment text collate "C" check (assessment in ('solved', 'partly', 'not_solved')),
  assessment_words text check (char_length(assessment_words) between 1 and 1000),
  called_off_at timestamptz,
  called_off_for text check (char_length(called_off_for) between 1 and 1000),
  -- What the lead owes, or at the end the caller: since when, until when, and how often it was said.
  owed_since timestamptz,
  owed_until timestamptz,
  owed_step smallint not null default 0 check (owed_step >= 0),
  -- When somebody has to be reminded next, of whatever is owed.
  wakes_at timestamptz,
  primary key (community_id, id),
  unique (id),
  check (caller <> lead),
  check (report_due_at > asked_at and meet_at >= report_due_at),
  -- What goes on is never without a next clock, and what is over has none.
  check ((state in ('called', 'met', 'closed')) = (wakes_at is not null)),
  check ((state in ('called', 'met', 'closed')) = (owed_until is not null)),
  check (num_nulls(owed_since, owed_until) in (0, 2)),
  check (state <> 'called' or met_at is null),
  check (state in ('called', 'called_off') or met_at is not null),
  check ((state in ('closed', 'assessed')) = (closed_at is not null)),
  check (num_nulls(closed_at, result) in (0, 2)),
  check ((state = 'assessed') = (assessed_at is not null)),
  check (num_nulls(assessed_at, assessment) in (0, 2)),
  check ((state = 'called_off') = (called_off_at is not null)),
  -- Without a reason of anybody's the matter was closed meanwhile.
  check (called_off_for is null or called_off_at is not null)
);
-- Never two that go on with the same lead for one matter.
create unique index task_one_lead on joint.task (community_id, matter_id, lead)
  where state in ('called', 'met');
create index task_matter on joint.task (community_id, matter_id, asked_at desc);
create index task_asked on joint.task (community_id, asked_at desc, id desc);
create index task_wakes on joint.task (wakes_at) where wakes_at is not null;

-- One office that is called, the lead among them, and what it answered.
create table joint.call (
  community_id text collate "C" not null,
  task_id uuid not null,
  id uuid not null,
  body text collate "C" not null check ((body like 'organisation:_%' or body like 'role:_%')
    and strpos(body, ' ') = 0 and char_length(body) <= 180),
  is_required boolean not null,
  state text collate "C" not null check (state in ('called', 'coming', 'declined', 'excused')),
  report_due_at timestamptz not null,
  -- The first answer, which tells whether it reported in time.
  answered_at timestamptz,
  answered_by uuid,
  comes_as text check (char_length(comes_as) between 1 and 60),
  reason text check (char_length(reason) between 1 and 500),
  decline_count smallint not null default 0 check (decline_count between 0 and 3),
  -- What caller or superior said of it.
  decision text check (char_length(decision) between 1 and 500),
  attendance text collate "C" check (attendance in ('arrived', 'absent')),
  attended_at timestamptz,
  owed_since timestamptz,
  owed_until timestamptz,
  owed_step smallint not null default 0 check (owed_step >= 0),
  primary key (community_id, task_id, id),
  unique (community_id, task_id, body),
  foreign key (community_id, task_id) references joint.task (community_id, id),
  check (state <> 'coming' or comes_as is not null),
  check (state <> 'declined' or (reason is not null and decline_count > 0)),
  check (state <> 'excused' or decision is not null),
  check (num_nulls(answered_at, answered_by) in (0, 2)),
  check (state in ('called', 'excused') or answered_at is not null),
  check (num_nulls(attendance, attended_at) in (0, 2)),
  check (num_nulls(owed_since, owed_until) in (0, 2)),
  -- Only who was asked and has not answered, or asks to be excused, leaves anybody waiting.
  check (owed_until is null or (state in ('called', 'declined') and attendance is distinct from 'arrived'))
);
create index call_body on joint.call (body, community_id);
alter table joint.task add constraint task_lead_is_called
  foreign key (community_id, id, lead) references joint.call (community_id, task_id, body)
  deferrable initially deferred;

-- What one of them does until when.
create table joint.part (
  community_id text collate "C" not null,
  task_id uuid not null,
  id uuid not null,
  call_id uuid not null,
  what text not null check (char_length(what) between 1 and 500),
  agreed_at timestamptz not null,
  due_at timestamptz not null,
  outcome text collate "C" check (outcome in ('done', 'not_done')),
  outcome_words text check (char_length(outcome_words) between 1 and 1000),
  ended_at timestamptz,
  recorded_by uuid,
  owed_since timestamptz,
  owed_until timestamptz,
  owed_step smallint not null default 0 check (owed_step >= 0),
  primary key (community_id, task_id, id),
  foreign key (community_id, task_id, call_id) references joint.call (community_id, task_id, id),
  check (due_at > agreed_at),
  check (num_nulls(outcome, outcome_words, ended_at, recorded_by) in (0, 4)),
  check (num_nulls(owed_since, owed_until) in (0, 2)),
  check (outcome is null or owed_until is null)
);
