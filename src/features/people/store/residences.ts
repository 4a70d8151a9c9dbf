import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import type { Residence, Resident } from '#/features/people/model.ts';
import type { PeopleTables } from '#/features/people/tables.ts';
import { personColumns, tablesOf, toPerson } from './persons.ts';

const MOST_RESIDENTS = 1_000;

type ResidenceRow = PeopleTables['people.residence'];

function toResidence(row: ResidenceRow): Residence {
  return {
    id: row.id,
    householdId: row.household_id,
    communityId: row.community_id,
    personId: row.person_id,
    relation: readRelation(row.relation),
    since: row.since,
    until: row.until ?? undefined,
  };
}

/** The column is checked by the database to hold one of these. */
function readRelation(relation: string): Residence['relation'] {
  return relation as Residence['relation'];
}

/** Writes that a person lives in a household; tells whether they did not already. */
export async function insertResidence(db: Db, residence: Residence): Promise<boolean> {
  const done = await tablesOf(db)
    .insertInto('people.residence')
    .values({
      community_id: residence.communityId,
      id: residence.id,
      household_id: residence.householdId,
      person_id: residence.personId,
      relation: residence.relation,
      since: residence.since,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Ends a residence that has not ended; tells whether it was open. */
export async function endResidence(
  db: Db,
  residence: Pick<Residence, 'communityId' | 'id'>,
  until: Temporal.PlainDate,
): Promise<boolean> {
  const done = await tablesOf(db)
    .updateTable('people.residence')
    // Who was registered by mistake for a later day leaves on the day they were to come.
    .set({ until: sql`greatest(since, ${until}::date)` })
    .where('community_id', '=', residence.communityId)
    .where('id', '=', residence.id)
    .where('until', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Lists where people live now. */
export async function listResidences(
  db: Db,
  personIds: readonly string[],
): Promise<readonly Residence[]> {
  if (personIds.length === 0) return [];
  const rows = await tablesOf(db)
    .selectFrom('people.residence')
    .selectAll()
    .where((where) => where('person_id', '=', where.fn.any(where.val([...personIds]))))
    .where('until', 'is', null)
    .orderBy('since')
    .orderBy('id')
    .limit(MOST_RESIDENTS)
    .execute();
  return rows.map(toResidence);
}

/** Lists in which homes some of these persons live now, whoever it is: no secret of anybody. */
export async function listHomesOf(
  db: Db,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (personIds.length === 0) return new Set();
  const { rows } = await sql<{ readonly household_id: string }>`
    select household_id from people.homes_of(${[...personIds]}::uuid[])`.execute(db);
  return new Set(rows.map((row) => row.household_id));
}

/** Lists the people who live in these households of one community. */
export async function listResidents(
  db: Db,
  wanted: { readonly communityId: string; readonly householdIds: readonly string[] },
): Promise<readonly Resident[]> {
  if (wanted.householdIds.length === 0) return [];
  const rows = await tablesOf(db)
    .selectFrom('people.residence as r')
    .innerJoin('people.person as p', 'p.id', 'r.person_id')
    .select([...personColumns])
    .select(['r.id as residence_id', 'r.household_id', 'r.relation'])
    .where('r.community_id', '=', wanted.communityId)
    .where((where) =>
      where('r.household_id', '=', where.fn.any(where.val([...wanted.householdIds]))),
    )
    .where('r.until', 'is', null)
    .orderBy('r.since')
    .orderBy('r.id')
    .limit(MOST_RESIDENTS)
    .execute();
  return rows.map(toResident);
}

type ResidentRow = Parameters<typeof toPerson>[0] & {
  readonly residence_id: string;
  readonly household_id: string;
  readonly relation: string;
};

function toResident(row: ResidentRow): Resident {
  const { residence_id: residenceId, household_id: householdId } = row;
  return { ...toPerson(row), residenceId, householdId, relation: readRelation(row.relation) };
}

/** Which households are counted: all of some communities, or some of one community. */
export type CountedPlaces =
  | { readonly communityIds: readonly string[] }
  | { readonly communityId: string; readonly householdIds: readonly string[] };

export type PeopleCount = {
  readonly people: number;
  /** Households in which at least one person is known. */
  readonly households: number;
};

/** Counts who lives there. What is published of it goes through `publicCount`. */
export async function countPeople(db: Db, places: CountedPlaces): Promise<PeopleCount> {
  const communityIds = 'communityIds' in places ? places.communityIds : [places.communityId];
  const householdIds = 'communityIds' in places ? null : places.householdIds;
  const { rows } = await sql<PeopleCount>`
    select count(distinct person_id) as people, count(distinct household_id) as households
    from people.residence
    where community_id = any(${[...communityIds]}) and until is null
      and (${householdIds}::text[] is null or household_id = any(${householdIds}::text[]))
  `.execute(db);
  return rows[0] ?? { people: 0, households: 0 };
}

/** Counts the people of each household; one in which nobody is known is absent. */
export async function countByHousehold(
  db: Db,
  wanted: { readonly communityId: string; readonly householdIds: readonly string[] },
): Promise<ReadonlyMap<string, number>> {
  if (wanted.householdIds.length === 0) return new Map();
  const rows = await tablesOf(db)
    .selectFrom('people.residence')
    .select(['household_id', (select) => select.fn.countAll<number>().as('people')])
    .where('community_id', '=', wanted.communityId)
    .where((where) => where('household_id', '=', where.fn.any(where.val([...wanted.householdIds]))))
    .where('until', 'is', null)
    .groupBy('household_id')
    .execute();
  return new Map(rows.map((row) => [row.household_id, row.people]));
}
