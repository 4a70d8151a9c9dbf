import { MAX_PAUSE_DAYS, MAX_PHOTOS } from '#/features/matters/model/limits.ts';
import type { PhotoStage } from '#/features/matters/model/matter.ts';
import { insertRequest } from '#/features/matters/store/neighbours.ts';
import { insertPhotos } from '#/features/matters/store/outcomes.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { MatterKey } from './open.ts';
import { openAs, outputOf, stepOn, tellAndRecord } from './step.ts';
import type { ActionOutput, ActionRefusal } from './step.ts';
import { takeStep } from './take-step.ts';

type Outcome = Promise<Result<ActionOutput, ActionRefusal>>;
type WithReason = MatterKey & { readonly reason: string };

const HOURS_PER_DAY = 24;

/**
 * Says that one is at it.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed` (only who has it), `wrong_state`.
 */
export async function startWork(context: Context, input: MatterKey): Outcome {
  return stepOn(context, input, { verb: 'start' });
}

/**
 * Says when one will come.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `wrong_state`, `time_required`,
 * `time_past`.
 */
export async function scheduleWork(
  context: Context,
  input: MatterKey & { readonly at: Temporal.Instant; readonly note?: string | undefined },
): Outcome {
  return stepOn(context, input, ({ matter }) => ({
    verb: 'schedule',
    at: input.at,
    reason: input.note,
    visibility: 'parties',
    addressedTo: matter.askerId,
  }));
}

/**
 * Waits for an answer of the asker, or for a partner; meanwhile the time for handling stands still.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `wrong_state`, `reason_required`.
 */
export async function waitFor(
  context: Context,
  input: WithReason & { readonly whom: 'asker' | 'partner' },
): Outcome {
  return stepOn(context, input, ({ matter }) => ({
    verb: input.whom === 'asker' ? 'wait_for_asker' : 'wait_for_partner',
    reason: input.reason,
    visibility: 'parties',
    addressedTo: input.whom === 'asker' ? matter.askerId : undefined,
  }));
}

/**
 * Answers what the holder asked; they go on.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed` (only the asker), `wrong_state`,
 * `reason_required` (an empty answer).
 */
export async function answerQuestion(context: Context, input: WithReason): Outcome {
  return stepOn(context, input, ({ matter }) => ({
    verb: 'answer',
    reason: input.reason,
    visibility: 'parties',
    addressedTo: matter.holderId,
  }));
}

/**
 * Goes on with what was waiting or resting.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed`, `wrong_state`.
 */
export async function resumeWork(context: Context, input: MatterKey): Outcome {
  return stepOn(context, input, { verb: 'resume' });
}

/**
 * Lets a matter rest until a day that everybody sees, with the reason.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed` (only a dispatcher), `wrong_state`,
 * `reason_required`, `time_required`, `time_past`, `time_too_far`, `complaint_against_you`.
 */
export async function pauseWork(
  context: Context,
  input: WithReason & { readonly until: Temporal.Instant },
): Promise<Result<ActionOutput, ActionRefusal | 'time_too_far'>> {
  if (isTooFar(context, input.until)) return refuse('time_too_far');
  return stepOn(context, input, { verb: 'pause', reason: input.reason, until: input.until });
}

/**
 * Asks the dispatcher to let a matter rest.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed` (only who has it), `wrong_state`,
 * `reason_required`, `time_past`, `time_too_far`, `already_requested`.
 */
export async function requestPause(
  context: Context,
  input: WithReason & { readonly until: Temporal.Instant },
): Promise<Result<ActionOutput, ActionRefusal | 'time_too_far' | 'already_requested'>> {
  if (input.reason.trim() === '') return refuse('reason_required');
  if (Temporal.Instant.compare(input.until, context.now) <= 0) return refuse('time_past');
  if (isTooFar(context, input.until)) return refuse('time_too_far');
  const opened = await openAs(context, input);
  if (!opened.ok) return opened;
  const { matter, taker, actor } = opened.value;
  if (!taker.parts.includes('holder')) return refuse('not_allowed');
  if (matter.state === 'paused' || matter.state === 'done') return refuse('wrong_state');
  const isNew = await insertRequest(context.db, matter, {
    id: context.newId(),
    kind: 'pause',
    ...actor,
    at: context.now,
    reason: input.reason.trim(),
    until: input.until,
  });
  if (!isNew) return refuse('already_requested');
  const told = { verb: 'request_pause', note: input.reason, visibility: 'parties' } as const;
  await tellAndRecord(context, opened.value, told);
  return succeed(outputOf(matter));
}

/**
 * Says that it is done (辦好了), with words or photos to show it; the asker is asked to confirm.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed` (only who has it), `wrong_state`,
 * `proof_required`, `too_many_photos`, `complaint_against_you`.
 */
export async function markDone(
  context: Context,
  input: MatterKey & {
    readonly note?: string | undefined;
    readonly photos: readonly { readonly fileId: string; readonly stage: PhotoStage }[];
  },
): Promise<Result<ActionOutput, ActionRefusal | 'too_many_photos'>> {
  const opened = await openAs(context, input);
  if (!opened.ok) return opened;
  const { matter, actor } = opened.value;
  if (matter.counts.photos + input.photos.length > MAX_PHOTOS) return refuse('too_many_photos');
  const stepped = await takeStep(context, opened.value, {
    verb: 'mark_done',
    reason: input.note,
    proofs: input.photos.filter(({ stage }) => stage !== 'before').length,
    addressedTo: matter.askerId,
    data: { photos: input.photos.length },
  });
  if (!stepped.ok) return stepped;
  await insertPhotos(
    context.db,
    matter,
    input.photos.map(({ fileId, stage }) => ({
      id: context.newId(),
      fileId,
      stage,
      at: context.now,
      personId: actor.personId,
      actorId: actor.actorId,
    })),
  );
  return succeed(outputOf(stepped.value.matter));
}

function isTooFar({ now }: Context, until: Temporal.Instant): boolean {
  const last = now.add({ hours: MAX_PAUSE_DAYS * HOURS_PER_DAY });
  return Temporal.Instant.compare(until, last) > 0;
}
