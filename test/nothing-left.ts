import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';

const POLL_MS = 20;

/**
 * Does something again until no row is left to be done. What another test on the same server is in
 * the middle of may have begun before, for all we know, and has to end first.
 */
export async function untilNothingIsLeft(
  db: Db,
  left: RawBuilder<unknown>,
  work: () => Promise<unknown>,
): Promise<void> {
  for (;;) {
    await work();
    const { rows } = await sql`${left} limit 1`.execute(db);
    if (rows.length === 0) return;
    await sleep(POLL_MS);
  }
}

/** Says in SQL which entries of the journal a feature has not heard yet. */
export function unheardBy(progress: `${string}.progress`): RawBuilder<unknown> {
  return sql`select from platform.journal
    where written_in >= (select heard_before from ${sql.table(progress)})`;
}
