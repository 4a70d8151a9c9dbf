import { MAX_THANKS } from '#/features/matters/model/limits.ts';
import type { Matter, Verb, VerdictAnswer } from '#/features/matters/model/matter.ts';
import type { Contribution } from '#/features/matters/rules/figures.ts';
import { insertChanges } from '#/features/matters/store/figures.ts';
import {
  decideReopening,
  insertReopening,
  insertVerdict,
  markHelped,
  markHelpers,
} from '#/features/matters/store/outcomes.ts';
import { succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { MatterKey } from './open.ts';
import { openAs, outputOf, stepOn } from './step.ts';
import type { ActionOutput, ActionRefusal, OpenedBy } from './step.ts';
import { takeStep } from './take-step.ts';

type Outcome = Promise<Result<ActionOutput, ActionRefusal>>;
type WithReason = MatterKey & { readonly reason: string };

/** What an asker may say of work that is reported done, beside that it is not. */
export const confirmations = ['solved', 'partly', 'by_others'] as const;
export type Confirmation = (typeof confirmations)[number];

const confirming: { readonly [answer in Confirmation]: Verb } = {
  solved: 'confirm_solved',
  partly: 'confirm_partly',
  by_others: 'confirm_by_others',
};

/**
 * Confirms what was done (確認解決), with thanks if one likes, and whether one would like to help
 * others too. That others did it may be said at any time.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed` (only the asker), `wrong_state`,
 * `own_work` (nobody confirms for the asker what they did themselves), `complaint_against_you`.
 */
export async function confirmMatter(
  context: Context,
  input: MatterKey & {
    readonly answer: Confirmation;
    readonly isSatisfied?: boolean | undefined;
    readonly thanks?: string | undefined;
    readonly wishesToHelp: boolean;
  },
): Outcome {
  const opened = await openAs(context, input);
  if (!opened.ok) return opened;
  const { matter } = opened.value;
  const thanks = input.thanks?.trim().slice(0, MAX_THANKS) || undefined;
  const stepped = await takeStep(context, opened.value, {
    verb: confirming[input.answer],
    reason: thanks,
    isSatisfied: input.isSatisfied,
    addressedTo: matter.holderId,
    data: { satisfied: input.isSatisfied ?? null, wishesToHelp: input.wishesToHelp },
  });
  if (!stepped.ok) return stepped;
  await keepVerdict(context, opened.value, { ...input, thanks });
  if (input.answer !== 'by_others') {
    await noteHelp(context, stepped.value.matter, { wishesToHelp: input.wishesToHelp });
  }
  return succeed(outputOf(stepped.value.matter));
}

/**
 * Says that it is not fixed (還沒解決): the matter opens again at once and goes back to whoever did
 * it.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed` (only the asker), `wrong_state`,
 * `reason_required`, `reopen_on_request` (closed for more than thirty days: ask by
 * `requestReopening`).
 */
export async function sayNotFixed(context: Context, input: WithReason): Outcome {
  const opened = await openAs(context, input);
  if (!opened.ok) return opened;
  const { matter, actor } = opened.value;
  const stepped = await takeStep(context, opened.value, {
    verb: 'not_fixed',
    reason: input.reason,
    addressedTo: matter.lastHandlerId,
  });
  if (!stepped.ok) return stepped;
  await keepVerdict(context, opened.value, { answer: 'not_solved', wishesToHelp: false });
  await insertReopening(context.db, matter, {
    id: context.newId(),
    at: context.now,
    kind: 'not_fixed',
    fromState: matter.state,
    ...actor,
    reason: input.reason.trim(),
  });
  return succeed(outputOf(stepped.value.matter));
}

/**
 * Asks staff to open a closed matter again.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed` (a stranger to the neighbourhood),
 * `wrong_state`, `reason_required`.
 */
export async function requestReopening(context: Context, input: WithReason): Outcome {
  const opened = await openAs(context, input);
  if (!opened.ok) return opened;
  const { matter, actor } = opened.value;
  const stepped = await takeStep(context, opened.value, {
    verb: 'request_reopen',
    reason: input.reason,
  });
  if (!stepped.ok) return stepped;
  await insertReopening(context.db, matter, {
    id: context.newId(),
    at: context.now,
    kind: 'requested',
    fromState: matter.state,
    ...actor,
    reason: input.reason.trim(),
  });
  return succeed(outputOf(stepped.value.matter));
}

/**
 * Opens a matter again as asked, or says why not.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `wrong_state`, `reason_required` (for a
 * no), `complaint_against_you`.
 */
export async function answerReopening(
  context: Context,
  input: MatterKey & {
    readonly decision: 'granted' | 'refused';
    readonly reason?: string | undefined;
  },
): Outcome {
  const { decision, reason } = input;
  const verb = decision === 'granted' ? 'reopen' : 'refuse_reopen';
  const stepped = await stepOn(context, input, { verb, reason });
  if (stepped.ok) {
    const by = context.subject.actorId;
    await decideReopening(context.db, input, { decision, at: context.now, by });
  }
  return stepped;
}

/**
 * Takes back what one has raised.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed` (only the asker), `wrong_state`,
 * `complaint_against_you` (said by somebody complained about, for the asker).
 */
export async function withdrawMatter(
  context: Context,
  input: MatterKey & { readonly reason?: string | undefined },
): Outcome {
  return stepOn(context, input, ({ matter }) => ({
    verb: 'withdraw',
    reason: input.reason,
    addressedTo: matter.holderId,
  }));
}

async function keepVerdict(
  context: Context,
  { matter, actor }: OpenedBy,
  verdict: {
    readonly answer: VerdictAnswer;
    readonly isSatisfied?: boolean | undefined;
    readonly thanks?: string | undefined;
    readonly wishesToHelp: boolean;
  },
): Promise<void> {
  await insertVerdict(context.db, matter, {
    id: context.newId(),
    at: context.now,
    ...actor,
    answer: verdict.answer,
    isSatisfied: verdict.isSatisfied,
    thanks: verdict.thanks,
    wishesToHelp: verdict.wishesToHelp,
  });
}

/** Notes who was helped, and who of those helped earlier has now helped somebody else. */
async function noteHelp(
  context: Context,
  matter: Matter,
  { wishesToHelp }: { readonly wishesToHelp: boolean },
): Promise<void> {
  if (matter.lastHandlerId === undefined) return;
  const { db, now } = context;
  const helped = { personId: matter.askerId, at: now, wishesToHelp };
  const isFirst = await markHelped(db, matter, helped);
  const helpers = await markHelpers(db, matter, now);
  const day = now.toZonedDateTimeISO(context.services.zone).toPlainDate();
  const contributions: Contribution[] = [];
  if (isFirst) contributions.push({ measure: 'helped', day, value: 1 });
  if (helpers.length > 0) {
    contributions.push({ measure: 'became_helper', day, value: helpers.length });
  }
  await insertChanges(db, matter, { id: context.newId(), contributions });
}
