import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import type { Coverage } from '../model.ts';
import { tablesOf } from './organisations.ts';

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
  const rows = await tablesOf(db)
    .selectFrom('organisations.coverage')
    .select(['place_id', 'households', 'reached'])
    .where((where) => where('place_id', '=', where.fn.any(where.val([...placeIds]))))
    .execute();
  return new Map(
    rows.map((row) => [row.place_id, { households: row.households, reached: row.reached }]),
  );
}

/** Lists every community with its counts, for sums above the community. Reads roll-ups only. */
export async function listCommunityCoverage(
  db: Db,
): Promise<readonly (Coverage & { readonly communityId: string })[]> {
  const rows = await tablesOf(db)
    .selectFrom('organisations.coverage')
    .select(['community_id', 'households', 'reached'])
    .whereRef('place_id', '=', 'community_id')
    .execute();
  return rows.map((row) => ({
    communityId: row.community_id,
    households: row.households,
    reached: row.reached,
  }));
}

/** Finds when the latest count was made; the beginning of time if there was none. */
export async function lastCount(db: Db): Promise<Temporal.Instant> {
  const row = await tablesOf(db)
    .selectFrom('organisations.coverage')
    .select((select) => select.fn.max('counted_at').as('at'))
    .executeTakeFirst();
  return row?.at ?? Temporal.Instant.fromEpochMilliseconds(0);
}
