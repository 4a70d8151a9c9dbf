import {
  COMMUNITY_LEVEL,
  findPlace,
  listServedPaths,
  listServedPlaces,
} from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { isWithin } from '#/lib/tree.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Jurisdiction } from '#/features/open311/model/asked.ts';

/**
 * Finds the community that is meant: the one that is named, or the only one there is.
 * Refuses: `jurisdiction_missing`, `jurisdiction_unknown` (no community this installation serves).
 */
export async function findJurisdiction(
  context: Context,
  id: string | undefined,
): Promise<Result<Jurisdiction, 'jurisdiction_missing' | 'jurisdiction_unknown'>> {
  if (id === undefined) {
    const served = await listServedPlaces(context.db);
    const only = served.find(isCommunity);
    return served.length === 1 && only !== undefined
      ? succeed(only)
      : refuse('jurisdiction_missing');
  }
  const place = await findPlace(context.db, id);
  if (place === undefined || !isCommunity(place)) return refuse('jurisdiction_unknown');
  const served = await listServedPaths(context.db);
  const isServed = served.some((path) => isWithin(place.path, path));
  return isServed ? succeed(place) : refuse('jurisdiction_unknown');
}

function isCommunity(place: Place): place is Jurisdiction {
  return place.level === COMMUNITY_LEVEL && place.communityId === place.id;
}
