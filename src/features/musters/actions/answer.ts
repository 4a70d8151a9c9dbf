import type {
  Answer,
  Muster,
  MusterKey,
  MusterRefusal,
  Seating,
} from '#/features/musters/model.ts';
import { isOver, nextInLine, stageOf } from '#/features/musters/rules.ts';
import { lockMuster, saveMuster } from '#/features/musters/store/musters.ts';
import { listAsked, moveUp, saveAnswer } from '#/features/musters/store/asked.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { recordMuster } from './record.ts';

export type Answered = MusterKey & { readonly seating: Seating | undefined };

/**
 * Says yes or no to a muster. A yes is final at once while more are wanted; after that it stands
 * in line, and moves up when somebody who was to come cannot. The same answer twice is one.
 * Refuses: `sign_in_required`, `not_found` (also who was not asked), `muster_over`.
 */
export async function answerMuster(
  context: Context,
  { id, answer }: { readonly id: string; readonly answer: Answer },
): Promise<Result<Answered, MusterRefusal>> {
  const { db, subject, now } = context;
  const { personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  const muster = await lockMuster(db, id);
  const asked = muster && (await listAsked(db, muster));
  const own = asked?.find((one) => one.personId === personId);
  if (muster === undefined || own === undefined) return refuse('not_found');
  if (isOver(muster, now)) return refuse('muster_over');
  const key = { communityId: muster.communityId, id };
  if (own.answer === answer) {
    await recordMuster(context, muster, { verb: 'answer', data: { answer, again: true } });
    return succeed({ ...key, seating: own.seating });
  }
  const seating = answer === 'yes' ? seatingIn(muster) : undefined;
  await saveAnswer(db, muster, { personId, answer, seating, at: now });
  const coming = muster.coming + shiftOf(seating) - shiftOf(own.seating);
  await saveMuster(db, { ...muster, coming });
  await recordMuster(context, muster, { verb: 'answer', data: { answer } });
  await fill(context, { ...muster, coming });
  return succeed({ ...key, seating });
}

function seatingIn(muster: Muster): Seating {
  return stageOf(muster) === 'open' ? 'coming' : 'reserve';
}

function shiftOf(seating: Seating | undefined): number {
  return seating === 'coming' ? 1 : 0;
}

/**
 * Lets those who stand in line come, as far as there is room; the caller holds the muster. Gives
 * how many moved up.
 */
export async function fill(context: Context, muster: Muster): Promise<number> {
  const { db, now } = context;
  if (stageOf(muster) !== 'open') return 0;
  const personIds = nextInLine(muster, await listAsked(db, muster));
  if (personIds.length === 0) return 0;
  await moveUp(db, muster, { personIds, at: now });
  await saveMuster(db, { ...muster, coming: muster.coming + personIds.length });
  await recordMuster(context, muster, { verb: 'move_up', data: { moved: personIds.length } });
  return personIds.length;
}
