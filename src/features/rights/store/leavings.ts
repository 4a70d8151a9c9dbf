import type { Db } from '#/platform/db/pool.ts';
import type { RightsTables } from '#/features/rights/tables.ts';
import { tablesOf } from './tables.ts';

/** Somebody's wish to leave. */
export type Leaving = {
  readonly id: string;
  readonly communityId: string;
  readonly personId: string;
  readonly askedBy: string;
  readonly askedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  readonly takesWords: boolean;
};

const MOST_DUE = 500;

/** Writes a wish to leave; tells whether there was none that waits. */
export async function insertLeaving(db: Db, leaving: Leaving): Promise<boolean> {
  const done = await tablesOf(db)
    .insertInto('rights.leaving')
    .values({
      id: leaving.id,
      community_id: leaving.communityId,
      person_id: leaving.personId,
      asked_by: leaving.askedBy,
      asked_at: leaving.askedAt,
      due_at: leaving.dueAt,
      takes_words: leaving.takesWords,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Finds the wish of a person that waits. */
export async function findLeaving(db: Db, personId: string): Promise<Leaving | undefined> {
  const row = await waiting(db).where('person_id', '=', personId).executeTakeFirst();
  return row && toLeaving(row);
}

/** Takes back a wish that waits; tells whether there was one. */
export async function withdrawLeaving(
  db: Db,
  personId: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const done = await tablesOf(db)
    .updateTable('rights.leaving')
    .set({ withdrawn_at: now })
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .where('done_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Lists the wishes whose day has come. */
export async function listDue(db: Db, now: Temporal.Instant): Promise<readonly Leaving[]> {
  const rows = await waiting(db)
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(MOST_DUE)
    .execute();
  return rows.map(toLeaving);
}

/** Finds a wish whose day has come, and holds it: who comes second finds it done. */
export async function lockDue(
  db: Db,
  id: string,
  now: Temporal.Instant,
): Promise<Leaving | undefined> {
  const row = await waiting(db)
    .where('id', '=', id)
    .where('due_at', '<=', now)
    .forUpdate()
    .executeTakeFirst();
  return row && toLeaving(row);
}

/** Notes that somebody has left, and forgets what they asked and who might read for them. */
export async function closeLeaving(db: Db, leaving: Leaving, now: Temporal.Instant): Promise<void> {
  const { id, personId } = leaving;
  const tables = tablesOf(db);
  await tables
    .deleteFrom('rights.correction')
    .where((where) =>
      where.or([where('person_id', '=', personId), where('asked_by', '=', personId)]),
    )
    .execute();
  await tables
    .deleteFrom('rights.reading')
    .where((where) =>
      where.or([where('person_id', '=', personId), where('helper_id', '=', personId)]),
    )
    .execute();
  await tables.updateTable('rights.leaving').set({ done_at: now }).where('id', '=', id).execute();
}

function waiting(db: Db) {
  return tablesOf(db)
    .selectFrom('rights.leaving')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .where('done_at', 'is', null);
}

function toLeaving(row: RightsTables['rights.leaving']): Leaving {
  return {
    id: row.id,
    communityId: row.community_id,
    personId: row.person_id,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    dueAt: row.due_at,
    takesWords: row.takes_words,
  };
}
