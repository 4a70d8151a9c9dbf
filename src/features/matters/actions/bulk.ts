import { MAX_BULK } from '#/features/matters/model/limits.ts';
import type { State } from '#/features/matters/model/matter.ts';
import type { BulkStepKind } from '#/features/matters/model/shows.ts';
import { foreseen } from '#/features/matters/rules/bulk.ts';
import type { StepRefusal } from '#/features/matters/rules/decide.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import {
  acceptMatter,
  assignMatter,
  closeMatter,
  declineMatter,
  recallMatter,
} from './dispatch.ts';
import type { CloseReason } from './dispatch.ts';
import { openToRead } from './open.ts';
import type { MatterKey } from './open.ts';
import { prepareStep } from './take-step.ts';
import { actorOf } from './step.ts';
import type { ActionOutput, ActionRefusal } from './step.ts';
import { withUndo } from './undo.ts';

/** What is done to many matters at once. */
export type BulkStep =
  | { readonly kind: 'accept' }
  | { readonly kind: 'decline'; readonly reason: string }
  | { readonly kind: 'assign'; readonly assigneeId: string; readonly reason?: string | undefined }
  | { readonly kind: 'return_to_queue'; readonly reason: string }
  | { readonly kind: 'close'; readonly as: CloseReason; readonly reason: string };

/** What came of one of them. */
export type BulkOutcome = {
  readonly id: string;
  readonly refusal: ActionRefusal | 'person_unknown' | undefined;
};

export type BulkOutput = {
  /** By which it is undone. */
  readonly bulkId: string;
  readonly outcomes: readonly BulkOutcome[];
  readonly done: number;
};

/**
 * Does the same to many matters; each is decided by itself, and the outcome of each is told.
 * Refuses: `sign_in_required`, `nothing_chosen`, `too_many_chosen`. A bulk in which nothing could
 * be done refuses with `none_done`, and changes nothing.
 */
export async function doToMany(
  context: Context,
  input: {
    readonly communityId: string;
    readonly ids: readonly string[];
    readonly step: BulkStep;
  },
): Promise<
  Result<BulkOutput, 'sign_in_required' | 'nothing_chosen' | 'too_many_chosen' | 'none_done'>
> {
  if (actorOf(context) === undefined) return refuse('sign_in_required');
  // In order of id, so that two who do this at once wait for each other and never in a circle.
  const ids = [...new Set(input.ids)].toSorted();
  if (ids.length === 0) return refuse('nothing_chosen');
  if (ids.length > MAX_BULK) return refuse('too_many_chosen', { most: String(MAX_BULK) });
  const outcomes: BulkOutcome[] = [];
  const bulkId = context.newId();
  for (const id of ids) {
    const key = { communityId: input.communityId, id };
    const result = await withUndo(context, { key, bulkId }, () => doOne(context, key, input.step));
    outcomes.push({ id, refusal: result.ok ? undefined : result.refusal });
  }
  const done = outcomes.filter(({ refusal }) => refusal === undefined).length;
  const first = outcomes[0]?.refusal;
  if (done === 0) return refuse('none_done', first === undefined ? {} : { why: first });
  return succeed({ bulkId, outcomes, done });
}

/** What would come of one of them: the state it would be in, or why nothing can be done. */
export type BulkForesight = {
  readonly id: string;
  readonly from: State;
  readonly holderId: string | undefined;
  readonly to: State | undefined;
  readonly refusal: StepRefusal | undefined;
};

/**
 * Tells of each of many what the same step would make of it, and does nothing. What is not the
 * reader's to work on is left out.
 * Refuses: `sign_in_required`, `too_many_chosen`.
 */
export async function foreseeMany(
  context: Context,
  input: {
    readonly communityId: string;
    readonly ids: readonly string[];
    readonly step: BulkStepKind;
    readonly assigneeId: string | undefined;
  },
): Promise<Result<readonly BulkForesight[], 'sign_in_required' | 'too_many_chosen'>> {
  if (actorOf(context) === undefined) return refuse('sign_in_required');
  if (input.ids.length > MAX_BULK) return refuse('too_many_chosen', { most: String(MAX_BULK) });
  const found: BulkForesight[] = [];
  for (const id of new Set(input.ids)) {
    const opened = await openToRead(context, { communityId: input.communityId, id });
    // How far a matter has come is told to those who work on it, and to others in three words only.
    if (!opened.ok || !opened.value.taker.parts.includes('staff')) continue;
    const { matter } = opened.value;
    const prepared = prepareStep(opened.value, foreseen(input.step, matter, input.assigneeId));
    found.push({
      id,
      from: matter.state,
      holderId: matter.holderId,
      to: prepared.ok ? prepared.value.advanced.matter.state : undefined,
      refusal: prepared.ok ? undefined : prepared.refusal,
    });
  }
  return succeed(found);
}

async function doOne(
  context: Context,
  key: MatterKey,
  step: BulkStep,
): Promise<Result<ActionOutput, ActionRefusal | 'person_unknown'>> {
  if (step.kind === 'accept') return acceptMatter(context, key);
  if (step.kind === 'decline') return declineMatter(context, { ...key, reason: step.reason });
  if (step.kind === 'return_to_queue') {
    return recallMatter(context, { ...key, reason: step.reason });
  }
  if (step.kind === 'close') {
    return closeMatter(context, { ...key, as: step.as, reason: step.reason });
  }
  const { assigneeId, reason } = step;
  return assignMatter(context, { ...key, assigneeId, reason });
}
