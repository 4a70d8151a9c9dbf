import { kept } from '#/platform/db/kept.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import type { PlaceKind } from '#/features/places/model.ts';
import { tablesOf } from './find.ts';

/** Lists the kinds of places, the highest first. */
export async function listKinds(db: Db): Promise<readonly PlaceKind[]> {
  return kept(db, { topic: 'places', name: 'kinds' }, async () => {
    const rows = await tablesOf(db)
      .selectFrom('places.kind')
      .selectAll()
      .orderBy('level')
      .orderBy('id')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      level: row.level,
      isListed: row.is_listed,
      names: { hant: row.name_hant, hans: row.name_hans, en: row.name_en },
    }));
  });
}

/** Adds a kind of places; tells whether its id was free. */
export async function addKind(db: Db, kind: PlaceKind): Promise<boolean> {
  const added = await tablesOf(db)
    .insertInto('places.kind')
    .values({
      id: kind.id,
      level: kind.level,
      is_listed: kind.isListed,
      name_hant: kind.names.hant,
      name_hans: kind.names.hans,
      name_en: kind.names.en,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Gives a kind of places other names; tells whether there is such a kind. */
export async function renameKind(db: Db, id: string, names: Names): Promise<boolean> {
  const renamed = await tablesOf(db)
    .updateTable('places.kind')
    .set({ name_hant: names.hant, name_hans: names.hans, name_en: names.en })
    .where('id', '=', id)
    .executeTakeFirst();
  return renamed.numUpdatedRows > 0n;
}
