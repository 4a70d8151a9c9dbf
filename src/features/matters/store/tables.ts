import type { Db } from '#/platform/db/pool.ts';
import type { MattersTables } from '#/features/matters/tables.ts';

/** Opens this feature's tables on a connection or transaction. */
export function tablesOf(db: Db) {
  return db.withTables<MattersTables>();
}

/** How a matter is found: the community first, as in every key. */
export type MatterKey = { readonly communityId: string; readonly id: string };
