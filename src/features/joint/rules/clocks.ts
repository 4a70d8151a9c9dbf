import type { Queue } from '#/features/matters/index.ts';
import { AGAIN_DAYS, MAX_DECLINES } from '#/features/joint/model.ts';
import type { Call, Joint, Owed, Owing, Part, Task } from '#/features/joint/model.ts';

const HOURS_PER_DAY = 24;

/** That somebody is reminded, or that their superior is told. */
export type Reminder = {
  readonly owing: Owing;
  /** Whose it is to answer. */
  readonly of: Queue;
  /** The time is over: the superior is told, too. */
  readonly isOverdue: boolean;
};

/** Begins to wait for something until a moment. */
export function owe(since: Temporal.Instant, until: Temporal.Instant): Owed {
  return { since, until, step: 0 };
}

/**
 * Says when somebody hears next of what is owed: half-way, when the time is over, and from then on
 * every week. It never ends by itself.
 */
export function wakesAt({ since, until, step }: Owed): Temporal.Instant {
  if (step > 0) return until.add({ hours: (step - 1) * AGAIN_DAYS * HOURS_PER_DAY });
  const half = Math.floor((until.epochMilliseconds - since.epochMilliseconds) / 2);
  return since.add({ milliseconds: Math.max(0, half) });
}

/** Says when somebody hears next of anything in a joint task; nothing once it is over. */
export function nextWake({ task, calls, parts }: Joint): Temporal.Instant | undefined {
  const all = [task, ...calls, ...parts].flatMap(({ owed }) =>
    owed === undefined ? [] : [wakesAt(owed)],
  );
  return all.toSorted((a, b) => Temporal.Instant.compare(a, b))[0];
}

/** Takes one step of every clock that has rung, and says who is told of what. */
export function ring(
  joint: Joint,
  now: Temporal.Instant,
): { readonly joint: Joint; readonly reminders: readonly Reminder[] } {
  const reminders: Reminder[] = [];
  const step = <One extends { readonly owed: Owed | undefined }>(
    one: One,
    about: Pick<Reminder, 'owing' | 'of'>,
  ): One => {
    const { owed } = one;
    if (owed === undefined || Temporal.Instant.compare(wakesAt(owed), now) > 0) return one;
    const isOverdue = Temporal.Instant.compare(owed.until, now) <= 0;
    reminders.push({ ...about, isOverdue });
    return { ...one, owed: { ...owed, step: stepAfter(owed, now) } };
  };
  const { task } = joint;
  const stepped = {
    task: step(task, aboutTask(task)),
    calls: joint.calls.map((call) => step(call, aboutCall(task, call))),
    parts: joint.parts.map((part) => step(part, aboutPart(joint, part))),
  };
  return { joint: stepped, reminders };
}

/** Whoever slept through several steps is told once, and next when it is time again. */
function stepAfter(owed: Owed, now: Temporal.Instant): number {
  let { step } = owed;
  while (Temporal.Instant.compare(wakesAt({ ...owed, step }), now) <= 0) step += 1;
  return step;
}

function aboutTask({ state, lead, caller }: Task): Pick<Reminder, 'owing' | 'of'> {
  if (state === 'closed') return { owing: 'assess', of: caller };
  return { owing: state === 'met' ? 'close' : 'attend', of: lead };
}

function aboutCall(task: Task, call: Call): Pick<Reminder, 'owing' | 'of'> {
  if (call.state !== 'declined') return { owing: 'report', of: call.body };
  return { owing: 'decide', of: deciderOf(task, call) };
}

function aboutPart({ task, calls }: Joint, part: Part): Pick<Reminder, 'owing' | 'of'> {
  return { owing: 'part', of: calls.find(({ id }) => id === part.callId)?.body ?? task.lead };
}

/** Says who decides about one that asks to be excused: the caller, the third time the superior. */
export function deciderOf({ caller, superior }: Task, { declines }: Call): Queue {
  return declines < MAX_DECLINES ? caller : superior;
}
