import type { Db } from '#/platform/db/pool.ts';
import type { ByWay, ReversalRule } from '#/features/behalf/model.ts';
import { tablesOf } from './tables.ts';

const MOST_RULES = 200;

/** Lists for how long what can be taken back. */
export async function listRules(db: Db): Promise<readonly ReversalRule[]> {
  return tablesOf(db)
    .selectFrom('behalf.reversal_rule')
    .select(['feature', 'verb', 'days'])
    .orderBy('feature')
    .orderBy('verb')
    .limit(MOST_RULES)
    .execute();
}

/** Finds which deeds of a person were taken back, and when. */
export async function findReversals(
  db: Db,
  personId: string,
): Promise<ReadonlyMap<string, Temporal.Instant>> {
  const rows = await tablesOf(db)
    .selectFrom('behalf.reversal')
    .select(['entry_id', 'at'])
    .where('person_id', '=', personId)
    .execute();
  return new Map(rows.map((row) => [row.entry_id, row.at]));
}

export type Reversal = {
  readonly communityId: string;
  readonly entryId: string;
  readonly personId: string;
  readonly actorId: string;
  readonly by: ByWay;
  readonly at: Temporal.Instant;
};

/** Writes that something was taken back; tells whether it had not been before. */
export async function insertReversal(db: Db, reversal: Reversal): Promise<boolean> {
  const done = await tablesOf(db)
    .insertInto('behalf.reversal')
    .values({
      community_id: reversal.communityId,
      entry_id: reversal.entryId,
      person_id: reversal.personId,
      actor_id: reversal.actorId,
      by_way: reversal.by,
      at: reversal.at,
    })
    .onConflict((conflict) => conflict.columns(['community_id', 'entry_id']).doNothing())
    .executeTakeFirst();
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
