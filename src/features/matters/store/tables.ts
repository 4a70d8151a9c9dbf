import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import type { MattersTables } from '#/features/matters/tables.ts';

/** Opens this feature's tables on a connection or transaction. */
export function tablesOf(db: Db) {
  return db.withTables<MattersTables>();
}

/** How a matter is found: the community first, as in every key. */
export type MatterKey = { readonly communityId: string; readonly id: string };

/**
 * Says in SQL which matters are asked about, as rows of a table `w`: those of a street in one
 * statement, however many communities they are in.
 */
export function wantedRows(keys: readonly MatterKey[]): RawBuilder<unknown> {
  const communityIds = keys.map(({ communityId }) => communityId);
  const ids = keys.map(({ id }) => id);
  return sql`unnest(${communityIds}::text[], ${ids}::uuid[]) as w (community_id, id)`;
}
