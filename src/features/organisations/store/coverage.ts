import { sql } from 'kysely';
import { subtreeRange } from '#/lib/tree.ts';
import { keptEach } from '#/platform/db/kept.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { Coverage } from '#/features/organisations/model.ts';
import { tablesOf } from './organisations.ts';

/** Lets one at a time count a community; a second one counts what the first has seen, and later. */
export async function lockCounting(db: Db, communityId: string): Promise<void> {
  const key = `organisations.coverage:${communityId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(db);
}

/** Replaces the counts of a community by fresh ones. */
export async function saveCoverage(
  db: Db,
  communityId: string,
  counted: {
    readonly at: Temporal.Instant;
    readonly byPlace: ReadonlyMap<string, Coverage>;
  },
): Promise<void> {
  const places = [...counted.byPlace.keys()];
  const values = [...counted.byPlace.values()];
  await tablesOf(db)
    .deleteFrom('organisations.coverage')
    .where('community_id', '=', communityId)
    .execute();
  await sql`insert into organisations.coverage
      (community_id, place_id, households, reached, counted_at)
    select ${communityId}, place_id, households, reached, ${counted.at}::timestamptz
    from unnest(${places}::text[], ${values.map((one) => one.households)}::int[],
      ${values.map((one) => one.reached)}::int[]) as counted (place_id, households, reached)`.execute(
    db,
  );
}

/** Finds the counts of places; a place without households is absent. */
export async function findCoverage(
  db: Db,
  placeIds: readonly string[],
): Promise<ReadonlyMap<string, Coverage>> {
  const reading = { topic: 'organisations', name: 'coverage', keys: placeIds } as const;
  return keptEach(db, reading, async (missing) => {
    const rows = await tablesOf(db)
      .selectFrom('organisations.coverage')
      .select(['place_id', 'households', 'reached'])
      .where((where) => where('place_id', '=', where.fn.any(where.val([...missing]))))
      .execute();
    return new Map(
      rows.map((row) => [row.place_id, { households: row.households, reached: row.reached }]),
    );
  });
}

/** Lists the communities of a subtree with their paths and counts, for sums above them. */
export async function listCommunityCoverage(
  db: Db,
  path: string,
): Promise<readonly (Coverage & { readonly path: string })[]> {
  const { from, to } = subtreeRange(path);
  const { rows } = await sql<Coverage & { readonly path: string }>`
    select p.path, c.households, c.reached
    from organisations.coverage c
    join places.public_place p on p.id = c.place_id
    where c.place_id = c.community_id and p.path >= ${from} and p.path < ${to}`.execute(db);
  return rows;
}

/** Finds when each of the communities was counted last; one that never was is absent. */
export async function findCounts(
  db: Db,
  communityIds: readonly string[],
): Promise<ReadonlyMap<string, Temporal.Instant>> {
  const rows = await tablesOf(db)
    .selectFrom('organisations.coverage')
    .select((select) => ['community_id', select.fn.max('counted_at').as('at')])
    .where((where) => where('community_id', '=', where.fn.any(where.val([...communityIds]))))
    .groupBy('community_id')
    .execute();
  return new Map(rows.map((row) => [row.community_id, row.at]));
}
