import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './organisations.ts';

/** Stands where a reason stood that was written about somebody who has left. */
const NO_REASON = '-';

/** Tells whether somebody holds a post just now. */
export async function holdsPost(db: Db, personId: string): Promise<boolean> {
  const row = await tablesOf(db)
    .selectFrom('organisations.term')
    .select('id')
    .where('person_id', '=', personId)
    .where('ended_on', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Ends where somebody belonged. The history of a post keeps that it was held, from when until when,
 * by a number that stands for nobody, and not why it ended.
 */
export async function forgetMember(db: Db, personId: string): Promise<void> {
  await tablesOf(db)
    .deleteFrom('organisations.membership')
    .where('person_id', '=', personId)
    .execute();
  await tablesOf(db)
    .updateTable('organisations.term')
    .set({ end_reason: NO_REASON })
    .where('person_id', '=', personId)
    .where('ended_on', 'is not', null)
    .execute();
}
