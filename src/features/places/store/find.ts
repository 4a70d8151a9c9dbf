import { englishPlaceName } from '#/lib/english-place-name.ts';
import { sql } from 'kysely';
import { toSimplified } from '#/lib/text.ts';
import { ancestorPaths, subtreeRange } from '#/lib/tree.ts';
import { HOUSEHOLD_LEVEL } from '#/features/places/model.ts';
import type { Place, PlacePath } from '#/features/places/model.ts';
import { hasHan } from '#/features/places/rules/search-keys.ts';
import type { PlacesTables } from '#/features/places/tables.ts';
import { isKeeping, kept, keptEach } from '#/platform/db/kept.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { Json } from '#/platform/db/json.ts';

const MAX_CHILDREN = 2_000;
const MAX_PATHS = 100_000;

/** Opens this feature's tables on a connection or transaction. */
export function tablesOf(db: Db) {
  return db.withTables<PlacesTables>();
}

/** Selects what a place is made of. */
export function selectPlaces(db: Db) {
  return tablesOf(db)
    .selectFrom('places.place')
    .select(['id', 'path', 'kind', 'level', 'community_id', 'ordinal', 'lon', 'lat', 'attributes'])
    .select(['name', 'name_hant', 'name_hans', 'name_en']);
}

type PlaceRow = Awaited<ReturnType<ReturnType<typeof selectPlaces>['execute']>>[number];

/** Makes a place of a row, with the names that are derived where nobody wrote them. */
export function toPlace(row: PlaceRow): Place {
  return {
    id: row.id,
    path: row.path,
    kind: row.kind,
    level: row.level,
    communityId: row.community_id ?? undefined,
    names: {
      hant: row.name_hant ?? row.name,
      hans: row.name_hans ?? toSimplified(row.name),
      en: row.name_en ?? (hasHan(row.name) ? englishPlaceName(row.name) : row.name),
    },
    ordinal: row.ordinal,
    point: row.lon === null || row.lat === null ? undefined : { lon: row.lon, lat: row.lat },
    attributes: isRecord(row.attributes) ? row.attributes : {},
  };
}

