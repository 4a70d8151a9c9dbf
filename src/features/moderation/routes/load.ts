import { listThings, listThingsByName, publicIdOf } from '#/features/matters/index.ts';
import type { MatterName, ThingsOfMatter } from '#/features/matters/index.ts';
import { findPlace } from '#/features/places/index.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { readReview } from '#/features/moderation/actions/reviews.ts';
import type { Appeal, Review } from '#/features/moderation/model.ts';
import { mayModerate, moderatedBy } from '#/features/moderation/policy.ts';
import { isOwn, refusalToHear } from '#/features/moderation/rules.ts';
import { listAppealed, listDecided, listOpen } from '#/features/moderation/store/reviews.ts';
import type {
  AppealShown,
  ObjectingShown,
  ReviewLine,
  ReviewShown,
  ReviewsShown,
} from './shapes.ts';

const EXCERPT = 60;

/** Loads what somebody may object to in a matter. Refuses: `not_found`. */
export async function loadObjecting(
  context: Context,
  name: MatterName,
): Promise<Result<ObjectingShown, 'not_found'>> {
  const listed = await listThingsByName(context, name);
  if (!listed.ok) return listed;
  const shown = listed.value.things.filter(({ hidden }) => hidden === undefined);
  return succeed({
    matter: matterOf(listed.value),
    things: shown.map(({ kind, id, at, words }) => ({
      kind,
      id,
      at,
      excerpt: (words.title ?? words.body).slice(0, EXCERPT),
    })),
  });
}

/** Loads what waits to be looked at in a community. Refuses: `not_found`. */
export async function loadReviews(
  context: Context,
  placeId: string | undefined,
): Promise<Result<ReviewsShown, 'not_found'>> {
  const id = placeId ?? moderatedBy(context.subject)[0];
  const place = id === undefined ? undefined : await findPlace(context.db, id);
  const communityId = place?.communityId ?? place?.id;
  if (place === undefined || communityId === undefined) return refuse('not_found');
  if (!mayModerate(context.subject, place.path)) return refuse('not_found');
  return succeed({
    place: { id: place.id, names: place.names },
    appealed: await linesOf(context, await hearable(context, communityId)),
    waiting: await linesOf(context, await listOpen(context.db, communityId)),
    decided: await linesOf(context, await listDecided(context.db, communityId)),
  });
}

/** Who hid something does not hear what is said against it. */
async function hearable({ db, subject }: Context, communityId: string): Promise<readonly Review[]> {
  const appealed = await listAppealed(db, communityId);
  const own = new Set([subject.actorId, subject.personId]);
  return appealed.filter(({ decided }) => !own.has(decided?.by));
}

/** What is theirs or about them is left out: they hear of it when it is decided. */
async function linesOf(context: Context, reviews: readonly Review[]): Promise<ReviewLine[]> {
  const { subject } = context;
  const lines: ReviewLine[] = [];
  for (const review of reviews) {
    if (isOwn(review, [subject.actorId, subject.personId])) continue;
    const listed = await listThings(context, { ...review, id: review.matterId });
    if (!listed.ok || listed.value.isAboutReader) continue;
    if (mayModerate(subject, listed.value.path)) lines.push(lineOf(review, listed.value));
  }
  return lines;
}

/** Loads a review with what was objected to. Refuses: as `readReview` does. */
export async function loadReview(
  context: Context,
  id: string,
): Promise<Result<ReviewShown, 'not_found' | 'own_words'>> {
  const read = await readReview(context, id);
  if (!read.ok) return read;
  const { review, matter, thing, objections, withheld, appeal } = read.value;
  const ids = [context.subject.actorId, context.subject.personId];
  const community = await findPlace(context.db, review.communityId);
  if (community === undefined) return refuse('not_found');
  return succeed({
    ...lineOf(review, matter),
    community: { id: community.id, names: community.names },
    words: thing.words,
    photo: thing.hidden === undefined ? thing.fileId : undefined,
    withheld,
    appeal: appealLine(appeal),
    mayHear: refusalToHear(review, appeal, ids) === undefined,
    objections: [...objections],
  });
}

function lineOf(review: Review, matter: ThingsOfMatter): ReviewLine {
  const { id, thing, openedAt, dueAt, decided, endedAt } = review;
  return {
    id,
    kind: thing.kind,
    matter: matterOf(matter),
    openedAt,
    dueAt,
    decision: decided?.decision,
    reason: decided?.reason,
    endedAt,
  };
}

/** An appeal as it is shown: not by whom, and not who decided. */
export function appealLine(appeal: Appeal | undefined): AppealShown | undefined {
  if (appeal === undefined) return undefined;
  const { at, words, dueAt, decided } = appeal;
  return { at, words, dueAt, outcome: decided?.outcome, answer: decided?.answer };
}

/** Names a matter as addresses do. */
export function matterOf(matter: ThingsOfMatter) {
  return { id: publicIdOf(matter), title: matter.title };
}
