import { attend, changeLead, decide, decline, report } from '#/features/joint/rules/steps.ts';
import { deciderOf } from '#/features/joint/rules/clocks.ts';
import type { Call, Joint } from '#/features/joint/model.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { act } from './open.ts';
import type { ActionRefusal, JointOutput, Opened } from './open.ts';

type Outcome = Promise<Result<JointOutput, ActionRefusal>>;
type OfCall = { readonly id: string; readonly callId: string };

/**
 * Reports for an office that is called (報到): it comes, and as what.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed` (for another office), `task_over`,
 * `not_called`, `excused_already`.
 */
export function reportIn(
  context: Context,
  { id, callId, comesAs }: OfCall & { readonly comesAs: string },
): Outcome {
  return act(context, id, {
    verb: 'report',
    allows: answersFor(callId),
    step: ({ joint }, by) => report(joint, { callId, comesAs }, { by, now: context.now }),
    desks: ({ task }) => [task.caller, task.lead],
  });
}

/**
 * Says for an office that is called that it does not come, and why.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `task_over`, `not_called`,
 * `excused_already`, `superior_decided` (it has declined too often).
 */
export function declineCall(
  context: Context,
  { id, callId, reason }: OfCall & { readonly reason: string },
): Outcome {
  return act(context, id, {
    verb: 'decline',
    allows: answersFor(callId),
    step: ({ joint }, by) => decline(joint, { callId, reason }, { by, now: context.now }),
    desks: (joint) => deskOf(joint, callId, (call) => deciderOf(joint.task, call)),
  });
}

/**
 * Decides about an office that is called: it is excused, or has to come all the same.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `task_over`, `not_called`,
 * `excused_already`, `not_declined`, `superior_decides` (the third time), `lead_stays`,
 * `came_already`.
 */
export function decideOn(
  context: Context,
  said: OfCall & { readonly verdict: 'excuse' | 'insist'; readonly words: string },
): Outcome {
  const { id, callId, verdict } = said;
  return act(context, id, {
    verb: verdict,
    allows: isCalling,
    step: ({ joint, standing }) =>
      decide(joint, { ...said, isSuperior: standing.isSuperior }, context.now),
    desks: (joint) => deskOf(joint, callId, ({ body }) => body),
  });
}

/**
 * Lets another of those who are called lead.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `task_over`, `not_called`,
 * `excused_already`, `lead_called_already`.
 */
export function giveLead(context: Context, { id, callId }: OfCall): Outcome {
  return act(context, id, {
    verb: 'change_lead',
    allows: isCalling,
    step: ({ joint }) => changeLead(joint, callId),
    desks: ({ task }) => [task.lead],
  });
}

/**
 * Notes for the lead who came, and what was agreed.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `task_over`, `not_yet_time`,
 * `not_called`.
 */
export function noteAttendance(
  context: Context,
  said: {
    readonly id: string;
    readonly arrived: readonly string[];
    readonly agreed: string | undefined;
  },
): Outcome {
  return act(context, said.id, {
    verb: 'attend',
    allows: isLeading,
    step: ({ joint }) => attend(joint, said, context.now),
    desks: ({ task, calls }) => [
      task.caller,
      ...calls.filter(({ attendance }) => attendance === 'absent').map(({ body }) => body),
    ],
  });
}

/** Whoever works where the one that is called does. */
function answersFor(callId: string): (opened: Opened) => boolean {
  return ({ standing }) => standing.callIds.includes(callId);
}

/** Tells whether somebody called the others, or stands above all of them. */
export function isCalling({ standing }: Pick<Opened, 'standing'>): boolean {
  return standing.isCaller || standing.isSuperior;
}

/** Tells whether somebody leads, or stands in for a lead who does nothing. */
export function isLeading({ standing }: Pick<Opened, 'standing'>): boolean {
  return standing.isLead || standing.isSuperior;
}

function deskOf(joint: Joint, callId: string, desk: (call: Call) => Call['body']) {
  return joint.calls.filter(({ id }) => id === callId).map(desk);
}
