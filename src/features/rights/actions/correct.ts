import { findPerson } from '#/features/people/index.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Role } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import {
  insertCorrection,
  listCorrectionsOf,
  listWaiting,
  lockCorrection,
  saveAnswer,
} from '#/features/rights/store/corrections.ts';
import type { Correction, CorrectionAnswer } from '#/features/rights/store/corrections.ts';

/** Those who keep the record of a community and answer what is asked about it. */
export const KEEPERS: readonly Role[] = ['community_worker', 'steward'];

const MOST_WAITING = 5;

/**
 * Asks the community to mend what one cannot mend oneself.
 * Refuses: `not_found`, `too_many_corrections`.
 */
export async function askToCorrect(
  context: Context,
  words: string,
): Promise<Result<{ readonly id: string }, 'not_found' | 'too_many_corrections'>> {
  const { actorId, personId } = context.subject;
  const person = personId === undefined ? undefined : await findPerson(context.db, personId);
  if (actorId === undefined || person === undefined) return refuse('not_found');
  const before = await listCorrectionsOf(context.db, person.id);
  const waiting = before.filter((one) => one.answer === undefined);
  if (waiting.length >= MOST_WAITING) return refuse('too_many_corrections');
  const id = context.newId();
  const { communityId } = person;
  const asked = { personId: person.id, askedBy: actorId, askedAt: context.now };
  await insertCorrection(context.db, { id, communityId, words, ...asked });
  await context.record({ feature: 'rights', verb: 'ask_to_correct', subjectId: id, communityId });
  return succeed({ id });
}

/** Lists what waits for an answer in the communities a subject keeps. */
export async function listToAnswer(context: Context): Promise<readonly Correction[]> {
  const { actorId } = context.subject;
  const waiting = await listWaiting(context.db, communitiesKept(context));
  return waiting.filter((one) => one.personId !== actorId);
}

/** A role above the community reaches no record of a person. */
function communitiesKept({ subject }: Context): readonly string[] {
  const ids = subject.grants.flatMap((grant) =>
    KEEPERS.includes(grant.role) && grant.communityId !== undefined ? [grant.communityId] : [],
  );
  return [...new Set(ids)];
}

/**
 * Answers what somebody asked about their record: it was mended, or it stays, with the reason.
 * Refuses: `not_found` (also for oneself, and outside of one's community), `correction_gone`.
 */
export async function answerCorrection(
  context: Context,
  answered: {
    readonly id: string;
    readonly answer: CorrectionAnswer;
    readonly reason: string | undefined;
  },
): Promise<Result<object, 'not_found' | 'correction_gone'>> {
  const { actorId } = context.subject;
  if (actorId === undefined) return refuse('not_found');
  const correction = await lockCorrection(context.db, answered.id);
  if (correction === undefined || correction.personId === actorId) return refuse('not_found');
  const { communityId } = correction;
  if (!communitiesKept(context).includes(communityId)) return refuse('not_found');
  if (correction.answer !== undefined) return refuse('correction_gone');
  await saveAnswer(context.db, answered.id, { ...answered, by: actorId, at: context.now });
  await context.record({
    feature: 'rights',
    verb: 'answer_correction',
    subjectId: answered.id,
    communityId,
  });
  return succeed({});
}
