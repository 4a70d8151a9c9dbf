import type { Db } from '#/platform/db/pool.ts';
import type { Recovery } from '#/features/guard/model.ts';
import type { GuardTables } from '#/features/guard/tables.ts';
import { tablesOf } from './passkeys.ts';

export const MOST_RECOVERIES = 100;

/** Begins a recovery; tells whether the person had none that is not ended. */
export async function insertRecovery(
  db: Db,
  recovery: Omit<Recovery, 'confirmed' | 'endedAt'>,
): Promise<boolean> {
  const { id, personId, sessionId, askedAt, expiresAt } = recovery;
  const done = await tablesOf(db)
    .insertInto('guard.recovery')
    .values({
      id,
      person_id: personId,
      session_id: sessionId,
      asked_at: askedAt,
      expires_at: expiresAt,
      first_by: null,
      first_at: null,
      second_by: null,
      second_at: null,
      ended_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Finds the recovery of a person that is not ended. */
export async function findRecoveryOf(db: Db, personId: string): Promise<Recovery | undefined> {
  const row = await selectLive(db).where('person_id', '=', personId).executeTakeFirst();
  return row && toRecovery(row);
}

/** Finds a recovery that is not ended and holds it until the transaction ends. */
export async function lockRecovery(db: Db, id: string): Promise<Recovery | undefined> {
  const row = await selectLive(db).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && toRecovery(row);
}

/** Lists the recoveries that wait for stewards, those first that end first. */
export async function listWaiting(db: Db, now: Temporal.Instant): Promise<readonly Recovery[]> {
  const rows = await selectLive(db)
    .where('expires_at', '>', now)
    .where('second_by', 'is', null)
    .orderBy('expires_at')
    .limit(MOST_RECOVERIES)
    .execute();
  return rows.map(toRecovery);
}

function selectLive(db: Db) {
  return tablesOf(db).selectFrom('guard.recovery').selectAll().where('ended_at', 'is', null);
}

/** Keeps that a steward said who it is; the caller holds the recovery. */
export async function saveConfirmation(
  db: Db,
  { id, confirmed }: Pick<Recovery, 'id' | 'confirmed'>,
  said: { readonly by: string; readonly at: Temporal.Instant },
): Promise<void> {
  const changes =
    confirmed.length === 0
      ? { first_by: said.by, first_at: said.at }
      : { second_by: said.by, second_at: said.at };
  await tablesOf(db).updateTable('guard.recovery').set(changes).where('id', '=', id).execute();
}

/** Ends the recovery of a person; tells whether there was one. */
export async function endRecovery(db: Db, personId: string, at: Temporal.Instant) {
  const done = await tablesOf(db)
    .updateTable('guard.recovery')
    .set({ ended_at: at })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Forgets recoveries that began before a moment. */
export async function forgetRecoveries(db: Db, before: Temporal.Instant): Promise<void> {
  await tablesOf(db).deleteFrom('guard.recovery').where('asked_at', '<', before).execute();
}

/** Forgets the recoveries of somebody who leaves. */
export async function deleteRecoveriesOf(db: Db, personId: string): Promise<void> {
  await tablesOf(db).deleteFrom('guard.recovery').where('person_id', '=', personId).execute();
}

function toRecovery(row: GuardTables['guard.recovery']): Recovery {
  const said = [
    { by: row.first_by, at: row.first_at },
    { by: row.second_by, at: row.second_at },
  ];
  return {
    id: row.id,
    personId: row.person_id,
    sessionId: row.session_id,
    askedAt: row.asked_at,
    expiresAt: row.expires_at,
    confirmed: said.flatMap(({ by, at }) => (by === null || at === null ? [] : [{ by, at }])),
    endedAt: row.ended_at ?? undefined,
  };
}
