import type { Db } from '#/platform/db/pool.ts';
import type { RostersTables } from '#/features/rosters/tables.ts';

/** Opens this feature's tables on a connection or transaction. */
export function tablesOf(db: Db) {
  return db.withTables<RostersTables>();
}
