import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { isLanguage } from '#/platform/i18n/language.ts';
import { fold } from '#/lib/text.ts';
import type { NameLevel, Person } from '#/features/people/model.ts';
import { searchNameOf, shownName } from '#/features/people/rules/names.ts';
import type { PeopleTables } from '#/features/people/tables.ts';

const MOST_FOUND = 50;
const LEAST_DIGITS = 4;

/** Opens this feature's tables on a connection or transaction. */
export function tablesOf(db: Db) {
  return db.withTables<PeopleTables>();
}

export const personColumns = [
  'p.id',
  'p.community_id',
  'p.name',
  'p.called',
  'p.birth_year',
  'p.telephone',
  'p.email',
  'p.language',
  'p.account_since',
] as const;

type PersonRow = Pick<
  PeopleTables['people.person'],
  | 'id'
  | 'community_id'
  | 'name'
  | 'called'
  | 'birth_year'
  | 'telephone'
  | 'email'
  | 'language'
  | 'account_since'
>;

/** Turns a row into a person. */
export function toPerson(row: PersonRow): Person {
  return {
    id: row.id,
    communityId: row.community_id,
    name: row.name,
    called: row.called ?? undefined,
    birthYear: row.birth_year ?? undefined,
    telephone: row.telephone ?? undefined,
    email: row.email ?? undefined,
    language: isLanguage(row.language) ? row.language : 'zh-Hant',
    accountSince: row.account_since ?? undefined,
  };
}

function selectPersons(db: Db) {
  return tablesOf(db)
    .selectFrom('people.person as p')
    .select([...personColumns]);
}

/** Writes a person. */
export async function insertPerson(
  db: Db,
  person: Person,
  createdAt: Temporal.Instant,
): Promise<void> {
  await tablesOf(db)
    .insertInto('people.person')
    .values({
      id: person.id,
      community_id: person.communityId,
      ...changeable(person),
      account_since: person.accountSince ?? null,
      created_at: createdAt,
    })
    .execute();
}

/** Corrects what is known of a person. */
export async function updatePerson(db: Db, person: Person): Promise<void> {
  await tablesOf(db)
    .updateTable('people.person')
    .set(changeable(person))
    .where('community_id', '=', person.communityId)
    .where('id', '=', person.id)
    .execute();
}

function changeable(person: Person) {
  return {
    name: person.name,
    called: person.called ?? null,
    birth_year: person.birthYear ?? null,
    telephone: person.telephone ?? null,
    email: person.email ?? null,
    language: person.language,
    search_name: searchNameOf(person),
  };
}

/** Notes that a person signs in themselves from now on; the first time stays. */
export async function openAccount(db: Db, personId: string, now: Temporal.Instant): Promise<void> {
  await tablesOf(db)
    .updateTable('people.person')
    .set({ account_since: now })
    .where('id', '=', personId)
    .where('account_since', 'is', null)
    .execute();
}

/** Finds a person by their id. */
export async function findPerson(db: Db, id: string): Promise<Person | undefined> {
  const row = await selectPersons(db).where('p.id', '=', id).executeTakeFirst();
  return row && toPerson(row);
}

/** Loads a person and holds them until the transaction ends. */
export async function lockPerson(db: Db, id: string): Promise<Person | undefined> {
  const row = await selectPersons(db).where('p.id', '=', id).forUpdate().executeTakeFirst();
  return row && toPerson(row);
}

/** Finds several persons at once, by id. */
export async function findPersons(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Person>> {
  if (ids.length === 0) return new Map();
  const rows = await selectPersons(db)
    .where((where) => where('p.id', '=', where.fn.any(where.val([...new Set(ids)]))))
    .execute();
  return new Map(rows.map((row) => [row.id, toPerson(row)]));
}

/**
 * Finds how persons are to be named: at level `L1` as neighbours call them, else the first
 * character of the name (張**); at level `L2` in full. The caller decides which the reader may see.
 */
export async function namesOf(
  db: Db,
  personIds: readonly string[],
  level: NameLevel,
): Promise<ReadonlyMap<string, string>> {
  if (personIds.length === 0) return new Map();
  const ids = [...new Set(personIds)];
  const rows = level === 'L1' ? await callThem(db, ids) : await nameThem(db, ids);
  return new Map(
    rows.map((row) => [
      row.id,
      shownName({ name: row.name, called: row.called ?? undefined }, level),
    ]),
  );
}

type Named = Pick<PersonRow, 'id' | 'name' | 'called'>;

/** How neighbours call somebody is no secret; the name comes masked. */
async function callThem(db: Db, ids: readonly string[]): Promise<readonly Named[]> {
  const { rows } = await sql<Named>`
    select id, name, called from people.called(${[...ids]}::uuid[])`.execute(db);
  return rows;
}

/** Full names, of those whom the transaction reaches. */
async function nameThem(db: Db, ids: readonly string[]): Promise<readonly Named[]> {
  const rows = await tablesOf(db)
    .selectFrom('people.person')
    .select(['id', 'name', 'called'])
    .where((where) => where('id', '=', where.fn.any(where.val([...ids]))))
    .execute();
  return rows;
}

/**
 * Searches the people of a community, those on record and those who only live there, by a part of
 * their name in either script or the last digits of their telephone. Whom the transaction does not
 * reach is found by name alone and told as neighbours call them.
 */
export async function searchPeople(
  db: Db,
  wanted: { readonly communityId: string; readonly query: string },
): Promise<readonly Person[]> {
  const { communityId } = wanted;
  const name = `%${fold(wanted.query)}%`;
  const digits = wanted.query.replace(/\D/g, '');
  const telephone = digits.length >= LEAST_DIGITS ? `%${digits}` : null;
  const { rows } = await sql<PersonRow>`
    with own as (
      select p.* from people.person p where p.community_id = ${communityId}
      union all
      select p.* from people.residence r join people.person p on p.id = r.person_id
      where r.community_id = ${communityId} and r.until is null
        and p.community_id <> ${communityId}
    ), found as (
      select distinct id, community_id, name, called, birth_year, telephone, email, language,
        account_since, search_name
      from own where search_name like ${name} or telephone like ${telephone}
    ), told as (
      select 1 as step, 0::bigint as place, * from found
      union all
      select 2, place, id, community_id, name, called, null, null, null, language, null, ''
      from people.sought(${communityId}, ${name}, ${MOST_FOUND})
      where id not in (select id from found)
    )
    select * from told order by step, place, search_name, id limit ${MOST_FOUND}`.execute(db);
  return rows.map(toPerson);
}
