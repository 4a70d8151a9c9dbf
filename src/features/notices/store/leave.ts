import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

/** Takes out what somebody was told, what they chose, and what waits to be sent to them. */
export async function forgetTold(db: Db, personId: string): Promise<void> {
  const tables = tablesOf(db);
  await tables.deleteFrom('notices.delivery').where('person_id', '=', personId).execute();
  await tables.deleteFrom('notices.notice').where('person_id', '=', personId).execute();
  await tables.deleteFrom('notices.choice').where('person_id', '=', personId).execute();
  await tables.deleteFrom('notices.hours').where('person_id', '=', personId).execute();
  await tables.deleteFrom('notices.stop').where('person_id', '=', personId).execute();
  await tables.deleteFrom('notices.subscription').where('person_id', '=', personId).execute();
}
