import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import type { Sheet } from '#/features/people/model.ts';
import { tablesOf } from './persons.ts';

/** Writes a sheet of codes for one person; the sheet before signs nobody in any more. */
export async function insertSheet(
  db: Db,
  sheet: Omit<Sheet, 'codes'> & {
    readonly codes: readonly { readonly id: string; readonly codeHash: Buffer }[];
  },
): Promise<void> {
  const { id, personId, issuedBy, issuedIn = null, issuedAt, expiresAt, codes } = sheet;
  // Of two that are printed at once, the second waits for the first and withdraws it.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`sheet ${personId}`}, 0))`.execute(db);
  await withdrawSheet(db, personId, issuedAt);
  await tablesOf(db)
    .insertInto('people.sheet_code')
    .values(
      codes.map((code, index) => ({
        id: code.id,
        sheet_id: id,
        number: index + 1,
        person_id: personId,
        code_hash: code.codeHash,
        issued_by: issuedBy,
        issued_in: issuedIn,
        issued_at: issuedAt,
        expires_at: expiresAt,
      })),
    )
    .execute();
}

/** Ends the sheet of a person: none of its codes opens or confirms anything any more. */
export async function withdrawSheet(db: Db, personId: string, at: Temporal.Instant): Promise<void> {
  await tablesOf(db)
    .updateTable('people.sheet_code')
    .set({ withdrawn_at: at })
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** Finds the sheet of a person of which some code still signs them in. */
export async function findSheet(
  db: Db,
  personId: string,
  now: Temporal.Instant,
): Promise<Sheet | undefined> {
  const rows = await tablesOf(db)
    .selectFrom('people.sheet_code')
    .selectAll()
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('issued_at', 'desc')
    .orderBy('number')
    .execute();
  const [first] = rows;
  if (first === undefined) return undefined;
  // Of a sheet before, used codes may be on record that nobody withdrew; only the latest counts.
  const own = rows.filter((row) => row.sheet_id === first.sheet_id);
  return {
    id: first.sheet_id,
    personId,
    issuedBy: first.issued_by,
    issuedIn: first.issued_in ?? undefined,
    issuedAt: first.issued_at,
    expiresAt: first.expires_at,
    codes: own.map(({ id, number, used_at: usedAt }) => ({ id, number, isUsed: usedAt !== null })),
  };
}

/** Uses up a code of a sheet and gives its person; of two at once, one finds nothing. */
export async function useSheetCode(
  db: Db,
  hash: Buffer,
  now: Temporal.Instant,
): Promise<string | undefined> {
  const row = await tablesOf(db)
    .updateTable('people.sheet_code')
    .set({ used_at: now })
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('person_id')
    .executeTakeFirst();
  return row?.person_id;
}

/** Uses up a code of the sheet that a person printed for themselves; of two at once, one does. */
export async function useOwnSheetCode(
  db: Db,
  own: { readonly personId: string; readonly hash: Buffer },
  now: Temporal.Instant,
): Promise<boolean> {
  const used = await tablesOf(db)
    .updateTable('people.sheet_code')
    .set({ used_at: now })
    .where('code_hash', '=', own.hash)
    .where('person_id', '=', own.personId)
    .where('issued_by', '=', own.personId)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return used.numUpdatedRows > 0n;
}
