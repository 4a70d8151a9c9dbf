import {
  BUILDING_LEVEL,
  findPlace,
  findPlaces,
  listAncestors,
  listGrids,
  listWithin,
} from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import { homesOf } from '#/features/people/index.ts';
import type { Anchor, LonLat } from '#/features/volunteers/model.ts';
import { centroid } from '#/lib/geo.ts';
import { isWithin } from '#/lib/tree.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';

/** One place from which somebody may set out. */
export type AnchorChoice = { readonly id: string; readonly names: Names };

/** From where somebody may set out: the buildings and grids of the communities they live in. */
export type AnchorChoices = {
  /** The building of a home of theirs, which is offered first. */
  readonly home: string | undefined;
  readonly buildings: readonly AnchorChoice[];
  readonly grids: readonly AnchorChoice[];
};

/** Lists from where somebody may set out; `near` names a community of those who live elsewhere. */
export async function listAnchorChoices(
  db: Db,
  of: { readonly personId: string; readonly near: string | undefined },
): Promise<AnchorChoices> {
  const homes = await homesOf(db, of.personId);
  const near = of.near === undefined ? undefined : await findPlace(db, of.near);
  const ids = [...homes.map(({ communityId }) => communityId), near?.communityId ?? []].flat();
  const communities = await findPlaces(db, [...new Set(ids)]);
  const buildings: AnchorChoice[] = [];
  const grids: AnchorChoice[] = [];
  let home: string | undefined;
  for (const community of communities.values()) {
    const own = await listWithin(db, community.path, BUILDING_LEVEL);
    const parents = await compoundsOf(db, own);
    buildings.push(...own.map((one) => ({ id: one.id, names: fullNames(one, parents) })));
    home ??= own.find(({ path }) => homes.some((one) => isWithin(one.path, path)))?.id;
    const drawn = await listGrids(db, community.id);
    grids.push(...drawn.map(({ id, names }) => ({ id, names })));
  }
  return { home, buildings, grids };
}

/** A number says little where every compound has it: 3 of which. */
async function compoundsOf(
  db: Db,
  buildings: readonly Place[],
): Promise<ReadonlyMap<string, Place>> {
  const found = new Map<string, Place>();
  for (const { path } of buildings) {
    const above = parentPath(path);
    if (found.has(above)) continue;
    const parent = (await listAncestors(db, path)).at(-1);
    if (parent !== undefined) found.set(above, parent);
  }
  return found;
}

function parentPath(path: string): string {
  return path.slice(0, path.lastIndexOf('.'));
}

function fullNames(building: Place, parents: ReadonlyMap<string, Place>): Names {
  const parent = parents.get(parentPath(building.path));
  if (parent === undefined || parent.id === building.communityId) return building.names;
  const { names } = building;
  return {
    hant: `${parent.names.hant} ${names.hant}`,
    hans: `${parent.names.hans} ${names.hans}`,
    en: `${names.en}, ${parent.names.en}`,
  };
}

/** Finds a building or a grid from which somebody may set out, with the point that it is at. */
export async function findAnchor(
  db: Db,
  wanted: { readonly id: string; readonly personId: string; readonly near: string | undefined },
): Promise<Anchor | undefined> {
  const place = await findPlace(db, wanted.id);
  if (place?.communityId !== undefined && place.level === BUILDING_LEVEL) {
    const point = await pointOf(db, place);
    return { communityId: place.communityId, buildingId: place.id, gridId: undefined, point };
  }
  const homes = await homesOf(db, wanted.personId);
  const near = wanted.near === undefined ? undefined : await findPlace(db, wanted.near);
  const ids = new Set([...homes.map((home) => home.communityId), near?.communityId ?? []].flat());
  for (const communityId of ids) {
    const grid = (await listGrids(db, communityId)).find(({ id }) => id === wanted.id);
    if (grid === undefined) continue;
    const point = grid.polygon === undefined ? undefined : centroid(grid.polygon);
    const community = await findPlace(db, communityId);
    return {
      communityId,
      buildingId: undefined,
      gridId: grid.id,
      point: point ? { lon: point.longitude, lat: point.latitude } : community?.point,
    };
  }
  return undefined;
}

/** Where a building stands on the map, or else what it lies in. */
async function pointOf(db: Db, building: Place): Promise<LonLat | undefined> {
  if (building.point !== undefined) return building.point;
  const above = await listAncestors(db, building.path);
  const within = above.filter(({ communityId }) => communityId !== undefined);
  return within.findLast(({ point }) => point !== undefined)?.point;
}
