import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import type { Address } from '#/features/people/model.ts';
import { tablesOf } from './persons.ts';

const MOST_LISTED = 10;

/** Finds whom an address signs in; one that is only claimed signs nobody in. */
export async function findLogin(db: Db, address: Address): Promise<string | undefined> {
  const row = await tablesOf(db)
    .selectFrom('people.login')
    .select('person_id')
    .where('kind', '=', address.kind)
    .where('address', '=', address.address)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  return row?.person_id;
}

export type Login = Address & { readonly isConfirmed: boolean };

/** Lists the addresses of a person, claimed ones too. */
export async function listLogins(db: Db, personId: string): Promise<readonly Login[]> {
  const rows = await tablesOf(db)
    .selectFrom('people.login')
    .select(['kind', 'address', 'confirmed_at'])
    .where('person_id', '=', personId)
    .orderBy('kind', 'desc')
    .orderBy('confirmed_at')
    .limit(MOST_LISTED)
    .execute();
  return rows.map((row) => ({
    kind: row.kind === 'email' ? 'email' : 'telephone',
    address: row.address,
    isConfirmed: row.confirmed_at !== null,
  }));
}

/** Takes an address from a person: what was their telephone may be somebody else's now. */
export async function forgetLogin(db: Db, personId: string, kind: Address['kind']): Promise<void> {
  await tablesOf(db)
    .deleteFrom('people.login')
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .execute();
}

/** Notes that a person claims an address; an earlier claim of theirs is given up. */
export async function claimLogin(db: Db, personId: string, address: Address): Promise<void> {
  await tablesOf(db)
    .deleteFrom('people.login')
    .where('person_id', '=', personId)
    .where('kind', '=', address.kind)
    .where('confirmed_at', 'is', null)
    .execute();
  await tablesOf(db)
    .insertInto('people.login')
    .values({ person_id: personId, ...address })
    .onConflict((conflict) => conflict.columns(['person_id', 'kind', 'address']).doNothing())
    .execute();
}

/**
 * Makes an address sign a person in, in place of their earlier one, unless it signs in somebody
 * else; tells whether it does. The lock lets two who want the same address do so one after the
 * other.
 */
export async function confirmLogin(
  db: Db,
  login: { readonly personId: string; readonly address: Address },
  now: Temporal.Instant,
): Promise<boolean> {
  const { kind, address } = login.address;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${kind}:${address}`}, 0))`.execute(db);
  const holder = await findLogin(db, login.address);
  if (holder !== undefined) return holder === login.personId;
  await tablesOf(db)
    .deleteFrom('people.login')
    .where('person_id', '=', login.personId)
    .where('kind', '=', kind)
    .execute();
  await tablesOf(db)
    .insertInto('people.login')
    .values({ person_id: login.personId, kind, address, confirmed_at: now })
    .execute();
  return true;
}

/** Where somebody can be reached who has shown that the address is theirs. */
export type Reach = { readonly email: string | undefined; readonly telephone: string | undefined };

/** Finds the confirmed addresses of several persons at once; who has none is left out. */
export async function findReach(
  db: Db,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Reach>> {
  if (personIds.length === 0) return new Map();
  const rows = await tablesOf(db)
    .selectFrom('people.login')
    .select(['person_id', 'kind', 'address'])
    .where((where) => where('person_id', '=', where.fn.any(where.val([...new Set(personIds)]))))
    .where('confirmed_at', 'is not', null)
    .execute();
  const byPerson = Map.groupBy(rows, (row) => row.person_id);
  return new Map(
    [...byPerson].map(([personId, own]) => {
      const find = (kind: string) => own.find((row) => row.kind === kind)?.address;
      return [personId, { email: find('email'), telephone: find('telephone') }];
    }),
  );
}
