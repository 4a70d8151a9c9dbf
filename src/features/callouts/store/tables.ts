import type { Db } from '#/platform/db/pool.ts';
import type { CalloutsTables } from '#/features/callouts/tables.ts';

/** Opens this feature's tables on a connection or transaction. */
export function tablesOf(db: Db) {
  return db.withTables<CalloutsTables>();
}
