import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { MAX_PATH_DEPTH, depth, isWithin, joinPath, lastCode } from '#/lib/tree.ts';
import { COMMUNITY_LEVEL } from '#/features/places/model.ts';
import type { Place } from '#/features/places/model.ts';

export type MoveRefusal =
  | 'below_itself'
  | 'there_already'
  | 'level_order'
  | 'other_community'
  | 'too_deep'
  | 'code_taken';

/** A place that is to lie below another, and what is known of both. */
export type Move = {
  readonly place: Place;
  readonly under: Place;
  /** How many codes the longest path below the place has. */
  readonly deepest: number;
};

/**
 * Decides where a place comes to lie. It may lie below one of its own level: so a community, a
 * street or a district that was merged into another lives on as a part of it, and whatever names it
 * goes on naming it. What lies within a community stays in it, for the community is the tenant of
 * all that happened there.
 * Refuses: `below_itself`, `there_already`, `level_order` (a community below a building),
 * `other_community`, `too_deep`. Whether the code is free only the database knows.
 */
export function decideMove({
  place,
  under,
  deepest,
}: Move): Result<string, Exclude<MoveRefusal, 'code_taken'>> {
  if (isWithin(under.path, place.path)) return refuse('below_itself');
  if (under.level > place.level) return refuse('level_order');
  if (place.level > COMMUNITY_LEVEL && place.communityId !== under.communityId) {
    return refuse('other_community');
  }
  const below = deepest - depth(place.path);
  if (depth(under.path) + 1 + below > MAX_PATH_DEPTH) return refuse('too_deep');
  const path = joinPath(under.path, lastCode(place.path));
  return path === place.path ? refuse('there_already') : succeed(path);
}