function isRecord(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Finds a place by its id. */
export async function findPlace(db: Db, id: string): Promise<Place | undefined> {
  return (await findPlaces(db, [id])).get(id);
}

/** A path leads on as often as the places of its codes were moved; a circle there cannot be. */
const MAX_MOVES = 64;

/**
 * Finds the place at a path, or the one that was there before it was moved, itself or with a place
 * above it, however often.
 */
export async function findPlaceAt(db: Db, path: string): Promise<Place | undefined> {
  let wanted = path;
  for (let moves = 0; moves < MAX_MOVES; moves += 1) {
    const row = await selectPlaces(db).where('path', '=', wanted).executeTakeFirst();
    if (row !== undefined) return toPlace(row);
    const led = await findMoved(db, wanted);
    if (led === undefined) return undefined;
    wanted = led;
  }
  return undefined;
}

/** Follows the sign nearest to a path: where what lay there, or above it, lies today. */
async function findMoved(db: Db, path: string): Promise<string | undefined> {
  const found = await tablesOf(db)
    .selectFrom('places.alias')
    .innerJoin('places.place', 'places.place.id', 'places.alias.place_id')
    .select(['places.alias.path as from', 'places.place.path as to'])
    .where((where) =>
      where('places.alias.path', '=', where.fn.any(where.val([...ancestorPaths(path), path]))),
    )
    .orderBy((order) => order.fn('char_length', ['places.alias.path']), 'desc')
    .limit(1)
    .executeTakeFirst();
  return found === undefined ? undefined : found.to + path.slice(found.from.length);
}

/** Finds several places at once, by id. */
export async function findPlaces(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Place>> {
  return keptEach(db, { topic: 'places', name: 'by id', keys: ids }, async (missing) => {
    const rows = await selectPlaces(db)
      .where((where) => where('id', '=', where.fn.any(where.val([...missing]))))
      .execute();
    return new Map(rows.map((row) => [row.id, toPlace(row)]));
  });
}

/** Finds the paths of several places at once. */
export async function pathsOf(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  return keptEach(db, { topic: 'places', name: 'path of id', keys: ids }, async (missing) => {
    const rows = await tablesOf(db)
      .selectFrom('places.place')
      .select(['id', 'path'])
      .where((where) => where('id', '=', where.fn.any(where.val([...missing]))))
      .execute();
    return new Map(rows.map((row) => [row.id, row.path]));
  });
}

/** Finds several places at once, by path, leaving out kinds that only fill gaps between codes. */
export async function findListedByPaths(
  db: Db,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Place>> {
  const listed = tablesOf(db).selectFrom('places.kind').select('id').where('is_listed', '=', true);
  return keptEach(db, { topic: 'places', name: 'listed by path', keys: paths }, async (missing) => {
    const rows = await selectPlaces(db)
      .where((where) => where('path', '=', where.fn.any(where.val([...missing]))))
      .where('kind', 'in', listed)
      .execute();
    return new Map(rows.map((row) => [row.path, toPlace(row)]));
  });
}

/** Lists the places above a place, the highest first, without those that only fill gaps. */
export async function listAncestors(db: Db, path: string): Promise<readonly Place[]> {
  const paths = ancestorPaths(path);
  const above = await findListedByPaths(db, paths);
  return paths.flatMap((one) => above.get(one) ?? []);
}

/**
 * Lists a place and those above it, the highest first, without those that only fill gaps; none when
 * there is no such place. Where nothing is kept, one statement goes up the tree.
 */
export async function listLine(db: Db, id: string): Promise<readonly Place[]> {
  if (isKeeping(db)) {
    const place = await findPlace(db, id);
    return place === undefined ? [] : [...(await listAncestors(db, place.path)), place];
  }
  const { rows } = await sql<PlaceRow>`
    with recursive line as (
      select p.* from places.place p where p.id = ${id}
      union all
      select p.* from line l join places.place p on p.path = l.parent_path
    )
    select id, path, kind, level, community_id, ordinal, lon, lat, attributes, name, name_hant,
      name_hans, name_en
    from line
    where id = ${id} or kind in (select k.id from places.kind k where k.is_listed)
    order by path`.execute(db);
  return rows.map(toPlace);
}

/** Lists the highest places: the provinces, or whatever a country begins with. */
export async function listTop(db: Db): Promise<readonly Place[]> {
  const rows = await selectPlaces(db)
    .where('parent_path', 'is', null)
    .orderBy('ordinal')
    .orderBy('path')
    .limit(MAX_CHILDREN)
    .execute();
  return rows.map(toPlace);
}

/** Lists the places directly below a place, as people count them. */
export async function listChildren(db: Db, path: string): Promise<readonly Place[]> {
  return kept(db, { topic: 'places', name: `below ${path}` }, async () => {
    const rows = await selectPlaces(db)
      .where('parent_path', '=', path)
      .orderBy('ordinal')
      .orderBy('path')
      .limit(MAX_CHILDREN)
      .execute();
    return rows.map(toPlace);
  });
}

/** Lists the places of a subtree on one level, such as all buildings of a community. */
export async function listWithin(db: Db, path: string, level: number): Promise<readonly Place[]> {
  const { from, to } = subtreeRange(path);
  return kept(db, { topic: 'places', name: `within ${level} ${path}` }, async () => {
    const rows = await selectPlaces(db)
      .where('path', '>=', from)
      .where('path', '<', to)
      .where('level', '=', level)
      .orderBy('ordinal')
      .orderBy('path')
      .limit(MAX_CHILDREN)
      .execute();
    return rows.map(toPlace);
  });
}

/** Lists ids and paths of all places of a subtree, itself first. */
export async function listPathsWithin(db: Db, path: string): Promise<readonly PlacePath[]> {
  const { from, to } = subtreeRange(path);
  return tablesOf(db)
    .selectFrom('places.place')
    .select(['id', 'path'])
    .where('path', '>=', from)
    .where('path', '<', to)
    .orderBy('path')
    .limit(MAX_PATHS)
    .execute();
}

/** Lists ids and paths of the households of a subtree. */
export async function listHouseholdsWithin(db: Db, path: string): Promise<readonly PlacePath[]> {
  const { from, to } = subtreeRange(path);
  return tablesOf(db)
    .selectFrom('places.place')
    .select(['id', 'path'])
    .where('path', '>=', from)
    .where('path', '<', to)
    .where('level', '=', HOUSEHOLD_LEVEL)
    .orderBy('path')
    .limit(MAX_PATHS)
    .execute();
}

/** Finds the ids of places by path; a path that is nowhere is absent. */
export async function idsOfPaths(
  db: Db,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  return keptEach(db, { topic: 'places', name: 'id of path', keys: paths }, async (missing) => {
    const rows = await tablesOf(db)
      .selectFrom('places.place')
      .select(['id', 'path'])
      .where((where) => where('path', '=', where.fn.any(where.val([...missing]))))
      .execute();
    return new Map(rows.map((row) => [row.path, row.id]));
  });
}

/**
 * Holds the shape of the tree until the transaction ends. Moving, dividing and building hold
 * places, what they lie in and what lies in them; two who begin at different ends would wait for
 * each other.
 */
export async function holdTree(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('places.tree', 0))`.execute(db);
}

/** Loads a place and holds it until the transaction ends: its children change one by one. */
export async function lockPlace(db: Db, id: string): Promise<Place | undefined> {
  const row = await selectPlaces(db).where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? undefined : toPlace(row);
}
