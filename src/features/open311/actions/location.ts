import {
  BUILDING_LEVEL,
  COMPOUND_LEVEL,
  HOUSEHOLD_LEVEL,
  findGridOf,
  findPlace,
  findPlaces,
  idsOfPaths,
  listAncestors,
  listGrids,
  listWithin,
  searchPlaces,
} from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { ancestorPaths, isWithin } from '#/lib/tree.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Jurisdiction } from '#/features/open311/model/asked.ts';
import { findNamed, isNear, writeAddress } from '#/features/open311/rules/location.ts';

/** Where something is, as a program says it: any one of the three. */
export type LocationSaid = {
  readonly addressId: string | undefined;
  readonly address: string | undefined;
  readonly point: { readonly lon: number; readonly lat: number } | undefined;
};

export type Location = { readonly placeId: string; readonly point: LocationSaid['point'] };

/**
 * Finds the place that is meant: by its id, by the names in an address, or by a point within the
 * community's grids or near one of its places.
 * Refuses: `location_missing`, `location_unknown`.
 */
export async function findLocation(
  context: Context,
  jurisdiction: Jurisdiction,
  said: LocationSaid,
): Promise<Result<Location, 'location_missing' | 'location_unknown'>> {
  const { addressId, address, point } = said;
  if (addressId === undefined && address === undefined && point === undefined) {
    return refuse('location_missing');
  }
  const isHere = point !== undefined && (await liesIn(context, jurisdiction, point));
  const seen = isHere ? point : undefined;
  if (addressId !== undefined) {
    const place = await findPlace(context.db, addressId);
    const isInside = place !== undefined && isWithin(place.path, jurisdiction.path);
    return isInside ? succeed({ placeId: place.id, point: seen }) : refuse('location_unknown');
  }
  const named =
    address === undefined ? undefined : await findByName(context, jurisdiction, address);
  if (named !== undefined) return succeed({ placeId: named, point: seen });
  return seen === undefined
    ? refuse('location_unknown')
    : succeed({ placeId: jurisdiction.id, point: seen });
}

async function findByName(
  { db }: Context,
  community: Jurisdiction,
  address: string,
): Promise<string | undefined> {
  const compounds = await listWithin(db, community.path, COMPOUND_LEVEL);
  const buildings = await listWithin(db, community.path, BUILDING_LEVEL);
  const named = findNamed(address, { community, compounds, buildings });
  if (named !== undefined) return named;
  // By pinyin or in part; of two that fit as well neither is meant.
  const [found, other] = await searchPlaces(db, address, { within: community.path, limit: 2 });
  return other === undefined ? found?.place.id : undefined;
}

async function liesIn(
  { db }: Context,
  { id, path, point: centre }: Jurisdiction,
  point: NonNullable<Place['point']>,
): Promise<boolean> {
  const grids = await listGrids(db, id);
  if (findGridOf(grids, { attributes: {}, point }) !== undefined) return true;
  if (grids.some(({ polygon }) => polygon !== undefined)) return false;
  const near = [
    ...(await listWithin(db, path, COMPOUND_LEVEL)),
    ...(await listWithin(db, path, BUILDING_LEVEL)),
  ].flatMap((place) => place.point ?? []);
  const all = [...near, ...(centre === undefined ? [] : [centre])];
  return isNear(
    { longitude: point.lon, latitude: point.lat },
    all.map(({ lon, lat }) => ({ longitude: lon, latitude: lat })),
  );
}

/** A place as it is told in an answer. */
export type LocationTold = {
  readonly address: string;
  readonly point: Place['point'];
};

/** Writes the addresses of places of one community, and where they are on the map. */
export async function tellLocations(
  { db, language }: Context,
  community: Jurisdiction,
  placeIds: readonly string[],
): Promise<ReadonlyMap<string, LocationTold>> {
  const outer = await listAncestors(db, community.path);
  const places = await findPlaces(db, placeIds);
  const paths = new Set([...places.values()].flatMap(({ path }) => [...ancestorPaths(path), path]));
  const ids = await idsOfPaths(
    db,
    [...paths].filter((path) => isWithin(path, community.path)),
  );
  const inner = await findPlaces(db, [...ids.values()]);
  const byPath = new Map([...inner.values()].map((place) => [place.path, place]));
  return new Map(
    [...places.values()].map((place) => {
      const inside = [...ancestorPaths(place.path), place.path].flatMap(
        (path) => byPath.get(path) ?? [],
      );
      const line = [...outer, ...inside].filter(({ level }) => level < HOUSEHOLD_LEVEL);
      const address = writeAddress(
        line.map(({ names }) => names),
        language,
      );
      return [place.id, { address, point: place.point }];
    }),
  );
}
