import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import {
  ASSESS_DAYS,
  ATTEND_HOURS,
  CLOSE_DAYS,
  DECIDE_HOURS,
  MAX_DECLINES,
  MOST_PARTS,
} from '#/features/joint/model.ts';
import type {
  Assessment,
  Attendance,
  Call,
  Joint,
  JointRefusal,
  Outcome,
  Part,
  Task,
} from '#/features/joint/model.ts';
import { owe } from './clocks.ts';

type Stepped = Result<Joint, JointRefusal>;
type Acted = { readonly by: string; readonly now: Temporal.Instant };

const HOURS_PER_DAY = 24;

/** What is asked of those who are called, before anybody has answered. */
export type Calling = Pick<
  Task,
  | 'communityId'
  | 'id'
  | 'matterId'
  | 'caller'
  | 'superior'
  | 'lead'
  | 'what'
  | 'meetingPlace'
  | 'askedBy'
  | 'reportDueAt'
  | 'meetAt'
> & { readonly bodies: readonly Pick<Call, 'id' | 'body' | 'isRequired'>[] };

/**
 * Begins a joint task: each that is called owes an answer, the lead the meeting.
 * Refuses: `times_backwards`.
 */
export function begin({ bodies, ...asked }: Calling, now: Temporal.Instant): Stepped {
  const { reportDueAt, meetAt } = asked;
  const isForward =
    Temporal.Instant.compare(now, reportDueAt) < 0 &&
    Temporal.Instant.compare(reportDueAt, meetAt) <= 0;
  if (!isForward) return refuse('times_backwards');
  const task: Task = {
    ...asked,
    askedAt: now,
    state: 'called',
    metAt: undefined,
    agreed: undefined,
    closedAt: undefined,
    result: undefined,
    assessed: undefined,
    calledOff: undefined,
    owed: owe(meetAt, meetAt.add({ hours: ATTEND_HOURS })),
  };
  const calls = bodies.map((one) => ({
    ...one,
    state: 'called' as const,
    reportDueAt,
    answered: undefined,
    comesAs: undefined,
    reason: undefined,
    declines: 0,
    decision: undefined,
    attendance: undefined,
    attendedAt: undefined,
    owed: owe(now, reportDueAt),
  }));
  return succeed({ task, calls, parts: [] });
}

/**
 * Says that one comes, and as what. Also who declined before may come after all.
 * Refuses: `task_over`, `not_called`, `excused_already`.
 */
export function report(
  joint: Joint,
  said: { readonly callId: string; readonly comesAs: string },
  { by, now }: Acted,
): Stepped {
  const call = findCall(joint, said.callId);
  if (!call.ok) return call;
  const answered = call.value.answered ?? { at: now, by };
  const { comesAs } = said;
  return succeed(
    withCall(joint, { ...call.value, state: 'coming', comesAs, answered, owed: undefined }),
  );
}

/**
 * Says that one does not come, and why. Caller or, the third time, superior decide.
 * Refuses: `task_over`, `not_called`, `excused_already`, `superior_decided`.
 */
export function decline(
  joint: Joint,
  said: { readonly callId: string; readonly reason: string },
  { by, now }: Acted,
): Stepped {
  const found = findCall(joint, said.callId);
  if (!found.ok) return found;
  const call = found.value;
  if (call.declines >= MAX_DECLINES) return refuse('superior_decided');
  const isSaidAgain = call.state === 'declined';
  return succeed(
    withCall(joint, {
      ...call,
      state: 'declined',
      comesAs: undefined,
      reason: said.reason,
      declines: isSaidAgain ? call.declines : call.declines + 1,
      answered: call.answered ?? { at: now, by },
      owed: isSaidAgain ? call.owed : owe(now, now.add({ hours: DECIDE_HOURS })),
    }),
  );
}

export type Deciding = {
  readonly callId: string;
  readonly verdict: 'excuse' | 'insist';
  readonly words: string;
  /** Whether whoever decides does so for the superior. */
  readonly isSuperior: boolean;
};

/**
 * Decides about one that is called: excused, or it has to come all the same. Excused can be also
 * who has said nothing or stayed away; the lead only once another leads.
 * Refuses: `task_over`, `not_called`, `excused_already`, `not_declined`, `superior_decides`,
 * `lead_stays`, `came_already`.
 */
