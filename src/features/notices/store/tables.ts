import type { Db } from '#/platform/db/pool.ts';
import type { NoticesTables } from '#/features/notices/tables.ts';

/** Opens this feature's tables on a connection or transaction. */
export function tablesOf(db: Db) {
  return db.withTables<NoticesTables>();
}
