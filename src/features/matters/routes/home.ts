import { COMMUNITY_LEVEL, findPlace, listServedPlaces } from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import type { Context } from '#/platform/action/context.ts';

/**
 * Finds the place a board is of: the one asked for, else the reader's community, else the first.
 */
export async function findBoardPlace(
  context: Context,
  wanted: string | undefined,
): Promise<Place | undefined> {
  const { homes, grants } = context.subject;
  const own = wanted ?? homes[0]?.communityId ?? grants[0]?.communityId;
  const id = own ?? (await listServedPlaces(context.db))[0]?.id;
  return id === undefined ? undefined : findPlace(context.db, id);
}

/** Tells whether a place is a community or lies in one, so that matters can lie in it. */
export function hasBoard(place: Place): place is Place & { readonly communityId: string } {
  return place.level >= COMMUNITY_LEVEL && place.communityId !== undefined;
}
