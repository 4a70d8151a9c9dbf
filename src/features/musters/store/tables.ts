import type { MustersTables } from '#/features/musters/tables.ts';
import type { Db } from '#/platform/db/pool.ts';

/** Opens this feature's tables on a connection or transaction. */
export function tablesOf(db: Db) {
  return db.withTables<MustersTables>();
}
