import type { Db } from '#/platform/db/pool.ts';
import { transports } from '#/features/guard/model.ts';
import type { Passkey } from '#/features/guard/model.ts';
import type { GuardTables } from '#/features/guard/tables.ts';

/** Gives the tables of this feature on a connection. */
export function tablesOf(db: Db) {
  return db.withTables<GuardTables>();
}

/** Writes a passkey; tells whether it was not known yet, to anybody. */
export async function insertPasskey(db: Db, passkey: Passkey): Promise<boolean> {
  const added = await tablesOf(db)
    .insertInto('guard.passkey')
    .values({
      id: passkey.id,
      person_id: passkey.personId,
      credential_id: passkey.credentialId,
      public_key: Buffer.from(passkey.publicKey),
      counter: passkey.counter,
      transports: [...passkey.transports],
      name: passkey.name,
      created_at: passkey.createdAt,
      used_at: passkey.usedAt ?? null,
    })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Lists the passkeys of a person, the oldest first. */
export async function listPasskeys(db: Db, personId: string): Promise<readonly Passkey[]> {
  const rows = await tablesOf(db)
    .selectFrom('guard.passkey')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(toPasskey);
}

/** Tells whether a person has a passkey at all. */
export async function hasPasskeys(db: Db, personId: string): Promise<boolean> {
  const row = await tablesOf(db)
    .selectFrom('guard.passkey')
    .select('id')
    .where('person_id', '=', personId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Finds a passkey by what it calls itself, and holds it until the transaction ends. */
export async function lockPasskey(db: Db, credentialId: string): Promise<Passkey | undefined> {
  const row = await tablesOf(db)
    .selectFrom('guard.passkey')
    .selectAll()
    .where('credential_id', '=', credentialId)
    .forUpdate()
    .executeTakeFirst();
  return row && toPasskey(row);
}

/** Notes that a passkey has signed, and how often as far as it counts. */
export async function notePasskeyUse(
  db: Db,
  id: string,
  use: { readonly counter: number; readonly at: Temporal.Instant },
): Promise<void> {
  await tablesOf(db)
    .updateTable('guard.passkey')
    .set({ counter: use.counter, used_at: use.at })
    .where('id', '=', id)
    .execute();
}

type OwnPasskey = { readonly personId: string; readonly id: string };

/** Gives one of a person's passkeys another name; tells whether there was one. */
export async function renamePasskey(db: Db, own: OwnPasskey, name: string): Promise<boolean> {
  const done = await tablesOf(db)
    .updateTable('guard.passkey')
    .set({ name })
    .where('id', '=', own.id)
    .where('person_id', '=', own.personId)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Removes one of a person's passkeys; tells whether there was one. */
export async function deletePasskey(db: Db, own: OwnPasskey): Promise<boolean> {
  const done = await tablesOf(db)
    .deleteFrom('guard.passkey')
    .where('id', '=', own.id)
    .where('person_id', '=', own.personId)
    .executeTakeFirst();
  return done.numDeletedRows > 0n;
}

/** Removes every passkey of a person. */
export async function deletePasskeysOf(db: Db, personId: string): Promise<void> {
  await tablesOf(db).deleteFrom('guard.passkey').where('person_id', '=', personId).execute();
}

function toPasskey(row: GuardTables['guard.passkey']): Passkey {
  return {
    id: row.id,
    personId: row.person_id,
    credentialId: row.credential_id,
    publicKey: new Uint8Array(row.public_key),
    counter: row.counter,
    transports: transports.filter((one) => row.transports.includes(one)),
    name: row.name,
    createdAt: row.created_at,
    usedAt: row.used_at ?? undefined,
  };
}
