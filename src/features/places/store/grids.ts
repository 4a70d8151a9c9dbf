import { sql } from 'kysely';
import { boundingBox, isInPolygon, readPolygon } from '#/lib/geo.ts';
import { BUILDING_LEVEL, HOUSEHOLD_LEVEL } from '#/features/places/model.ts';
import type { Grid, Place } from '#/features/places/model.ts';
import { kept } from '#/platform/db/kept.ts';
import type { Db } from '#/platform/db/pool.ts';
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

/** Lists the buildings of the community that stand inside a grid's border, as people count them. */
export async function listBuildingsInGrid(
  db: Db,
  { communityId, polygon }: Pick<Grid, 'communityId' | 'polygon'>,
): Promise<readonly Place[]> {
  if (polygon === undefined) return [];
  const box = boundingBox(polygon);
  const rows = await selectPlaces(db)
    .where('community_id', '=', communityId)
    .where('level', '=', BUILDING_LEVEL)
    .where('lon', '>=', box.west)
    .where('lon', '<=', box.east)
    .where('lat', '>=', box.south)
    .where('lat', '<=', box.north)
    .orderBy('ordinal')
    .orderBy('path')
    .limit(MAX_BUILDINGS)
    .execute();
  return rows.map(toPlace).filter(({ point }) => {
    if (point === undefined) return false;
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
