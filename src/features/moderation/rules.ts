import type { ThingWords } from '#/features/matters/index.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { DeadlineRule, Decision, Review } from './model.ts';

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
