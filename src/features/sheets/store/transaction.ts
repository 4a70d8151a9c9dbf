import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';

/**
 * Lets one sheet of a community be carried out or undone after another: two that make the same
 * would each find nothing there yet.
 */
export async function waitForTurn(tx: Db, communityId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`sheets ${communityId}`}, 0))`.execute(
    tx,
  );
}

/** Does something within a transaction, and takes back all of it if it says that it must not be. */
export async function orTakeBack(tx: Db, work: () => Promise<boolean>): Promise<boolean> {
  await sql`savepoint sheet`.execute(tx);
  const isKept = await work();
  await (isKept ? sql`release savepoint sheet` : sql`rollback to savepoint sheet`).execute(tx);
  return isKept;
}

/**
 * Has each statement of a transaction planned for what is there when it is sent. A connection keeps
 * the plans of what it has sent before: one that was made for a handful of people takes a minute
 * over the thousands that a sheet has brought since.
 */
export async function planAnew(tx: Db): Promise<void> {
  await sql`set local plan_cache_mode = force_custom_plan`.execute(tx);
}
