import { sql } from 'kysely';
import { addWhatHappened } from '#/features/figures/index.ts';
import type { Db } from '#/platform/db/pool.ts';
import { untilNothingIsLeft } from './nothing-left.ts';

/** Adds to the figures until nothing is left. */
export async function addEverythingUp(db: Db): Promise<void> {
  const left = sql`select from matters.figure_change
    where written_in >= (select added_before from figures.progress)`;
  await untilNothingIsLeft(db, left, () => addWhatHappened(db));
}
