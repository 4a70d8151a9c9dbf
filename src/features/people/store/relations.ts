import type { Db } from '#/platform/db/pool.ts';
import type { Relation } from '#/features/people/model.ts';
import type { PeopleTables } from '#/features/people/tables.ts';
import { tablesOf } from './persons.ts';

const MOST_LISTED = 100;

/** Writes that one may act for another; tells whether they could not already. */
export async function insertRelation(
  db: Db,
  relation: Relation,
  startsAt: Temporal.Instant,
): Promise<boolean> {
  const done = await tablesOf(db)
    .insertInto('people.relation')
    .values({
      id: relation.id,
      helper_id: relation.helperId,
      person_id: relation.personId,
      kind: relation.kind,
      consent_way: relation.consentWay,
      consented_on: relation.consentedOn,
      recorded_by: relation.recordedBy,
      starts_at: startsAt,
      ends_at: relation.endsAt ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Ends a relation that has not ended; it stays as history. Tells whether there was one. */
export async function endRelation(
  db: Db,
  id: string,
  ended: { readonly at: Temporal.Instant; readonly by: string },
): Promise<boolean> {
  const done = await tablesOf(db)
    .updateTable('people.relation')
    .set({ ended_at: ended.at, ended_by: ended.by })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Finds a relation that is in force. */
export async function findRelation(
  db: Db,
  id: string,
  now: Temporal.Instant,
): Promise<Relation | undefined> {
  const row = await inForce(db, now).where('id', '=', id).executeTakeFirst();
  return row && toRelation(row);
}

/** Finds relations by their ids, ended ones too. */
export async function listRelations(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Relation>> {
  if (ids.length === 0) return new Map();
  const rows = await tablesOf(db)
    .selectFrom('people.relation')
    .selectAll()
    .where((where) => where('id', '=', where.fn.any(where.val([...new Set(ids)]))))
    .execute();
  return new Map(rows.map((row) => [row.id, toRelation(row)]));
}

/** Lists who may act for a person. */
export async function listHelpers(
  db: Db,
  personId: string,
  now: Temporal.Instant,
): Promise<readonly Relation[]> {
  const rows = await inForce(db, now).where('person_id', '=', personId).execute();
  return rows.map(toRelation);
}

/** Lists for whom a person may act. */
export async function listHelped(
  db: Db,
  helperId: string,
  now: Temporal.Instant,
): Promise<readonly Relation[]> {
  const rows = await inForce(db, now).where('helper_id', '=', helperId).execute();
  return rows.map(toRelation);
}

function inForce(db: Db, now: Temporal.Instant) {
  return tablesOf(db)
    .selectFrom('people.relation')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('starts_at', '<=', now)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now)]))
    .orderBy('starts_at')
    .limit(MOST_LISTED);
}

function toRelation(row: PeopleTables['people.relation']): Relation {
  return {
    id: row.id,
    helperId: row.helper_id,
    personId: row.person_id,
    // The database checks that these columns hold one of the known words.
    kind: row.kind as Relation['kind'],
    consentWay: row.consent_way as Relation['consentWay'],
    consentedOn: row.consented_on,
    recordedBy: row.recorded_by,
    endsAt: row.ends_at ?? undefined,
  };
}
