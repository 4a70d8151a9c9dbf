import { namesOf } from '#/features/people/index.ts';
import { MAX_BULK } from '#/features/matters/model/limits.ts';
import type { Matter } from '#/features/matters/model/matter.ts';
import type { Before } from '#/features/matters/model/undo.ts';
import { voiceOf } from '#/features/matters/rules/decide.ts';
import { decideUndo, putBack, undoUntil } from '#/features/matters/rules/undo.ts';
import type { UndoRefusal } from '#/features/matters/rules/undo.ts';
import { listAssignments } from '#/features/matters/store/assignments.ts';
import { listClocks, saveClocks } from '#/features/matters/store/clock-row.ts';
import { insertEvents } from '#/features/matters/store/events.ts';
import { lockMatter, saveMatter } from '#/features/matters/store/matters.ts';
import { listOpenRequests } from '#/features/matters/store/neighbours.ts';
import {
  dropClocks,
  findLastLine,
  keepBefore,
  listOpenOffers,
  restoreAsked,
  restoreHands,
} from '#/features/matters/store/undo.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { openToRead } from './open.ts';
import type { MatterKey, Opened } from './open.ts';
import { actorOf, openAs } from './step.ts';
import type { OpenedBy } from './step.ts';
import { moveFigures, recordMatter } from './take-step.ts';

/** What came of undoing it for one of them, or what would. */
export type UndoOutcome = {
  readonly id: string;
  readonly refusal: UndoRefusal | 'not_found' | 'sign_in_required' | 'undo_holder_gone' | undefined;
};

type Undoing = {
  readonly communityId: string;
  readonly ids: readonly string[];
  readonly bulkId: string;
};

/** Does something to a matter, and keeps what it was before: so it can be undone for a while. */
export async function withUndo<Outcome extends { readonly ok: boolean }>(
  context: Context,
  { key, bulkId }: { readonly key: MatterKey; readonly bulkId: string },
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const matter = await lockMatter(context.db, key);
  const before = matter === undefined ? undefined : await readBefore(context, matter);
  const outcome = await work();
  if (outcome.ok && before !== undefined) await keepBefore(context.db, key, { bulkId, before });
  return outcome;
}

/**
 * Undoes what was done to many, for each to which nothing has happened since; the outcome of each
 * is told. Refuses: `sign_in_required`, `too_many_chosen`, `none_undone` (nothing is changed then).
 */
export async function undoMany(
  context: Context,
  { communityId, ids, bulkId }: Undoing,
): Promise<Result<readonly UndoOutcome[], 'sign_in_required' | 'too_many_chosen' | 'none_undone'>> {
  if (actorOf(context) === undefined) return refuse('sign_in_required');
  if (ids.length > MAX_BULK) return refuse('too_many_chosen', { most: String(MAX_BULK) });
  const outcomes: UndoOutcome[] = [];
  // In order of id, as many at once are done: two who undo wait for each other, never in a circle.
  for (const id of [...new Set(ids)].toSorted()) {
    const undone = await undoOne(context, { communityId, id }, bulkId);
    outcomes.push({ id, refusal: undone.ok ? undefined : undone.refusal });
  }
  const isAny = outcomes.some(({ refusal }) => refusal === undefined);
  return isAny ? succeed(outcomes) : refuse('none_undone');
}

/** Tells of each of many whether what was done to it can still be undone, and until when. */
export async function foreseeUndo(
  context: Context,
  { communityId, ids, bulkId }: Undoing,
): Promise<{
  readonly outcomes: readonly UndoOutcome[];
  readonly until: Temporal.Instant | undefined;
}> {
  const outcomes: UndoOutcome[] = [];
  let until: Temporal.Instant | undefined;
  for (const id of ids) {
    const opened = await openToRead(context, { communityId, id });
    if (!opened.ok) continue;
    const decided = await decideOn(context, opened.value, bulkId);
    outcomes.push({ id, refusal: decided.ok ? undefined : decided.refusal });
    if (decided.ok) until = undoUntil(decided.value.at);
  }
  return { outcomes, until };
}

async function undoOne(
  context: Context,
  key: MatterKey,
  bulkId: string,
): Promise<Result<Matter, NonNullable<UndoOutcome['refusal']>>> {
  const opened = await openAs(context, key);
  if (!opened.ok) return opened;
  const decided = await decideOn(context, opened.value, bulkId);
  if (!decided.ok) return decided;
  const { before, holderId, verb } = decided.value;
  return succeed(await restore(context, opened.value, { before, holderId, verb, bulkId }));
}

type Undoable = {
  readonly before: Before;
  readonly holderId: string | undefined;
  readonly verb: string;
  readonly at: Temporal.Instant;
};

async function decideOn(
  context: Context,
  opened: Opened,
  bulkId: string,
): Promise<Result<Undoable, UndoRefusal | 'undo_holder_gone'>> {
  const { matter, taker, assignments } = opened;
  const last = await findLastLine(context.db, matter);
  const wish = { bulkId, taker, now: context.now };
  const decided = decideUndo(matter, last, wish);
  if (!decided.ok) return decided;
  const before = decided.value;
  const lead = assignments.find(
    ({ id, role }) => role === 'lead' && before.assignments.includes(id),
  );
  const known = lead === undefined ? undefined : await namesOf(context.db, [lead.personId], 'L1');
  // Whoever left since does not get it back.
  if (lead !== undefined && known?.has(lead.personId) !== true) return refuse('undo_holder_gone');
  const { verb = '', at = context.now } = last ?? {};
  return succeed({ before, holderId: lead?.personId, verb, at });
}

async function restore(
  context: Context,
  opened: OpenedBy,
  undone: Omit<Undoable, 'at'> & { readonly bulkId: string },
): Promise<Matter> {
  const { db, now } = context;
  const { matter: present, clocks, taker, actor } = opened;
  const { before, holderId, verb, bulkId } = undone;
  const standing = putBack(present, before, holderId);
  await restoreHands(db, present, { assignments: before.assignments, now });
  await restoreAsked(db, present, before);
  await saveMatter(db, standing.matter);
  await dropClocks(db, present, standing.clocks);
  await saveClocks(db, present, { before: clocks, after: standing.clocks });
  const data = { bulk: bulkId, undoes: verb, from: present.state, to: standing.matter.state };
  await insertEvents(db, present, [
    {
      id: context.newId(),
      at: now,
      verb: 'undo',
      fromState: present.state,
      toState: standing.matter.state,
      ...actor,
      voice: voiceOf(taker),
      addressedTo: holderId,
      note: undefined,
      visibility: 'public',
      data,
    },
  ]);
  await moveFigures(context, { before: present, after: standing.matter });
  await recordMatter(context, standing.matter, { verb: 'undo', data });
  return standing.matter;
}

async function readBefore({ db }: Context, matter: Matter): Promise<Before> {
  const { state, stateSince, passedFrom, scheduledFor, closedAt, closedAs, firsts } = matter;
  const { returns, moves, reworks, reopenings } = matter.counts;
  const assignments = await listAssignments(db, matter);
  return {
    state,
    stateSince,
    passedFrom,
    scheduledFor,
    closedAt,
    closedAs,
    firsts,
    counts: { returns, moves, reworks, reopenings },
    clocks: await listClocks(db, matter),
    assignments: assignments.filter(({ endedAt }) => endedAt === undefined).map(({ id }) => id),
    requests: (await listOpenRequests(db, matter)).map(({ id }) => id),
    offers: await listOpenOffers(db, matter),
  };
}
