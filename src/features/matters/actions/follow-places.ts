import {
  BUILDING_LEVEL,
  listAncestors,
  listPathsWithin,
  listWithin,
} from '#/features/places/index.ts';
import type { Place, PlaceFollower } from '#/features/places/index.ts';
import { ancestorPaths } from '#/lib/tree.ts';
import { listPlacesOfMatters, saveLyingIn } from '#/features/matters/store/matters.ts';
import { COMPOUND_LEVEL } from './spot.ts';

/**
 * Writes anew in which building and compound matters are, below a place that lies elsewhere now:
 * the lists of both are made of that.
 */
export const followPlaces: PlaceFollower = async ({ db }, { communityId, path }) => {
  const paths = new Map((await listPathsWithin(db, path)).map((one) => [one.id, one.path]));
  const wanted = await listPlacesOfMatters(db, communityId, [...paths.keys()]);
  if (wanted.length === 0) return;
  const above = await listAncestors(db, path);
  const buildings = byPath(await listWithin(db, path, BUILDING_LEVEL), above, BUILDING_LEVEL);
  const compounds = byPath(await listWithin(db, path, COMPOUND_LEVEL), above, COMPOUND_LEVEL);
  const lying = wanted.map((placeId) => {
    const own = paths.get(placeId) ?? path;
    return { placeId, buildingId: nearest(own, buildings), compoundId: nearest(own, compounds) };
  });
  await saveLyingIn(db, communityId, lying);
};

/** Those of a level that lie below the place that was moved, are it, or lie above it. */
function byPath(
  below: readonly Place[],
  above: readonly Place[],
  wanted: number,
): ReadonlyMap<string, string> {
  const all = [...below, ...above.filter(({ level }) => level === wanted)];
  return new Map(all.map((place) => [place.path, place.id]));
}

/** The innermost, which a matter is in: itself, or the nearest above. */
function nearest(path: string, known: ReadonlyMap<string, string>): string | undefined {
  const found = [...ancestorPaths(path), path].findLast((one) => known.has(one));
  return found === undefined ? undefined : known.get(found);
}
