import { z } from 'zod';
import { doToMany, foreseeMany } from '#/features/matters/actions/bulk.ts';
import type { BulkStep } from '#/features/matters/actions/bulk.ts';
import { closeReasons } from '#/features/matters/actions/dispatch.ts';
import { openToRead } from '#/features/matters/actions/open.ts';
import { publicIdOf } from '#/features/matters/model/address.ts';
import { MAX_BULK, MAX_REASON } from '#/features/matters/model/limits.ts';
import { bulkSteps } from '#/features/matters/model/shows.ts';
import { foreseeUndo, undoMany } from '#/features/matters/actions/undo.ts';
import { undoUntil } from '#/features/matters/rules/undo.ts';
import { findSpot } from '#/features/matters/actions/spot.ts';
import { bulkPage } from '#/features/matters/pages/bulk.ts';
import { foresightPage } from '#/features/matters/pages/foresight.ts';
import { mayWorkDesk } from '#/features/matters/policy.ts';
import { readReference } from '#/features/matters/store/reference.ts';
import { findReferenced } from '#/features/matters/store/references.ts';
import { words } from '#/features/matters/words/refusals.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { signedIn } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import {
  flag,
  list,
  optionalChoice,
  optionalProse,
  placeId,
  uuid,
} from '#/platform/http/fields.ts';
import type { Refused } from './acting.ts';
import { listChoosable } from './handling.ts';
import { bulkShape, foresightShape } from './shapes.ts';
import type { BulkShown, ForesightShown } from './shapes.ts';

const REFERENCE = /^\d{4}-\d{4,9}$/;
const CODE = /^[a-z_]{1,40}$/;
const reference = z.string().regex(REFERENCE);

const bulkInput = z.object({
  place: placeId,
  communityId: placeId,
  chosen: list(reference, MAX_BULK),
  step: z.enum(bulkSteps),
  assigneeId: z.union([z.literal('').transform(() => undefined), uuid]).optional(),
  as: optionalChoice(closeReasons),
  reason: optionalProse(MAX_REASON),
});
type Bulk = z.infer<typeof bulkInput>;

const previewInput = bulkInput.pick({ place: true, communityId: true, chosen: true }).extend({
  step: optionalChoice(bulkSteps),
  assigneeId: z.union([z.literal('').transform(() => undefined), uuid]).optional(),
});
type Previewed = z.infer<typeof previewInput>;
const undoInput = bulkInput
  .pick({ place: true, communityId: true, chosen: true })
  .extend({ bulk: uuid });
const targetShape = z.object({ address: z.string() });

/** What is chosen goes into an address, so that the look ahead can be come back to. */
const preview = endpoint({
  name: 'matters.preview_bulk',
  method: 'POST',
  path: '/desk/bulk/preview',
  summary: 'Leads to what would come of doing the same to many matters; does nothing to them.',
  policy: signedIn,
  input: previewInput,
  output: targetShape,
  words,
  isUnrecorded: true,
  run: async (_, input) => succeed({ address: previewAddress(input) }),
  onward: (_, { address }) => ({ to: address }),
});

const showPreview = endpoint({
  name: 'matters.bulk_preview',
  method: 'GET',
  path: '/desk/bulk/preview',
  summary:
    'Tells of each of many matters what a step would make of it, or why it would be refused.',
  policy: signedIn,
  input: previewInput,
  output: foresightShape,
  words,
  run: foresee,
  page: foresightPage,
});

const bulk = endpoint({
  name: 'matters.bulk',
  method: 'POST',
  path: '/desk/bulk',
  summary: 'Does the same to many matters; each is decided by itself and its outcome told.',
  policy: signedIn,
  input: bulkInput,
  output: bulkShape,
  words,
  run: doBulk,
  onward: (_, shown) => ({ to: outcomeAddress(shown) }),
});

