import { loadSubject } from '#/features/people/index.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { DeedKind } from '#/platform/journal/deed-kinds.ts';
import { findDeed } from '#/platform/journal/deeds.ts';
import type { Deed } from '#/platform/journal/deeds.ts';
import type { ByWay, Slip } from '#/features/behalf/model.ts';
import { codeOf, refusalOfStanding, standingOf } from '#/features/behalf/rules.ts';
import { findReversals, insertReversal, listRules } from '#/features/behalf/store/reversals.ts';
import { listEntriesOf } from '#/features/behalf/store/slips.ts';

export type ReverseRefusal =
  | 'not_found'
  | 'only_oneself'
  | 'not_reversible'
  | 'reversed_already'
  | 'too_late_to_reverse'
  | 'moved_on';

export type Reversed = { readonly entryId: string };

/**
 * Takes back what somebody did on one's behalf: signed in as oneself, or through the counter or
 * building leader who acts for one just now. Whoever did it is told.
 * Refuses: `not_found` (also what was done for somebody else), `only_oneself` (a relative who acts
 * by standing consent), `not_reversible`, `reversed_already`, `too_late_to_reverse`, `moved_on` (it
 * went its way meanwhile).
 */
export async function reverseDeed(
  context: Context,
  entryId: string,
  kinds: readonly DeedKind[],
): Promise<Result<Reversed, ReverseRefusal>> {
  const { actorId, personId, actingWay } = context.subject;
  if (actorId === undefined || personId === undefined) return refuse('not_found');
  if (actorId !== personId && actingWay === 'standing') return refuse('only_oneself');
  const deed = await findDeed(context.db, { id: entryId, personId });
  if (deed === undefined) return refuse('not_found');
  return takeBack(context, deed, { by: actorId === personId ? 'oneself' : 'behalf', kinds });
}

/**
 * Takes back what stands on a slip, with the code that is printed on it: whoever holds the paper
 * speaks for its person, and for nothing else that concerns them.
 * Refuses as `reverseDeed` does, and `not_found` for what stands on another slip.
 */
export async function reverseBySlip(
  context: Context,
  wanted: { readonly slip: Slip; readonly entryId: string },
  kinds: readonly DeedKind[],
): Promise<Result<Reversed, ReverseRefusal>> {
  const { slip, entryId } = wanted;
  const { personId } = slip;
  if (!(await listEntriesOf(context.db, slip)).includes(entryId)) return refuse('not_found');
  const deed = await findDeed(context.db, { id: entryId, personId });
  if (deed === undefined) return refuse('not_found');
  const session = { id: slip.id, personId, actingForId: undefined };
  const { homes } = await loadSubject(context.db, session, context.now);
  // Their homes and nothing else: a paper lends no office.
  const speaking = context.as({ ...visitor, actorId: personId, personId, homes });
  return takeBack(speaking, deed, { by: 'slip', kinds });
}

async function takeBack(
  context: Context,
  deed: Deed,
  how: { readonly by: ByWay; readonly kinds: readonly DeedKind[] },
): Promise<Result<Reversed, ReverseRefusal>> {
  const { db, now, subject } = context;
  const reversedAt = (await findReversals(db, deed.personId)).get(deed.id);
  const standing = standingOf(deed, { rules: await listRules(db), reversedAt }, now);
  const refusal = refusalOfStanding(standing);
  if (refusal !== undefined) return refuse(refusal);
  const kind = how.kinds.find(({ feature }) => feature === deed.feature);
  const reverser = kind?.reversers[deed.verb];
  if (reverser === undefined) return refuse('not_reversible');
  // It goes first: a refusal must leave nothing behind where refusals are counted and kept.
  const undone = await reverser(context, deed);
  if (!undone.ok) return refuse('moved_on');
  const { communityId, id: entryId, personId } = deed;
  const actorId = subject.actorId ?? personId;
  const reversal = { communityId, entryId, personId, actorId, by: how.by, at: now };
  if (!(await insertReversal(db, reversal))) throw new Error(`${entryId} was taken back twice.`);
  const data = { reverses: codeOf(deed), subject: deed.subjectId, by: how.by };
  await context.record({
    feature: 'behalf',
    verb: 'reverse',
    subjectId: entryId,
    communityId,
    data,
  });
  await context.addJob({ name: 'behalf.tell_reversed', payload: { entryId, personId } });
  return succeed({ entryId });
}
