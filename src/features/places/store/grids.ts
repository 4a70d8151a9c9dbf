import { sql } from 'kysely';
import { boundingBox, isInPolygon, readPolygon } from '#/lib/geo.ts';
import { BUILDING_LEVEL, HOUSEHOLD_LEVEL } from '#/features/places/model.ts';
import type { Grid, Place } from '#/features/places/model.ts';
import { kept } from '#/platform/db/kept.ts';
import type { Db } from '#/platform/db/pool.ts';
import { GRID_ATTRIBUTE } from '#/features/places/rules/grids.ts';
import { selectPlaces, tablesOf, toPlace } from './find.ts';

const MAX_GRIDS = 500;
const MAX_BUILDINGS = 2_000;

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

/** Puts buildings in a grid of their community. */
export async function putInGrid(
  db: Db,
  { code, communityId }: Pick<Grid, 'code' | 'communityId'>,
  buildingIds: readonly string[],
): Promise<void> {
  if (buildingIds.length === 0) return;
  const own = sql<string>`attributes || jsonb_build_object(${GRID_ATTRIBUTE}::text, ${code}::text)`;
  await tablesOf(db)
    .updateTable('places.place')
    .set({ attributes: own })
    .where('id', 'in', buildingIds)
    .where('community_id', '=', communityId)
    .where('level', '=', BUILDING_LEVEL)
    .execute();
}

/** Lists the grids of a community by their codes. */
export async function listGrids(db: Db, communityId: string): Promise<readonly Grid[]> {
  return kept(db, { topic: 'places', name: `grids ${communityId}` }, async () => {
    const rows = await selectGrids(db)
      .where('community_id', '=', communityId)
      .orderBy('code')
      .limit(MAX_GRIDS)
      .execute();
    return rows.map(toGrid);
  });
}

/**
 * Lists the buildings of a grid as people count them: those put in it, and those that stand inside
 * its border and were put in none.
 */
export async function listBuildingsInGrid(
  db: Db,
  { code, communityId, polygon }: Pick<Grid, 'code' | 'communityId' | 'polygon'>,
): Promise<readonly Place[]> {
  const box = polygon && boundingBox(polygon);
  const own = sql<string | null>`attributes ->> ${GRID_ATTRIBUTE}::text`;
  const rows = await selectPlaces(db)
    .where('community_id', '=', communityId)
    .where('level', '=', BUILDING_LEVEL)
    .where(({ and, eb, or }) =>
      or([
        eb(own, '=', code),
        ...(box === undefined
          ? []
          : [
              and([
                eb(own, 'is', null),
                eb('lon', '>=', box.west),
                eb('lon', '<=', box.east),
                eb('lat', '>=', box.south),
                eb('lat', '<=', box.north),
              ]),
            ]),
      ]),
    )
    .orderBy('ordinal')
    .orderBy('path')
    .limit(MAX_BUILDINGS)
    .execute();
  return rows.map(toPlace).filter(({ attributes, point }) => {
    if (attributes[GRID_ATTRIBUTE] === code) return true;
    if (point === undefined || polygon === undefined) return false;
    return isInPolygon({ longitude: point.lon, latitude: point.lat }, polygon);
  });
}

/** Counts the households of several buildings. */
export async function countHouseholdsOf(
  db: Db,
  buildings: readonly Pick<Place, 'path'>[],
): Promise<number> {
  const paths = buildings.map(({ path }) => path);
  const { rows } = await sql<{ readonly count: number }>`
    select count(*) as count from unnest(${paths}::text[]) as b (path)
    join places.place p on p.path >= b.path collate "C" || '.' and p.path < b.path collate "C" || '/'
    where p.level = ${HOUSEHOLD_LEVEL}`.execute(db);
  return rows[0]?.count ?? 0;
}

function selectGrids(db: Db) {
  return tablesOf(db).selectFrom('places.grid').selectAll();
}

type GridRow = Awaited<ReturnType<ReturnType<typeof selectGrids>['execute']>>[number];

function toGrid(row: GridRow): Grid {
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
}
