import { ancestorPaths, depth } from '#/lib/tree.ts';
import { COMMUNITY_LEVEL, findPlaces, idsOfPaths } from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';

/**
 * Names places as people say where they are: below the community with all that lies between
 * (東興小區3號樓2單元501), the community and what lies above by their own names.
 */
export async function labelPlaces(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Names>> {
  const places = await findPlaces(db, ids);
  const above = [...places.values()].flatMap((place) => ancestorPaths(place.path));
  const idOf = await idsOfPaths(db, [...new Set(above)]);
  const all = await findPlaces(db, [...idOf.values()]);
  const byPath = new Map([...all.values()].map((place) => [place.path, place]));
  return new Map([...places].map(([id, place]) => [id, labelOf(place, byPath)]));
}

function labelOf(place: Place, byPath: ReadonlyMap<string, Place>): Names {
  if (place.level <= COMMUNITY_LEVEL) return place.names;
  const between = ancestorPaths(place.path)
    .flatMap((path) => byPath.get(path) ?? [])
    .filter((one) => one.level > COMMUNITY_LEVEL)
    .toSorted((one, other) => depth(one.path) - depth(other.path));
  const way = [...between, place].map((one) => one.names);
  return {
    hant: joinHan(way.map((names) => names.hant)),
    hans: joinHan(way.map((names) => names.hans)),
    en: way.map((names) => names.en).join(', '),
  };
}

/** Chinese needs no space between the parts, except where two numbers would run together. */
function joinHan(parts: readonly string[]): string {
  return parts.reduce((way, part) => {
    const wouldRun = /[\da-z]$/i.test(way) && /^[\da-z]/i.test(part);
    return way + (wouldRun ? ' ' : '') + part;
  }, '');
}
