import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

/** A consent to see what is held about somebody. */
export type Reading = { readonly helperId: string; readonly since: Temporal.Instant };

type Pair = { readonly personId: string; readonly helperId: string };

/** Lets a helper see what is held about a person; tells whether they could not before. */
export async function beginReading(db: Db, pair: Pair, now: Temporal.Instant): Promise<boolean> {
  const done = await tablesOf(db)
    .insertInto('rights.reading')
    .values({ person_id: pair.personId, helper_id: pair.helperId, since: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Ends it; tells whether there was one. */
export async function endReading(db: Db, pair: Pair, now: Temporal.Instant): Promise<boolean> {
  const done = await tablesOf(db)
    .updateTable('rights.reading')
    .set({ until: now })
    .where('person_id', '=', pair.personId)
    .where('helper_id', '=', pair.helperId)
    .where('until', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Lists who may see what is held about a person. */
export async function listReadings(db: Db, personId: string): Promise<readonly Reading[]> {
  const rows = await tablesOf(db)
    .selectFrom('rights.reading')
    .select(['helper_id', 'since'])
    .where('person_id', '=', personId)
    .where('until', 'is', null)
    .orderBy('since')
    .execute();
  return rows.map((row) => ({ helperId: row.helper_id, since: row.since }));
}
