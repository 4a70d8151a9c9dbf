import { UNDO_MINUTES } from '#/features/matters/model/limits.ts';
import type { Matter } from '#/features/matters/model/matter.ts';
import type { Before, LastLine } from '#/features/matters/model/undo.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { readClocks } from './advance.ts';
import type { Standing } from './advance.ts';
import type { Taker } from './decide.ts';
import { profileRules } from './profiles.ts';

/** Why a step on many cannot be undone for one of them. */
export type UndoRefusal =
  | 'not_allowed'
  | 'complaint_against_you'
  | 'undo_moved_on'
  | 'undo_not_yours'
  | 'undo_over';

/** Says until when a step on many can be undone. */
export function undoUntil(at: Temporal.Instant): Temporal.Instant {
  return at.add({ minutes: UNDO_MINUTES });
}

/**
 * Decides whether a step on many can be undone for one of them. Refuses: `not_allowed` (who could
 * not take the step), `complaint_against_you`, `undo_moved_on` (something happened to it since),
 * `undo_not_yours` (somebody else did it), `undo_over` (too long ago).
 */
export function decideUndo(
  matter: Pick<Matter, 'profile'>,
  last: LastLine | undefined,
  wish: { readonly bulkId: string; readonly taker: Taker; readonly now: Temporal.Instant },
): Result<Before, UndoRefusal> {
  const { bulkId, taker, now } = wish;
  if (!taker.parts.some((part) => part === 'staff' || part === 'dispatcher')) {
    return refuse('not_allowed');
  }
  if (taker.isAgainst) return refuse('complaint_against_you');
  if (last?.before === undefined || last.bulkId !== bulkId || last.isTalkedOf) {
    return refuse('undo_moved_on');
  }
  if (!mightTake(matter, last, taker)) return refuse('not_allowed');
  const { actorId, personId, before } = last;
  const did = [actorId, personId].every((id) => id !== undefined && taker.ids.includes(id));
  if (!did) return refuse('undo_not_yours');
  const isOver = Temporal.Instant.compare(now, undoUntil(last.at)) > 0;
  return isOver ? refuse('undo_over') : succeed(before);
}

/**
 * Puts a matter back as it was. Each clock that ran has the start and the end it had: what was late
 * is late again, and no deadline moves by a step that was a mistake.
 */
export function putBack(matter: Matter, before: Before, holderId: string | undefined): Standing {
  const { clocks, counts, state, stateSince, passedFrom } = before;
  const { scheduledFor, closedAt, closedAs, firsts } = before;
  const own = { state, passedFrom, stateSince, scheduledFor, closedAt, closedAs, firsts };
  const former = { ...matter, ...own, holderId, counts: { ...matter.counts, ...counts } };
  return { matter: readClocks(former, clocks), clocks };
}

/** Whoever has lost the role that the step asks for does not undo it either. */
function mightTake(
  { profile }: Pick<Matter, 'profile'>,
  { verb }: Pick<LastLine, 'verb'>,
  { parts }: Taker,
): boolean {
  return profileRules[profile].steps.some(
    (step) => step.verb === verb && step.who.some((part) => parts.includes(part)),
  );
}