export function decide(joint: Joint, said: Deciding, now: Temporal.Instant): Stepped {
  const found = findPresent(joint, said.callId);
  if (!found.ok) return found;
  const call = found.value;
  const { task } = joint;
  if (call.attendance === 'arrived') return refuse('came_already');
  if (call.state === 'declined' && call.declines >= MAX_DECLINES && !said.isSuperior) {
    return refuse('superior_decides');
  }
  const decision = said.words;
  if (said.verdict === 'excuse') {
    if (call.body === task.lead) return refuse('lead_stays');
    return succeed(
      withCall(joint, { ...call, state: 'excused', decision, comesAs: undefined, owed: undefined }),
    );
  }
  if (call.state !== 'declined') return refuse('not_declined');
  const first = task.askedAt.until(task.reportDueAt, { largestUnit: 'milliseconds' });
  const reportDueAt = now.add({ milliseconds: Math.max(1, Math.floor(first.milliseconds / 2)) });
  const owed = owe(now, reportDueAt);
  return succeed(withCall(joint, { ...call, state: 'called', decision, reportDueAt, owed }));
}

/**
 * Lets another of those who are called lead; from then on it has to come.
 * Refuses: `task_over`, `not_called`, `excused_already`.
 */
export function changeLead(joint: Joint, callId: string): Stepped {
  const found = findPresent(joint, callId);
  if (!found.ok) return found;
  const { task } = joint;
  const lead = found.value.body;
  return succeed({
    ...withCall(joint, { ...found.value, isRequired: true }),
    task: { ...task, lead },
  });
}

/**
 * Notes who came, and what was agreed. Said again, it adds those who came later.
 * Refuses: `task_over`, `not_yet_time`, `not_called`.
 */
export function attend(
  joint: Joint,
  said: { readonly arrived: readonly string[]; readonly agreed: string | undefined },
  now: Temporal.Instant,
): Stepped {
  const { task, calls, parts } = joint;
  if (!goesOn(task)) return refuse('task_over');
  if (Temporal.Instant.compare(now, task.meetAt) < 0) return refuse('not_yet_time');
  const known = new Set(calls.map(({ id }) => id));
  if (said.arrived.some((id) => !known.has(id))) return refuse('not_called');
  const isFirst = task.state === 'called';
  return succeed({
    task: {
      ...task,
      state: 'met',
      metAt: task.metAt ?? now,
      agreed: said.agreed ?? task.agreed,
      owed: isFirst ? owe(now, closingDue(now, parts)) : task.owed,
    },
    calls: calls.map((call) => attended(call, { came: said.arrived.includes(call.id), now })),
    parts,
  });
}

function attended(
  call: Call,
  { came, now }: { readonly came: boolean; readonly now: Temporal.Instant },
): Call {
  if (call.attendance === 'arrived') return call;
  if (came) return { ...call, attendance: 'arrived', attendedAt: now, owed: undefined };
  if (call.state === 'excused' || call.attendance === 'absent') return call;
  const attendance: Attendance = 'absent';
  return { ...call, attendance, attendedAt: now };
}

/**
 * Gives one of them a part of it until a moment.
 * Refuses: `task_over`, `not_met`, `not_called`, `times_backwards`, `too_many_parts`.
 */
export function addPart(
  joint: Joint,
  part: Pick<Part, 'id' | 'callId' | 'what' | 'dueAt'>,
  now: Temporal.Instant,
): Stepped {
  const { task, calls, parts } = joint;
  if (!goesOn(task)) return refuse('task_over');
  if (task.state !== 'met') return refuse('not_met');
  if (!calls.some(({ id }) => id === part.callId)) return refuse('not_called');
  if (Temporal.Instant.compare(part.dueAt, now) <= 0) return refuse('times_backwards');
  if (parts.length >= MOST_PARTS) return refuse('too_many_parts');
  const owed = owe(now, part.dueAt);
  const all = [...parts, { ...part, agreedAt: now, ended: undefined, owed }];
  const closing = closingDue(task.metAt ?? now, all);
  return succeed({
    task: { ...task, owed: owe(task.metAt ?? now, closing) },
    calls,
    parts: all,
  });
}

/**
 * Says of a part that it is done, or why it is not.
 * Refuses: `task_over`, `not_called`, `part_ended`.
 */
