import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { ancestorPaths, subtreeRange } from '#/lib/tree.ts';
import type { Place } from '#/features/places/model.ts';
import { rankCandidates, readPlaceQuery } from '#/features/places/rules/search-query.ts';
import type { Candidate, KeyWish, PlaceQuery } from '#/features/places/rules/search-query.ts';
import type { Db } from '#/platform/db/pool.ts';
import { findPlaces, findListedByPaths } from './find.ts';

/** A place that was found, and what it lies in, the highest first. */
export type FoundPlace = { readonly place: Place; readonly above: readonly Place[] };

export type SearchOptions = {
  /** Searches only this subtree, given by its path. */
  readonly within?: string | undefined;
  readonly limit?: number;
};

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;
/** Places that hold what was typed are sorted among so many at most. */
const MAX_INSIDE = 100;
/** Of more places than these the first served come first in a search. */
const MAX_SERVED = 20;
/** Units and households are not searched. */
const DEEPEST_LEVEL = 70;

/**
 * Finds places by name in either script, by pinyin, by initials or by code. The places this
 * installation is run for come before others that fit as well, bigger places before smaller ones.
 */
export async function searchPlaces(
  db: Db,
  text: string,
  { within, limit = DEFAULT_LIMIT }: SearchOptions = {},
): Promise<readonly FoundPlace[]> {
  const query = readPlaceQuery(text);
  if (query === undefined) return [];
  const wanted = Math.min(limit, MAX_LIMIT);
  const search = { query, within, limit: wanted };
  let candidates = await listBeginning(db, search);
  if (candidates.length < wanted) candidates = candidates.concat(await listHolding(db, search));
  const ranked = rankCandidates(query, candidates).slice(0, wanted);
  return describe(
    db,
    ranked.map(({ id }) => id),
  );
}

type Search = {
  readonly query: PlaceQuery;
  readonly within: string | undefined;
  readonly limit: number;
};

type Scope = RawBuilder<unknown>;

const COLUMNS = sql`p.id, p.path, p.level, p.search_name, p.search_latin, p.search_initials`;
const EVERYWHERE: Scope = sql``;
/** Written out first, lest the planner search below every place to see which ones are served. */
const SERVED = sql`served as materialized (
  select h.path, h.level from places.served_place s join places.place h on h.id = s.place_id
  order by s.since limit ${MAX_SERVED})`;

type CandidateRow = {
  readonly id: string;
  readonly path: string;
  readonly level: number;
  readonly search_name: string;
  readonly search_latin: string;
  readonly search_initials: string;
  readonly is_own: boolean;
};

/**
 * Lists places whose keys begin with what was typed, some of each level, so that a name that
 * thousands begin with costs no more than a rare one.
 */
async function listBeginning(db: Db, search: Search): Promise<readonly Candidate[]> {
  const { query, within } = search;
  const scope = within === undefined ? EVERYWHERE : inIndexedSubtree(within);
  const own = sql`and (p.path || '') >= h.path and (p.path || '') < (h.path || '/')`;
  const parts = [
    sql`select c.*, false as is_own from levels cross join lateral (
      ${anyOf([...exactly(search, scope), ...beginnings(search, scope)])}) as c`,
  ];
  if (within === undefined) {
    parts.push(sql`select c.*, true as is_own
      from served h join levels on levels.level >= h.level
      cross join lateral (${anyOf(beginnings(search, own))}) as c`);
  }
  if (query.code !== undefined) parts.push(...coded(search));
  const { rows } = await sql<CandidateRow>`
    with ${SERVED}, levels as materialized (
      select distinct level from places.kind where is_listed and level <= ${DEEPEST_LEVEL}
    ) ${anyOf(parts)}`.execute(db);
  return rows.map(toCandidate);
}

