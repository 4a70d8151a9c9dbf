import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { addWhatHappened } from '#/features/figures/index.ts';
import type { Db } from '#/platform/db/pool.ts';

const POLL_MS = 20;

/**
 * Adds to the figures until nothing is left. What another test on the same server is in the middle
 * of may have begun before, for all we know, and has to end first.
 */
export async function addEverythingUp(db: Db): Promise<void> {
  for (;;) {
    await addWhatHappened(db);
    const { rows } = await sql<{ readonly is_left: boolean }>`
      select exists (select from matters.figure_change
        where written_in >= (select added_before from figures.progress)) as is_left`.execute(db);
    if (rows[0]?.is_left !== true) return;
    await sleep(POLL_MS);
  }
}