const undo = endpoint({
  name: 'matters.undo_bulk',
  method: 'POST',
  path: '/desk/bulk/undo',
  summary: 'Undoes within ten minutes what was done to many, where nothing has happened since.',
  policy: signedIn,
  input: undoInput,
  output: bulkShape,
  words,
  run: undoBulk,
  onward: (_, shown) => ({ to: outcomeAddress(shown) }),
});

const outcome = z.string().transform((text, context) => {
  const [number = '', refusal = ''] = text.split('~', 2);
  if (!REFERENCE.test(number) || (refusal !== '' && !CODE.test(refusal))) {
    context.addIssue({ code: 'custom' });
    return z.NEVER;
  }
  return { reference: number, refusal: refusal === '' ? undefined : refusal };
});

const outcomeInput = z.object({
  place: placeId,
  communityId: placeId,
  outcome: list(outcome, MAX_BULK),
  bulk: uuid.optional(),
  undone: flag,
});

/** The outcome stands in the address, so that it can be looked at again and does nothing twice. */
const showOutcome = endpoint({
  name: 'matters.bulk_outcome',
  method: 'GET',
  path: '/desk/bulk',
  summary: 'Shows what came of doing the same to many matters.',
  policy: signedIn,
  input: outcomeInput,
  output: bulkShape,
  words,
  run: loadOutcome,
  page: bulkPage,
});

export const bulkRoutes = [bulk, showOutcome, undo, preview, showPreview];

function previewAddress({ place, communityId, step, assigneeId, chosen }: Previewed): string {
  const query = new URLSearchParams({ place, communityId });
  if (step !== undefined) query.set('step', step);
  if (assigneeId !== undefined) query.set('assigneeId', assigneeId);
  for (const one of chosen) query.append('chosen', one);
  return `/desk/bulk/preview?${query.toString()}`;
}

async function foresee(
  context: Context,
  { place, communityId, chosen, step = 'accept', assigneeId }: Previewed,
): Promise<Result<ForesightShown, Refused>> {
  const found = await findReferenced(context.db, communityId, chosen);
  const ids = found.map(({ id }) => id);
  const foretold = await foreseeMany(context, { communityId, ids, step, assigneeId });
  if (!foretold.ok) return foretold;
  const byId = new Map(foretold.value.map((one) => [one.id, one]));
  const rows = found.flatMap(({ id, reference: number, title }) => {
    const one = byId.get(id);
    if (one === undefined) return [];
    const { from, to, refusal, holderId } = one;
    const name = { id: publicIdOf({ communityId, reference: number }), reference: number, title };
    return [{ ...name, from, to, refusal, isHeld: holderId !== undefined }];
  });
  const asksWhom = step === 'assign' && rows.some(({ to }) => to !== undefined);
  const people = asksWhom ? [...(await listGivable(context, place))] : [];
  return succeed({ place, communityId, step, assigneeId, people, rows });
}

/** Whom one may give matters to is told to those who work the desk. */
async function listGivable(context: Context, place: string): Promise<ForesightShown['people']> {
  const spot = await findSpot(context.db, place);
  if (spot === undefined || !mayWorkDesk(context.subject, spot.path)) return [];
  const { categories } = await readReference(context.db);
  return listChoosable(context, spot, { query: '', categories: [...categories.keys()] });
}

async function doBulk(context: Context, input: Bulk): Promise<Result<BulkShown, Refused>> {
  const step = stepOf(input);
  if (!step.ok) return step;
  const { communityId } = input;
  const found = await findReferenced(context.db, communityId, input.chosen);
  const ids = found.map(({ id }) => id);
  const done = await doToMany(context, { communityId, ids, step: step.value });
  if (!done.ok) return done;
  const refusals = new Map(done.value.outcomes.map(({ id, refusal }) => [id, refusal]));
  // What is not theirs to see is not named either, however its number was come by.
  const seen = found.filter(({ id }) => refusals.get(id) !== 'not_found');
  return succeed({
    place: input.place,
    communityId,
    bulk: done.value.bulkId,
    isUndone: false,
    undoUntil: undoUntil(context.now),
    outcomes: seen.map((one) => {
      const refusal = refusals.get(one.id);
      return { ...namedIn(communityId, one), refusal, mayUndo: refusal === undefined };
    }),
  });
}

