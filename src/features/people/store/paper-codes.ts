import type { Db } from '#/platform/db/pool.ts';
import type { CounterCode, HouseholdCode } from '#/features/people/model.ts';
import type { PeopleTables } from '#/features/people/tables.ts';
import { tablesOf } from './persons.ts';

/** Writes a household’s code and withdraws the one before; tells whether there was one. */
export async function insertHouseholdCode(
  db: Db,
  code: HouseholdCode & { readonly codeHash: Buffer; readonly issuedBy: string | undefined },
): Promise<boolean> {
  const before = await tablesOf(db)
    .updateTable('people.household_code')
    .set({ withdrawn_at: code.issuedAt })
    .where('community_id', '=', code.communityId)
    .where('household_id', '=', code.householdId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  await tablesOf(db)
    .insertInto('people.household_code')
    .values({
      community_id: code.communityId,
      id: code.id,
      household_id: code.householdId,
      code_hash: code.codeHash,
      issued_by: code.issuedBy ?? null,
      issued_at: code.issuedAt,
      expires_at: code.expiresAt,
      uses_left: code.usesLeft,
    })
    .execute();
  return before.numUpdatedRows > 0n;
}

/** Finds the code of a household that still opens. */
export async function findHouseholdCode(
  db: Db,
  household: { readonly communityId: string; readonly householdId: string },
  now: Temporal.Instant,
): Promise<HouseholdCode | undefined> {
  const row = await openHouseholdCodes(db, now)
    .where('community_id', '=', household.communityId)
    .where('household_id', '=', household.householdId)
    .executeTakeFirst();
  return row && toHouseholdCode(row);
}

/** Finds the code that was typed, if it still opens. */
export async function findHouseholdCodeByHash(
  db: Db,
  hash: Buffer,
  now: Temporal.Instant,
): Promise<HouseholdCode | undefined> {
  const row = await openHouseholdCodes(db, now).where('code_hash', '=', hash).executeTakeFirst();
  return row && toHouseholdCode(row);
}

/** Finds the code that was typed and holds it, so that its last use is taken once. */
export async function lockHouseholdCodeByHash(
  db: Db,
  hash: Buffer,
  now: Temporal.Instant,
): Promise<HouseholdCode | undefined> {
  const row = await openHouseholdCodes(db, now)
    .where('code_hash', '=', hash)
    .forUpdate()
    .executeTakeFirst();
  return row && toHouseholdCode(row);
}

/** Takes one use of a code that is held; the database refuses one too many. */
export async function takeHouseholdCode(
  db: Db,
  code: Pick<HouseholdCode, 'communityId' | 'id'>,
): Promise<void> {
  await tablesOf(db)
    .updateTable('people.household_code')
    .set((set) => ({ uses_left: set('uses_left', '-', 1) }))
    .where('community_id', '=', code.communityId)
    .where('id', '=', code.id)
    .execute();
}

/** Finds the household of a paper that was not replaced, whether or not it opens accounts still. */
export async function findPaperByHash(
  db: Db,
  hash: Buffer,
): Promise<
  | { readonly communityId: string; readonly householdId: string; readonly paperId: string }
  | undefined
> {
  const row = await tablesOf(db)
    .selectFrom('people.household_code')
    .select(['community_id', 'household_id', 'id'])
    .where('code_hash', '=', hash)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return { communityId: row.community_id, householdId: row.household_id, paperId: row.id };
}

function openHouseholdCodes(db: Db, now: Temporal.Instant) {
  return tablesOf(db)
    .selectFrom('people.household_code')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .where('uses_left', '>', 0);
}

function toHouseholdCode(row: PeopleTables['people.household_code']): HouseholdCode {
  return {
    id: row.id,
    communityId: row.community_id,
    householdId: row.household_id,
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
    usesLeft: row.uses_left,
  };
}

/** Writes a code for one person; the one before opens nothing any more. */
export async function insertCounterCode(
  db: Db,
  code: CounterCode & { readonly codeHash: Buffer; readonly issuedBy: string },
): Promise<void> {
  await tablesOf(db)
    .updateTable('people.counter_code')
    .set({ withdrawn_at: code.issuedAt })
    .where('person_id', '=', code.personId)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
  await tablesOf(db)
    .insertInto('people.counter_code')
    .values({
      id: code.id,
      person_id: code.personId,
      code_hash: code.codeHash,
      issued_by: code.issuedBy,
      issued_at: code.issuedAt,
      expires_at: code.expiresAt,
    })
    .execute();
}

/** Finds the code of a person that still opens. */
export async function findCounterCode(
  db: Db,
  personId: string,
  now: Temporal.Instant,
): Promise<CounterCode | undefined> {
  const row = await tablesOf(db)
    .selectFrom('people.counter_code')
    .select(['id', 'issued_at', 'expires_at'])
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row && { id: row.id, personId, issuedAt: row.issued_at, expiresAt: row.expires_at };
}

/** Uses up a code that was typed and gives its person; of two at once, one finds nothing. */
export async function useCounterCode(
  db: Db,
  hash: Buffer,
  now: Temporal.Instant,
): Promise<string | undefined> {
  const row = await tablesOf(db)
    .updateTable('people.counter_code')
    .set({ used_at: now })
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('person_id')
    .executeTakeFirst();
  return row?.person_id;
}

/** Forgets codes of every kind that expired before a moment. */
export async function forgetPaperCodes(db: Db, before: Temporal.Instant): Promise<void> {
  await tablesOf(db).deleteFrom('people.household_code').where('expires_at', '<', before).execute();
  await tablesOf(db).deleteFrom('people.sheet_code').where('expires_at', '<', before).execute();
  await tablesOf(db).deleteFrom('people.counter_code').where('expires_at', '<', before).execute();
}
