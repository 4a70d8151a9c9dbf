import type { Db } from '#/platform/db/pool.ts';
import type { PlaceKind } from '../model.ts';
import { tablesOf } from './find.ts';

/** Lists the kinds of places, the highest first. */
export async function listPlaceKinds(db: Db): Promise<ReadonlyMap<string, PlaceKind>> {
  const rows = await tablesOf(db)
    .selectFrom('places.kind')
    .selectAll()
    .orderBy('level')
    .orderBy('id')
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        isListed: row.is_listed,
        names: { hant: row.name_hant, hans: row.name_hans, en: row.name_en },
      },
    ]),
  );
}