async function undoBulk(
  context: Context,
  { place, communityId, chosen, bulk: bulkId }: z.infer<typeof undoInput>,
): Promise<Result<BulkShown, Refused>> {
  const found = await findReferenced(context.db, communityId, chosen);
  const ids = found.map(({ id }) => id);
  const undone = await undoMany(context, { communityId, ids, bulkId });
  if (!undone.ok) return undone;
  const refusals = new Map(undone.value.map(({ id, refusal }) => [id, refusal]));
  const seen = found.filter(({ id }) => refusals.get(id) !== 'not_found');
  return succeed({
    place,
    communityId,
    isUndone: true,
    outcomes: seen.map((one) => ({
      ...namedIn(communityId, one),
      refusal: refusals.get(one.id),
      mayUndo: false,
    })),
  });
}

/** Of what was done it is told as well what can still be undone, and of the rest why not. */
async function loadOutcome(
  context: Context,
  { place, communityId, outcome: told, bulk: bulkId, undone }: z.infer<typeof outcomeInput>,
): Promise<Result<BulkShown, Refused>> {
  const numbers = told.map((one) => one.reference);
  const found = await findReferenced(context.db, communityId, numbers);
  const refusals = new Map(told.map(({ reference: number, refusal }) => [number, refusal]));
  const done = found.filter((one) => refusals.get(one.reference) === undefined);
  const ids = undone ? [] : done.map(({ id }) => id);
  const undoing = { communityId, ids, bulkId: bulkId ?? '' };
  const ahead = bulkId === undefined ? undefined : await foreseeUndo(context, undoing);
  const undoable = new Map(ahead?.outcomes.map(({ id, refusal }) => [id, refusal]));
  const outcomes: BulkShown['outcomes'] = [];
  for (const one of found) {
    const opened = await openToRead(context, { communityId, id: one.id });
    if (!opened.ok) continue;
    const undoRefusal = undoable.get(one.id);
    outcomes.push({
      ...namedIn(communityId, one),
      refusal: refusals.get(one.reference),
      mayUndo: undoable.has(one.id) && undoRefusal === undefined,
      undoRefusal,
    });
  }
  const head = { place, communityId, bulk: bulkId, isUndone: undone };
  return succeed({ ...head, undoUntil: ahead?.until, outcomes });
}

function namedIn(
  communityId: string,
  { reference: number, title }: { readonly reference: string; readonly title: string },
) {
  return { id: publicIdOf({ communityId, reference: number }), reference: number, title };
}

function outcomeAddress({ place, communityId, bulk: id, isUndone, outcomes }: BulkShown): string {
  const query = new URLSearchParams({ place, communityId });
  if (id !== undefined) query.set('bulk', id);
  if (isUndone) query.set('undone', '1');
  for (const { reference: number, refusal } of outcomes) {
    query.append('outcome', [number, refusal ?? ''].join('~'));
  }
  return `/desk/bulk?${query.toString()}`;
}

/** Says what is missing for a step before anything is begun. */
function stepOf(
  input: Bulk,
): Result<BulkStep, 'assignee_required' | 'reason_required' | 'ending_required'> {
  const { step, assigneeId, reason } = input;
  if (step === 'accept') return succeed({ kind: 'accept' });
  if (step === 'assign') {
    if (assigneeId === undefined) return refuse('assignee_required');
    return succeed({ kind: 'assign', assigneeId, reason });
  }
  if (reason === undefined) return refuse('reason_required');
  if (step !== 'close') return succeed({ kind: step, reason });
  if (input.as === undefined) return refuse('ending_required');
  return succeed({ kind: 'close', as: input.as, reason });
}