/** Lists places that have what was typed somewhere in a name, the bigger ones apart. */
async function listHolding(db: Db, { query, within }: Search): Promise<readonly Candidate[]> {
  if (query.tokens.length === 0) return [];
  const holds = sql`p.search_tokens @> ${[...query.tokens]}::text[]`;
  const limit = sql`limit ${MAX_INSIDE}`;
  const inside = (path: RawBuilder<unknown>) => sql`
    and string_to_array(p.path, '.') @> string_to_array(${path}, '.')
    and (p.path || '') >= ${path} and (p.path || '') < (${path} || '/')`;
  const from = sql`from places.place p where ${holds}`;
  const parts =
    within === undefined
      ? [
          sql`(select ${COLUMNS}, false as is_own ${from} and p.level < 50 ${limit})`,
          sql`(select ${COLUMNS}, false as is_own ${from} and p.level >= 50 ${limit})`,
          sql`select c.*, true as is_own from served h cross join lateral (
            select ${COLUMNS} ${from} ${inside(sql`h.path`)} ${limit}) as c`,
        ]
      : [
          sql`(select ${COLUMNS}, false as is_own ${from} ${inside(sql`${within}::text`)} ${limit})`,
        ];
  const { rows } = await sql<CandidateRow>`with ${SERVED} ${anyOf(parts)}`.execute(db);
  return rows.map(toCandidate);
}

function wishesOf(query: PlaceQuery): readonly { readonly key: string; readonly wish: KeyWish }[] {
  const { name, latin, initials } = query;
  const wishes = { search_name: name, search_latin: latin, search_initials: initials };
  return Object.entries(wishes).flatMap(([key, wish]) => (wish ? [{ key, wish }] : []));
}

function exactly({ query, limit }: Search, scope: Scope): readonly RawBuilder<unknown>[] {
  return wishesOf(query).map(
    ({ key, wish }) => sql`(select ${COLUMNS} from places.place p
      where p.level = levels.level and p.${sql.ref(key)} = any(${[...wish.exact]}::text[]) ${scope}
      limit ${limit})`,
  );
}

function beginnings({ query, limit }: Search, scope: Scope): readonly RawBuilder<unknown>[] {
  return wishesOf(query).map(
    ({ key, wish }) => sql`(select ${COLUMNS} from places.place p
      where p.level = levels.level ${scope}
        and p.${sql.ref(key)} >= ${wish.from} and p.${sql.ref(key)} < ${wish.to}
      order by p.level, p.${sql.ref(key)} limit ${limit})`,
  );
}

function coded({ query, within, limit }: Search): readonly RawBuilder<unknown>[] {
  const { id = '', parentPath = null } = query.code ?? {};
  const range = within === undefined ? undefined : subtreeRange(within);
  const scope = range ? sql`and p.path >= ${range.from} and p.path < ${range.to}` : EVERYWHERE;
  const from = sql`from places.place p where p.search_name is not null ${scope}`;
  return [
    sql`select ${COLUMNS}, false as is_own ${from} and p.id = ${id}`,
    sql`(select ${COLUMNS}, false as is_own ${from} and p.parent_path = ${parentPath}
      and starts_with(p.id, ${id}) order by p.path limit ${limit})`,
  ];
}

/** The path as the indexes of keys hold it, which keeps the planner from walking the tree's own. */
function inIndexedSubtree(path: string): Scope {
  const { from, to } = subtreeRange(path);
  return sql`and (p.path || '') >= ${from} and (p.path || '') < ${to}`;
}

function anyOf(parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join([...parts], sql` union all `);
}

function toCandidate(row: CandidateRow): Candidate {
  return {
    id: row.id,
    path: row.path,
    level: row.level,
    searchName: row.search_name,
    searchLatin: row.search_latin,
    searchInitials: row.search_initials,
    isOwn: row.is_own,
  };
}

/** Reads the found places and what they lie in, in the order they were found. */
async function describe(db: Db, ids: readonly string[]): Promise<readonly FoundPlace[]> {
  const found = await findPlaces(db, ids);
  const places = ids.flatMap((id) => found.get(id) ?? []);
  const paths = new Set(places.flatMap(({ path }) => ancestorPaths(path)));
  const above = await findListedByPaths(db, [...paths]);
  return places.map((place) => ({
    place,
    above: ancestorPaths(place.path).flatMap((path) => above.get(path) ?? []),
  }));
}
