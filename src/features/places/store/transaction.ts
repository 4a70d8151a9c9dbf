import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';

/** Does all of some work or nothing, in the caller's transaction if there is one. */
export async function inTransaction<Value>(
  db: Db,
  work: (tx: Db) => Promise<Value>,
): Promise<Value> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}

/** Does some work and takes it back unless its outcome is to be kept. */
export async function keepIf<Value>(
  tx: Db,
  isKept: (value: Value) => boolean,
  work: () => Promise<Value>,
): Promise<Value> {
  await sql`savepoint attempt`.execute(tx);
  const value = await work();
  if (!isKept(value)) await sql`rollback to savepoint attempt`.execute(tx);
  await sql`release savepoint attempt`.execute(tx);
  return value;
}
