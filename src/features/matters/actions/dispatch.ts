import { listOrganisationsOfPerson } from '#/features/organisations/index.ts';
import { namesOf } from '#/features/people/index.ts';
import type { Verb } from '#/features/matters/model/matter.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { MatterKey } from './open.ts';
import { openAs, outputOf, stepOn } from './step.ts';
import type { ActionOutput, ActionRefusal } from './step.ts';
import { prepareStep, saveStep } from './take-step.ts';
import type { Wish } from './take-step.ts';

type WithReason = MatterKey & { readonly reason: string };
type Outcome = Promise<Result<ActionOutput, ActionRefusal>>;

/**
 * Accepts a matter (受理): from then on somebody has to do something about it.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `wrong_state`.
 */
export async function acceptMatter(context: Context, input: MatterKey): Outcome {
  return stepOn(context, input, { verb: 'accept' });
}

/**
 * Declines a matter, with a reason that the asker and everybody who sees it reads.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `wrong_state`, `reason_required`,
 * `complaint_against_you`.
 */
export async function declineMatter(context: Context, input: WithReason): Outcome {
  return stepOn(context, input, ({ matter }) => ({
    verb: 'decline',
    reason: input.reason,
    addressedTo: matter.askerId,
  }));
}

/**
 * Gives a matter into somebody's hands (交辦), out of another's if need be; then with a reason.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `wrong_state`, `already_claimed`
 * (somebody has it and no reason to move it is given), `assignee_required`, `person_unknown`,
 * `own_matter` (who needs help is not given it to do), `complaint_against_you`,
 * `complaint_against_them` (neither whoever it is about is given it, nor a member of the body it is
 * about).
 */
export async function assignMatter(
  context: Context,
  input: MatterKey & {
    readonly assigneeId: string;
    readonly reason?: string | undefined;
  },
): Promise<Result<ActionOutput, ActionRefusal | 'person_unknown'>> {
  const opened = await openAs(context, input);
  if (!opened.ok) return opened;
  const { holderId } = opened.value.matter;
  const wish: Wish = {
    verb: holderId !== undefined && input.reason !== undefined ? 'reassign' : 'assign',
    assigneeId: input.assigneeId,
    reason: input.reason,
    visibility: 'parties',
  };
  const prepared = prepareStep(opened.value, wish);
  if (!prepared.ok) return prepared;
  // Asked last: whoever may not give it to anybody is not told who is registered here.
  const known = await namesOf(context.db, [input.assigneeId], 'L1');
  if (!known.has(input.assigneeId)) return refuse('person_unknown');
  // A body does not deal with the complaint about itself, by whichever of its hands.
  const { againstOrganisationId } = opened.value.matter;
  if (againstOrganisationId !== undefined) {
    const bodies = await listOrganisationsOfPerson(context.db, input.assigneeId);
    if (bodies.includes(againstOrganisationId)) return refuse('complaint_against_them');
  }
  const { matter } = await saveStep(context, opened.value, { wish, ...prepared.value });
  return succeed(outputOf(matter));
}

/**
 * Sends back what was assigned wrongly (退單), within the time for it.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `wrong_state`, `return_window_over`,
 * `reason_required`.
 */
export async function returnMatter(context: Context, input: WithReason): Outcome {
  return stepOn(context, input, {
    verb: 'return',
    reason: input.reason,
    visibility: 'parties',
  });
}

/**
 * Takes a matter out of its holder's hands, to dispatch it anew.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `wrong_state`, `nobody_has_it`,
 * `reason_required`, `complaint_against_you`.
 */
export async function recallMatter(context: Context, input: WithReason): Outcome {
  return stepOn(context, input, ({ matter }) => ({
    verb: 'recall',
    reason: input.reason,
    visibility: 'parties',
    addressedTo: matter.holderId,
  }));
}

/**
 * Sends somebody to look whether it is as told (核實).
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `wrong_state`.
 */
export async function askToVerify(context: Context, input: MatterKey): Outcome {
  return stepOn(context, input, { verb: 'ask_to_verify' });
}

/** What somebody who went to look found. */
export const sightings = ['found', 'absent', 'unclear'] as const;
export type Sighting = (typeof sightings)[number];

const verifying: { readonly [sighting in Sighting]: Verb } = {
  found: 'verify_found',
  absent: 'verify_absent',
  unclear: 'verify_unclear',
};

/**
 * Says what was found on the spot: it is so, it is not, it cannot be told.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `wrong_state`, `reason_required`
 * (unless it was found), `complaint_against_you`.
 */
export async function verifyMatter(
  context: Context,
  input: MatterKey & { readonly sighting: Sighting; readonly reason?: string | undefined },
): Outcome {
  return stepOn(context, input, { verb: verifying[input.sighting], reason: input.reason });
}

/**
 * Calls helpers out for a matter; whoever says yes first claims it.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `wrong_state`.
 */
export async function callOut(context: Context, input: MatterKey): Outcome {
  return stepOn(context, input, { verb: 'call_out' });
}

/**
 * Ends a call that nobody answered; the matter waits as before.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `wrong_state`.
 */
export async function callIn(context: Context, input: MatterKey): Outcome {
  return stepOn(context, input, { verb: 'call_in' });
}

/** Why staff close a matter that nobody has solved here. */
export const closeReasons = ['out_of_scope', 'by_others', 'no_help_wanted', 'unreachable'] as const;
export type CloseReason = (typeof closeReasons)[number];

const closing: { readonly [reason in CloseReason]: Verb } = {
  out_of_scope: 'close_out_of_scope',
  by_others: 'close_by_others',
  no_help_wanted: 'close_no_help_wanted',
  unreachable: 'close_unreachable',
};

/**
 * Closes a matter that is not for the neighbourhood to solve, with a reason that is read by all.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `wrong_state`, `reason_required`,
 * `complaint_against_you`.
 */
export async function closeMatter(
  context: Context,
  input: WithReason & { readonly as: CloseReason },
): Outcome {
  return stepOn(context, input, ({ matter }) => ({
    verb: closing[input.as],
    reason: input.reason,
    addressedTo: matter.askerId,
  }));
}

/**
 * Says after a look whether work that is reported done holds (核查); if not, it is done again.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `wrong_state`, `own_work`,
 * `reason_required` (when it does not hold), `complaint_against_you`.
 */
export async function checkWork(
  context: Context,
  input: MatterKey & {
    readonly verdict: 'passed' | 'failed';
    readonly reason?: string | undefined;
  },
): Outcome {
  return stepOn(context, input, ({ matter }) => ({
    verb: input.verdict === 'passed' ? 'pass_check' : 'fail_check',
    reason: input.reason,
    visibility: 'parties',
    addressedTo: matter.holderId,
  }));
}
