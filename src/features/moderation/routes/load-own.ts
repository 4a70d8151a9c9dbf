import { listThings } from '#/features/matters/index.ts';
import type { Review } from '#/features/moderation/model.ts';
import { isHidden, isOwn, publishedCounts } from '#/features/moderation/rules.ts';
import { findAppeal } from '#/features/moderation/store/appeals.ts';
import { countReviews } from '#/features/moderation/store/counts.ts';
import {
  findReview,
  findWithheld,
  listDeadlines,
  listHiddenOf,
} from '#/features/moderation/store/reviews.ts';
import { findPlace, listServedPlaces } from '#/features/places/index.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { appealLine, matterOf } from './load.ts';
import type { ContentRulesShown, OwnHidden, OwnListShown } from './shapes.ts';

const HOURS_IN_A_YEAR = 365 * 24;

function idsOf({ subject }: Context): readonly string[] {
  return [...new Set([subject.actorId, subject.personId].filter((id) => id !== undefined))];
}

/** Loads what of the reader’s own was hidden, and what became of their appeals. */
export async function loadOwnHidden(context: Context): Promise<Result<OwnListShown, never>> {
  const hidden: OwnHidden[] = [];
  for (const review of await listHiddenOf(context.db, idsOf(context))) {
    const one = await ownOf(context, review);
    if (one !== undefined) hidden.push(one);
  }
  return succeed({ hidden });
}

/** Loads one of them. Refuses: `not_found`, also what is not theirs. */
export async function loadOwn(
  context: Context,
  id: string,
): Promise<Result<OwnHidden, 'not_found'>> {
  const review = await findReview(context.db, id);
  if (review === undefined || !isOwn(review, idsOf(context))) return refuse('not_found');
  const own = await ownOf(context, review);
  return own === undefined ? refuse('not_found') : succeed(own);
}

async function ownOf(context: Context, review: Review): Promise<OwnHidden | undefined> {
  const { id, thing, decided, endedAt } = review;
  if (decided?.decision !== 'hidden') return undefined;
  const listed = await listThings(context, { ...review, id: review.matterId });
  return {
    id,
    kind: thing.kind,
    matter: listed.ok ? matterOf(listed.value) : undefined,
    reason: decided.reason,
    decidedAt: decided.at,
    answer: decided.words,
    endedAt,
    withheld: isHidden(review) ? await findWithheld(context.db, review) : undefined,
    appeal: appealLine(await findAppeal(context.db, review)),
  };
}

/** Loads what may not stand somewhere, and how often that happened in a community. */
export async function loadContentRules(
  context: Context,
  placeId: string | undefined,
): Promise<Result<ContentRulesShown, 'not_found'>> {
  const { db, subject, now } = context;
  const own = placeId ?? subject.homes[0]?.communityId ?? (await listServedPlaces(db))[0]?.id;
  const named = own === undefined ? undefined : await findPlace(db, own);
  if (placeId !== undefined && named === undefined) return refuse('not_found');
  const communityId = named?.communityId;
  const place = communityId === undefined ? undefined : await findPlace(db, communityId);
  const since = now.subtract({ hours: HOURS_IN_A_YEAR });
  const counts = place && publishedCounts(await countReviews(db, place.id, since));
  return succeed({
    place: place && { id: place.id, names: place.names },
    days: [...(await listDeadlines(db))],
    since,
    counts: counts && { ...counts, byReason: counts.byReason && [...counts.byReason] },
  });
}
