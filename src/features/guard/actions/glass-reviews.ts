import { COMMUNITY_LEVEL, findPlace, listWithin } from '#/features/places/index.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { openDoor } from '#/platform/access/wall.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Finding, Glass } from '#/features/guard/model.ts';
import { mayReviewIn } from '#/features/guard/policy.ts';
import { isOwnGlass } from '#/features/guard/rules/glass.ts';
import { listGlassesIn, lockGlass, saveReview } from '#/features/guard/store/glass.ts';

/** Lists the glasses at which the reader looks as a steward: theirs to judge, and those judged. */
export async function listStewarded(context: Context): Promise<readonly Glass[]> {
  const { db, subject } = context;
  const communityIds: string[] = [];
  for (const { role, communityId, path } of subject.grants) {
    if (role !== 'steward') continue;
    if (communityId !== undefined) communityIds.push(communityId);
    else communityIds.push(...(await listWithin(db, path, COMMUNITY_LEVEL)).map(({ id }) => id));
  }
  return listGlassesIn(db, [...new Set(communityIds)]);
}

export type Judging = {
  readonly glassId: string;
  readonly finding: Finding;
  readonly words: string | undefined;
};

/**
 * Signs off a broken glass as a steward of its community or above: it was fair, or it was not and
 * why. Nobody judges what they did themselves or what was done to them.
 * Refuses: `not_found`, `own_glass`, `reviewed_already`, `words_required`.
 */
export async function reviewGlass(
  context: Context,
  { glassId, finding, words }: Judging,
): Promise<
  Result<{ readonly id: string }, 'not_found' | 'own_glass' | 'reviewed_already' | 'words_required'>
> {
  const { db, now, subject } = context;
  const known = await findToReview(context, glassId);
  if (!known.ok || subject.actorId === undefined) return refuse('not_found');
  // A steward above the communities reaches the entry by who made it, not the person it is about.
  await openDoor(db, { personIds: [known.value.actorId] });
  const glass = await lockGlass(db, glassId);
  if (glass === undefined) return refuse('not_found');
  if (isOwnGlass(glass, subject.actorId)) return refuse('own_glass');
  if (glass.review !== undefined) return refuse('reviewed_already');
  if (finding === 'unfair' && words === undefined) return refuse('words_required');
  await saveReview(db, glass, { finding, words, at: now, by: subject.actorId });
  const { personId: subjectId, communityId } = glass;
  const data = { glass: glassId, finding };
  await context.record({ feature: 'guard', verb: 'review_glass', subjectId, communityId, data });
  return succeed({ id: glassId });
}

/** Finds a glass that the reader sees as a steward. Refuses: `not_found`. */
export async function findToReview(
  context: Context,
  glassId: string,
): Promise<Result<Glass, 'not_found'>> {
  const glass = (await listStewarded(context)).find(({ id }) => id === glassId);
  if (glass === undefined) return refuse('not_found');
  const community = await findPlace(context.db, glass.communityId);
  const isTheirs = community !== undefined && mayReviewIn(context.subject, community.path);
  return isTheirs ? succeed(glass) : refuse('not_found');
}
