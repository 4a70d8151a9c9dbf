import { sql } from 'kysely';
import { depth, subtreeRange } from '#/lib/tree.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import type { Db } from '#/platform/db/pool.ts';
import { searchKeysOf } from '#/features/places/rules/search-keys.ts';
import { tablesOf } from './find.ts';

/** Counts the places of a subtree, and the codes of its longest path. */
export async function measureSubtree(
  db: Db,
  path: string,
): Promise<{ readonly places: number; readonly deepest: number }> {
  const { from, to } = subtreeRange(path);
  const { rows } = await sql<{ places: number; dots: number | null }>`
    select count(*)::int as places,
      max(char_length(path) - char_length(replace(path, '.', '')))::int as dots
    from places.place where path >= ${from} and path < ${to}`.execute(db);
  const [row] = rows;
  return { places: row?.places ?? 0, deepest: (row?.dots ?? depth(path) - 1) + 1 };
}

/** Counts the places of each subtree directly below a path, by where it begins. */
export async function countBelow(db: Db, path: string): Promise<ReadonlyMap<string, number>> {
  const { from, to } = subtreeRange(path);
  const { rows } = await sql<{ readonly path: string; readonly places: number }>`
    select array_to_string((string_to_array(path, '.'))[1:${depth(path) + 1}], '.') as path,
      count(*)::int as places
    from places.place where path > ${from} and path < ${to}
    group by 1`.execute(db);
  return new Map(rows.map((row) => [row.path, row.places]));
}

/**
 * Lays a subtree below another path, all of it in one statement, and remembers where it was: one
 * line, for whatever lay below is found through it. Answers with the places moved; undefined when
 * another place has that path, or had it and was found by it.
 */
export async function moveSubtree(
  db: Db,
  move: {
    readonly placeId: string;
    readonly from: string;
    readonly to: string;
    readonly at: Temporal.Instant;
  },
): Promise<number | undefined> {
  const { placeId, from, to, at } = move;
  const taken = await tablesOf(db)
    .selectFrom('places.place')
    .select('id')
    .where('path', '=', to)
    .executeTakeFirst();
  if (taken !== undefined) return undefined;
  const range = subtreeRange(from);
  // Who comes back to where they were needs no sign there any more.
  await tablesOf(db)
    .deleteFrom('places.alias')
    .where('path', '=', to)
    .where('place_id', '=', placeId)
    .execute();
  const moved = await sql`
    update places.place set path = ${to} || substr(path, ${from.length + 1})
    where path >= ${range.from} and path < ${range.to}`.execute(db);
  await tablesOf(db)
    .insertInto('places.alias')
    .values({ path: from, place_id: placeId, moved_at: at })
    .onConflict((conflict) =>
      conflict.column('path').doUpdateSet({ place_id: placeId, moved_at: at }),
    )
    .execute();
  return Number(moved.numAffectedRows ?? 0);
}

/**
 * Gives a place other names. Those it had are still found by a search, and of an official place the
 * name of the national tree stays beneath them, so that a later import changes nothing.
 */
export async function renamePlaceRow(db: Db, id: string, names: Names): Promise<boolean> {
  const keys = searchKeysOf({ name: names.hant, others: [names.hans, names.en] });
  const isOwn = sql`place.id !~ '^[0-9]+$'`;
  const changed = await sql`
    update places.place set
      name = case when ${isOwn} then ${names.hant} else name end,
      name_hant = ${names.hant},
      name_hans = ${names.hans},
      name_en = ${names.en},
      search_name = case when ${isOwn} and search_name is not null
        then ${keys.name} else search_name end,
      search_latin = case when ${isOwn} and search_name is not null
        then ${keys.latin} else search_latin end,
      search_initials = case when ${isOwn} and search_name is not null
        then ${keys.initials} else search_initials end,
      search_tokens = case when search_tokens is null then null else
        array(select distinct unnest(search_tokens || ${[...keys.tokens]}::text[])) end
    where id = ${id}`.execute(db);
  return Number(changed.numAffectedRows ?? 0) > 0;
}
