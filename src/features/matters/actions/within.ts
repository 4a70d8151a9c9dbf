import {
  BUILDING_LEVEL,
  COMMUNITY_LEVEL,
  listPathsWithin,
  listWithin,
} from '#/features/places/index.ts';
import type { Category, Reference } from '#/features/matters/model/reference.ts';
import type { Spot } from '#/features/matters/model/surroundings.ts';
import type { Within } from '#/features/matters/store/cards.ts';
import type { Db } from '#/platform/db/pool.ts';
import { COMPOUND_LEVEL } from './spot.ts';

/** Says which part of its community a list is narrowed to; all of it needs no narrowing. */
export async function withinOf(db: Db, spot: Spot): Promise<Within | undefined> {
  if (spot.level <= COMMUNITY_LEVEL) return undefined;
  if (spot.level === COMPOUND_LEVEL && (await isInnermost(db, spot))) {
    return { compoundId: spot.placeId };
  }
  if (spot.level === BUILDING_LEVEL) return { buildingId: spot.placeId };
  const below = await listPathsWithin(db, spot.path);
  return { placeIds: below.map(({ id }) => id) };
}

/** A part of a community may have compounds below it, which are what their matters name. */
async function isInnermost(db: Db, { path }: Spot): Promise<boolean> {
  return (await listWithin(db, path, COMPOUND_LEVEL)).length === 1;
}

/** Lists the categories of some groups, or of none if no group is named. */
export function categoriesOf(
  reference: Reference,
  groups: readonly string[] | undefined,
): readonly string[] | undefined {
  if (groups === undefined || groups.length === 0) return undefined;
  const isWanted = (category: Category) => groups.includes(category.group);
  return [...reference.categories.values()].filter(isWanted).map(({ code }) => code);
}
