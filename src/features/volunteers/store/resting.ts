import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

/** Finds who of these people has said that they are not to be called for now. */
export async function listResting(
  db: Db,
  personIds: readonly string[],
  at: Temporal.Instant,
): Promise<ReadonlySet<string>> {
  const rows = await tablesOf(db)
    .selectFrom('volunteers.volunteer')
    .select('person_id')
    .where((where) => where('person_id', '=', where.fn.any(where.val([...personIds]))))
    .where('off_until', '>', at)
    .execute();
  return new Set(rows.map((row) => row.person_id));
}
