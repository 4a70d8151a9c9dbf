import { readPolygon } from '#/lib/geo.ts';
import type { Grid } from '#/features/places/model.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './find.ts';

const MAX_GRIDS = 500;

/** Writes a grid of a community; one of the same code gets this name and border. */
export async function saveGrid(db: Db, grid: Grid): Promise<void> {
  const { id, communityId, code, names, polygon } = grid;
  const changing = {
    name: names.hans,
    name_hant: names.hant,
    name_en: names.en,
    polygon: polygon === undefined ? null : JSON.stringify(polygon),
  };
  await tablesOf(db)
    .insertInto('places.grid')
    .values({ id, community_id: communityId, code, ...changing })
    .onConflict((conflict) => conflict.columns(['community_id', 'code']).doUpdateSet(changing))
    .execute();
}

/** Lists the grids of a community by their codes. */
export async function listGrids(db: Db, communityId: string): Promise<readonly Grid[]> {
  const rows = await tablesOf(db)
    .selectFrom('places.grid')
    .selectAll()
    .where('community_id', '=', communityId)
    .orderBy('code')
    .limit(MAX_GRIDS)
    .execute();
  return rows.map((row) => {
    const polygon = readPolygon(row.polygon);
    return {
      id: row.id,
      communityId: row.community_id,
      code: row.code,
      names: {
        hant: row.name_hant ?? row.name,
        hans: row.name_hans ?? row.name,
        en: row.name_en ?? row.name,
      },
      polygon: polygon.ok ? polygon.value : undefined,
    };
  });
}
