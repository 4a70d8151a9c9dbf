import { reckonWorkingDays } from '#/features/matters/index.ts';
import type { Outcome } from '#/features/moderation/model.ts';
import {
  isOwn,
  refusalToAppeal,
  refusalToHear,
  workingDaysFor,
} from '#/features/moderation/rules.ts';
import { decideAppeal, findAppeal, insertAppeal } from '#/features/moderation/store/appeals.ts';
import { listDeadlines, lockReview } from '#/features/moderation/store/reviews.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { openToLook, record, reveal, tellAuthor } from './reviews.ts';
import type { Done } from './reviews.ts';

/** The rule of appeals among those of what is objected to. */
const APPEAL = 'appeal';

/**
 * Has somebody else look again at what was hidden of one’s own.
 * Refuses: `not_found` (also what is nobody’s own), `not_hidden`, `appealed_already`.
 */
export async function appeal(
  context: Context,
  input: { readonly id: string; readonly words: string },
): Promise<Result<{ readonly id: string }, 'not_found' | 'not_hidden' | 'appealed_already'>> {
  const { db, now, subject } = context;
  const review = await lockReview(db, input.id);
  const { actorId } = subject;
  if (review === undefined || actorId === undefined) return refuse('not_found');
  if (!isOwn(review, [actorId, subject.personId])) return refuse('not_found');
  const refusal = refusalToAppeal(review, await findAppeal(db, review));
  if (refusal !== undefined) return refuse(refusal);
  const { communityId, id: reviewId } = review;
  const days = workingDaysFor(APPEAL, await listDeadlines(db));
  const dueAt = await reckonWorkingDays(context, communityId, days);
  const personId = subject.personId ?? actorId;
  await insertAppeal(db, { communityId, reviewId, at: now, personId, words: input.words, dueAt });
  await record(context, review, { verb: 'appeal' });
  return succeed({ id: reviewId });
}

/**
 * Decides an appeal, by somebody else than who hid it: it is shown again, or stays hidden. Whose it
 * is, is told.
 * Refuses: `not_found`, `own_words`, `no_appeal`, `decided_already`, `same_person`, `not_hidden`,
 * `words_gone`.
 */
export async function hearAppeal(
  context: Context,
  input: {
    readonly id: string;
    readonly outcome: Outcome;
    readonly answer: string | undefined;
  },
): Promise<
  Result<
    Done,
    | 'not_found'
    | 'own_words'
    | 'no_appeal'
    | 'decided_already'
    | 'same_person'
    | 'not_hidden'
    | 'words_gone'
  >
> {
  const { db, now, subject } = context;
  const opened = await openToLook(context, await lockReview(db, input.id));
  if (!opened.ok) return opened;
  const { review } = opened.value;
  const { actorId, personId } = subject;
  const refusal = refusalToHear(review, await findAppeal(db, review), [actorId, personId]);
  if (refusal !== undefined || actorId === undefined) return refuse(refusal ?? 'not_found');
  const { outcome, answer } = input;
  if (outcome === 'shown') {
    const shown = await reveal(context, opened.value);
    if (!shown.ok) return shown;
  } else {
    await record(context, review, { verb: 'uphold' });
    await tellAuthor(context, review);
  }
  await decideAppeal(db, review, { outcome, answer, at: now, by: actorId });
  return succeed({ id: review.id, communityId: review.communityId });
}
