import { tellBeside } from '#/features/matters/index.ts';
import { addPart, assess, callOff, close, endPart } from '#/features/joint/rules/steps.ts';
import type { Assessment, Joint, Outcome, Part } from '#/features/joint/model.ts';
import { succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { isCalling, isLeading } from './answer.ts';
import { act } from './open.ts';
import type { ActionRefusal, JointOutput, Opened } from './open.ts';

type Done = Promise<Result<JointOutput, ActionRefusal>>;

/**
 * Gives one of those who are called a part of it until a moment.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `task_over`, `not_met`, `not_called`,
 * `times_backwards`, `too_many_parts`.
 */
export function giveTo(
  context: Context,
  said: Pick<Part, 'callId' | 'what' | 'dueAt'> & { readonly id: string },
): Done {
  const { id, callId, what, dueAt } = said;
  const partId = context.newId();
  return act(context, id, {
    verb: 'add_part',
    allows: isLeading,
    step: ({ joint }) => addPart(joint, { id: partId, callId, what, dueAt }, context.now),
    desks: (joint) => joint.calls.filter((call) => call.id === callId).map(({ body }) => body),
  });
}

/**
 * Says of a part that it is done, or why it is not; for whoever has it, or for the lead.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `task_over`, `not_called`, `part_ended`.
 */
export function finishPart(
  context: Context,
  said: {
    readonly id: string;
    readonly partId: string;
    readonly outcome: Outcome;
    readonly words: string;
  },
): Done {
  return act(context, said.id, {
    verb: 'end_part',
    allows: (opened) => isLeading(opened) || hasPart(opened, said.partId),
    step: ({ joint }, by) => endPart(joint, said, { by, now: context.now }),
    desks: ({ task }) => [task.lead],
  });
}

function hasPart({ joint, standing }: Opened, partId: string): boolean {
  const part = joint.parts.find(({ id }) => id === partId);
  return part !== undefined && standing.callIds.includes(part.callId);
}

/**
 * Closes a joint task, with what came of it, which stands in the story of the matter.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `task_over`, `not_met`,
 * `attendee_missing`, `parts_open`.
 */
export async function finishJoint(
  context: Context,
  { id, result }: { readonly id: string; readonly result: string },
): Done {
  const done = await act(context, id, {
    verb: 'close',
    allows: isLeading,
    step: ({ joint }) => close(joint, result, context.now),
    desks: ({ task }) => [task.caller],
  });
  if (done.ok) await tellMatter(context, done.value.joint, { verb: 'come_together', note: result });
  return done.ok ? succeed({ id }) : done;
}

/**
 * Says for the caller whether it is solved.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `not_closed`.
 */
export function assessJoint(
  context: Context,
  said: {
    readonly id: string;
    readonly answer: Assessment;
    readonly words: string | undefined;
  },
): Done {
  return act(context, said.id, {
    verb: 'assess',
    allows: isCalling,
    step: ({ joint }) => assess(joint, { answer: said.answer, words: said.words }, context.now),
    desks: allOf,
  });
}

/**
 * Calls a joint task off, with the reason.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `task_over`.
 */
export async function callOffJoint(
  context: Context,
  { id, reason }: { readonly id: string; readonly reason: string },
): Done {
  const done = await act(context, id, {
    verb: 'call_off',
    allows: isCalling,
    step: ({ joint }) => callOff(joint, reason, context.now),
    desks: allOf,
  });
  if (done.ok) await tellMatter(context, done.value.joint, { verb: 'call_off', note: reason });
  return done.ok ? succeed({ id }) : done;
}

/** Tells in the story of the matter what came of those who were called to it. */
export function tellMatter(
  context: Context,
  { task }: Pick<Joint, 'task'>,
  told: { readonly verb: string; readonly note: string | undefined },
): Promise<void> {
  const key = { communityId: task.communityId, id: task.matterId };
  return tellBeside(context, key, { ...told, visibility: 'public' });
}

/** Lists the desks of all that are called. */
export function allOf({ calls }: Joint): readonly Joint['task']['lead'][] {
  return calls.map(({ body }) => body);
}
