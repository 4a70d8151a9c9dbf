import type { ThingWords } from '#/features/matters/index.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { LEAST_PUBLISHED } from './model.ts';
import type {
  Appeal,
  DeadlineRule,
  Decision,
  PublicCounts,
  Review,
  ReviewCounts,
} from './model.ts';

/** Stands where words are hidden: no longer than they were, and it does not tell how long. */
const COVER = '███';

/** The rule for whatever has no rule of its own. */
const ANY_REASON = '*';
const USUAL_DAYS = 3;

/**
 * Covers all words, or each occurrence of one passage.
 * Refuses: `passage_not_found`.
 */
export function coverWords(
  words: ThingWords,
  passage: string | undefined,
): Result<ThingWords, 'passage_not_found'> {
  const { title, body } = words;
  if (passage === undefined) return succeed({ title: title && COVER, body: COVER });
  const cover = COVER.slice(0, passage.length);
  const coverIn = (text: string) => text.split(passage).join(cover);
  const covered = { title: title && coverIn(title), body: coverIn(body) };
  const isFound = covered.title !== title || covered.body !== body;
  return isFound ? succeed(covered) : refuse('passage_not_found');
}

/** Says within how many working days a review is due that begins with an objection. */
export function workingDaysFor(reason: string, rules: readonly DeadlineRule[]): number {
  const rule =
    rules.find((one) => one.reason === reason) ?? rules.find((one) => one.reason === ANY_REASON);
  return rule?.workingDays ?? USUAL_DAYS;
}

/** Tells whether something is somebody's own, or was typed by them. */
export function isOwn(
  review: Pick<Review, 'personId' | 'actorId'>,
  ids: readonly (string | undefined)[],
): boolean {
  return ids.includes(review.personId) || ids.includes(review.actorId);
}

/** Says why a review cannot be decided so, if it cannot. */
export function refusalOf(
  review: Pick<Review, 'decided' | 'thing'>,
  wish: {
    readonly decision: Decision;
    readonly reason: string | undefined;
  },
): 'decided_already' | 'reason_required' | 'not_hideable' | undefined {
  if (review.decided !== undefined) return 'decided_already';
  if (wish.decision !== 'hidden') return undefined;
  // A name is mended where it stands: covered, nobody could be called any more.
  if (review.thing.kind === 'name') return 'not_hideable';
  return wish.reason === undefined ? 'reason_required' : undefined;
}

/** Tells whether what a review is about is hidden by it now. */
export function isHidden(review: Pick<Review, 'decided' | 'endedAt'>): boolean {
  return review.decided?.decision === 'hidden' && review.endedAt === undefined;
}

/** Says why nobody can appeal against a review, if so: an appeal is heard once. */
export function refusalToAppeal(
  review: Pick<Review, 'decided' | 'endedAt'>,
  appeal: Appeal | undefined,
): 'not_hidden' | 'appealed_already' | undefined {
  if (appeal !== undefined) return 'appealed_already';
  return isHidden(review) ? undefined : 'not_hidden';
}

/** Says why somebody cannot decide an appeal, if so: who hid it does not judge that. */
export function refusalToHear(
  { decided }: Pick<Review, 'decided'>,
  appeal: Appeal | undefined,
  ids: readonly (string | undefined)[],
): 'no_appeal' | 'decided_already' | 'same_person' | undefined {
  if (appeal === undefined || decided === undefined) return 'no_appeal';
  if (appeal.decided !== undefined) return 'decided_already';
  return ids.includes(decided.by) ? 'same_person' : undefined;
}

/**
 * Leaves out of the counts what is too small to be published. Each reason is told or none is: their
 * sum beside the others would tell of the one that is missing.
 */
export function publishedCounts(counts: ReviewCounts): PublicCounts {
  const { waiting, kept, mended, hidden, shownAgain, byReason } = counts;
  const isRestPublished = isPublished(hidden) && isPublished(hidden - shownAgain);
  return {
    waiting: publicCount(waiting),
    kept: publicCount(kept),
    mended: publicCount(mended),
    hidden: publicCount(hidden),
    shownAgain: isRestPublished ? publicCount(shownAgain) : undefined,
    byReason: byReason.every((one) => isPublished(one.hidden)) ? byReason : undefined,
  };
}

function publicCount(count: number): number | undefined {
  return isPublished(count) ? count : undefined;
}

/** None is none; a few could be recognised. */
function isPublished(count: number): boolean {
  return count === 0 || count >= LEAST_PUBLISHED;
}
