import { sql } from 'kysely';
import type { Json } from '#/platform/db/json.ts';
import type { Db } from '#/platform/db/pool.ts';

/** An entry of the journal as a feature hears it that follows what others do. */
export type Heard = {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly actorId: string | null;
  readonly personId: string | null;
  readonly communityId: string;
  readonly placeId: string | null;
  readonly feature: string;
  readonly verb: string;
  readonly subjectId: string;
  readonly data: { readonly [key: string]: Json };
};

/** A feature's table of one row, in which it keeps up to where it has heard. */
export type Progress = `${string}.progress`;

const BATCH = 500;

/**
 * Hands a feature what was recorded since it last heard, in the order in which it was committed:
 * each entry once. Of two that hear at once the second goes on where the first one ends. Only
 * transactions that ended before every running one are taken, so that an entry that commits late is
 * heard later, and none is missed.
 */
export async function hearOn(
  tx: Db,
  progress: Progress,
  visit: (entries: readonly Heard[]) => Promise<void>,
): Promise<void> {
  const { rows } = await sql<{ readonly from: string }>`
    select heard_before::text as "from" from ${sql.table(progress)} for update`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error(`${progress} is one row.`);
  const upper = await hear(tx, row.from, visit);
  await sql`update ${sql.table(progress)} set heard_before = ${upper}::xid8`.execute(tx);
}

async function hear(
  db: Db,
  from: string,
  visit: (entries: readonly Heard[]) => Promise<void>,
): Promise<string> {
  const { rows } = await sql<{ upper: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as upper`.execute(db);
  const upper = rows[0]?.upper ?? from;
  await sql`declare heard cursor for
    select id, at, actor_id as "actorId", person_id as "personId", community_id as "communityId",
      place_id as "placeId", feature, verb, subject_id as "subjectId", data
    from platform.journal
    where written_in >= ${sql.lit(from)}::xid8 and written_in < ${sql.lit(upper)}::xid8
    order by written_in, at, id`.execute(db);
  for (;;) {
    const fetched = await sql<Heard>`fetch ${sql.lit(BATCH)} from heard`.execute(db);
    if (fetched.rows.length === 0) break;
    await visit(fetched.rows);
  }
  await sql`close heard`.execute(db);
  return upper;
}
