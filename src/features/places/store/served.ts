import type { Place } from '#/features/places/model.ts';
import { kept } from '#/platform/db/kept.ts';
import type { Db } from '#/platform/db/pool.ts';
import { findPlaces, tablesOf } from './find.ts';

const MAX_SERVED = 100;

/** Notes that this installation is run for a place: it and what is in it come first in searches. */
export async function servePlace(db: Db, placeId: string, since: Temporal.Instant): Promise<void> {
  await tablesOf(db)
    .insertInto('places.served_place')
    .values({ place_id: placeId, since })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Lists where the places lie that this installation is run for: all of them, because who may change
 * what holds for all is a steward of each.
 */
export async function listServedPaths(db: Db): Promise<readonly string[]> {
  return kept(db, { topic: 'places', name: 'served paths' }, async () => {
    const rows = await tablesOf(db)
      .selectFrom('places.served_place as s')
      .innerJoin('places.place as p', 'p.id', 's.place_id')
      .select('p.path')
      .orderBy('p.path')
      .execute();
    return rows.map((row) => row.path);
  });
}

/** Lists the places this installation is run for, the longest served first. */
export async function listServedPlaces(db: Db): Promise<readonly Place[]> {
  const rows = await kept(db, { topic: 'places', name: 'served' }, () =>
    tablesOf(db)
      .selectFrom('places.served_place')
      .select('place_id')
      .orderBy('since')
      .orderBy('place_id')
      .limit(MAX_SERVED)
      .execute(),
  );
  const places = await findPlaces(
    db,
    rows.map((row) => row.place_id),
  );
  return rows.flatMap((row) => places.get(row.place_id) ?? []);
}
