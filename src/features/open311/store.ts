import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';

/** Does something in the transaction and takes all of it back, whatever came of it. */
export async function takenBack<Value>(db: Db, work: () => Promise<Value>): Promise<Value> {
  await sql`savepoint open311_trial`.execute(db);
  try {
    return await work();
  } finally {
    await sql`rollback to savepoint open311_trial`.execute(db);
  }
}