export function endPart(
  joint: Joint,
  said: { readonly partId: string; readonly outcome: Outcome; readonly words: string },
  { by, now }: Acted,
): Stepped {
  if (!goesOn(joint.task)) return refuse('task_over');
  const part = joint.parts.find(({ id }) => id === said.partId);
  if (part === undefined) return refuse('not_called');
  if (part.ended !== undefined) return refuse('part_ended');
  const { outcome, words } = said;
  const ended = { ...part, ended: { outcome, words, at: now, by }, owed: undefined };
  return succeed({
    ...joint,
    parts: joint.parts.map((one) => (one.id === part.id ? ended : one)),
  });
}

/**
 * Closes it, with what came of it. Not while one that has to come has neither come nor been
 * excused, and not while a part of it is neither done nor given up.
 * Refuses: `task_over`, `not_met`, `attendee_missing`, `parts_open`.
 */
export function close(joint: Joint, result: string, now: Temporal.Instant): Stepped {
  const { task, calls, parts } = joint;
  if (!goesOn(task)) return refuse('task_over');
  if (task.state !== 'met') return refuse('not_met');
  if (missing(joint).length > 0) return refuse('attendee_missing');
  if (parts.some(({ ended }) => ended === undefined)) return refuse('parts_open');
  const owed = owe(now, now.add({ hours: ASSESS_DAYS * HOURS_PER_DAY }));
  return succeed({
    task: { ...task, state: 'closed', closedAt: now, result, owed },
    calls: calls.map((call) => ({ ...call, owed: undefined })),
    parts,
  });
}

/** Lists those who have to come and have neither come nor been excused. */
export function missing({ calls }: Joint): readonly Call[] {
  return calls.filter(
    ({ isRequired, attendance, state }) =>
      isRequired && attendance !== 'arrived' && state !== 'excused',
  );
}

/**
 * Says what came of it for the caller.
 * Refuses: `not_closed`.
 */
export function assess(
  joint: Joint,
  said: { readonly answer: Assessment; readonly words: string | undefined },
  now: Temporal.Instant,
): Stepped {
  const { task } = joint;
  if (task.state !== 'closed') return refuse('not_closed');
  const assessed = { at: now, ...said };
  return succeed({ ...joint, task: { ...task, state: 'assessed', assessed, owed: undefined } });
}

/**
 * Calls it off, with the reason unless the matter is over: nobody owes anything any more.
 * Refuses: `task_over`.
 */
export function callOff(joint: Joint, reason: string | undefined, now: Temporal.Instant): Stepped {
  const { task, calls, parts } = joint;
  if (!goesOn(task)) return refuse('task_over');
  return succeed({
    task: { ...task, state: 'called_off', calledOff: { at: now, reason }, owed: undefined },
    calls: calls.map((call) => ({ ...call, owed: undefined })),
    parts: parts.map((part) => ({ ...part, owed: undefined })),
  });
}

/** Tells whether a joint task goes on: whether anybody can still come to it. */
export function goesOn({ state }: Pick<Task, 'state'>): boolean {
  return state === 'called' || state === 'met';
}

/** The lead has until the last part is due, and never less than some days. */
function closingDue(metAt: Temporal.Instant, parts: readonly Part[]): Temporal.Instant {
  const least = metAt.add({ hours: CLOSE_DAYS * HOURS_PER_DAY });
  const last = parts
    .map(({ dueAt }) => dueAt)
    .toSorted(Temporal.Instant.compare)
    .at(-1);
  return last !== undefined && Temporal.Instant.compare(last, least) > 0 ? last : least;
}

/** Finds one that has not come yet, may answer, and is asked before the meeting. */
function findCall(joint: Joint, callId: string): Result<Call, JointRefusal> {
  if (joint.task.state !== 'called') return refuse('task_over');
  return findPresent(joint, callId);
}

function findPresent({ task, calls }: Joint, callId: string): Result<Call, JointRefusal> {
  if (!goesOn(task)) return refuse('task_over');
  const call = calls.find(({ id }) => id === callId);
  if (call === undefined) return refuse('not_called');
  return call.state === 'excused' ? refuse('excused_already') : succeed(call);
}

function withCall(joint: Joint, call: Call): Joint {
  return { ...joint, calls: joint.calls.map((one) => (one.id === call.id ? call : one)) };
}
