import { COMMUNITY_LEVEL, findPlaces, idsOfPaths } from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import { ancestorPaths, isWithin } from '#/lib/tree.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import type { PlaceShown } from './shapes.ts';

/**
 * Names places the way one gives an address: from below the place everybody knows anyway, or else
 * from below the community, down to the place itself (東興小區 3號樓). Three statements, however
 * many places.
 */
export async function nameSpots(
  db: Db,
  wanted: { readonly placeIds: readonly string[]; readonly below?: string | undefined },
): Promise<ReadonlyMap<string, PlaceShown>> {
  const places = await findPlaces(db, wanted.placeIds);
  const paths = new Set([...places.values()].flatMap(({ path }) => between(path, wanted.below)));
  const ids = await idsOfPaths(db, [...paths]);
  const above = await findPlaces(db, [...ids.values()]);
  const byPath = new Map([...above.values()].map((place) => [place.path, place]));
  return new Map(
    [...places.values()].map((place) => {
      const line = between(place.path, wanted.below)
        .flatMap((path) => byPath.get(path) ?? [])
        .filter(({ level }) => level > COMMUNITY_LEVEL);
      return [place.id, { id: place.id, names: joinNames([...line, place]) }];
    }),
  );
}

/** Writes the names of places one after the other. */
export function joinNames(line: readonly Pick<Place, 'names'>[]): Names {
  return {
    hant: line.map(({ names }) => names.hant).join(' '),
    hans: line.map(({ names }) => names.hans).join(' '),
    en: line.map(({ names }) => names.en).join(', '),
  };
}

/** Lists the paths above a place, or those of them that lie below another one. */
function between(path: string, below: string | undefined): readonly string[] {
  const above = ancestorPaths(path);
  return below === undefined ? above : above.filter((one) => one !== below && isWithin(one, below));
}
