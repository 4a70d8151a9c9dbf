import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { vouchGrounds } from '#/features/people/model.ts';
import type { Vouch } from '#/features/people/model.ts';
import type { PeopleTables } from '#/features/people/tables.ts';
import { tablesOf } from './persons.ts';

const MOST_VOUCHES = 100;

/** Writes that somebody vouched for a home; tells whether nobody had before. */
export async function insertVouch(db: Db, vouch: Vouch): Promise<boolean> {
  const done = await tablesOf(db)
    .insertInto('people.vouch')
    .values({
      community_id: vouch.communityId,
      id: vouch.id,
      person_id: vouch.personId,
      residence_id: vouch.residenceId,
      ground: vouch.ground,
      made_home: vouch.madeHome,
      vouched_by: vouch.vouchedBy,
      vouched_at: vouch.vouchedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Counts how often somebody has vouched since a moment, and holds that count until the end. */
export async function countVouchesBy(
  db: Db,
  vouchedBy: string,
  since: Temporal.Instant,
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`vouch ${vouchedBy}`}, 0))`.execute(db);
  const { rows } = await sql<{ readonly n: number }>`
    select count(*)::int as n from people.vouch
    where vouched_by = ${vouchedBy}::uuid and vouched_at >= ${since}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Lists who vouches for the homes of a person. */
export async function listVouches(db: Db, personId: string): Promise<readonly Vouch[]> {
  const rows = await openVouches(db)
    .where('person_id', '=', personId)
    .limit(MOST_VOUCHES)
    .execute();
  return rows.map(toVouch);
}

/** Finds a vouching that has not been taken back. */
export async function findVouch(db: Db, id: string): Promise<Vouch | undefined> {
  const row = await openVouches(db).where('id', '=', id).executeTakeFirst();
  return row && toVouch(row);
}

/** Takes a vouching back; tells whether nobody had before. */
export async function endVouch(
  db: Db,
  vouch: Pick<Vouch, 'communityId' | 'id'>,
  ended: { readonly at: Temporal.Instant; readonly by: string },
): Promise<boolean> {
  const done = await tablesOf(db)
    .updateTable('people.vouch')
    .set({ ended_at: ended.at, ended_by: ended.by })
    .where('community_id', '=', vouch.communityId)
    .where('id', '=', vouch.id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

function openVouches(db: Db) {
  return tablesOf(db).selectFrom('people.vouch').selectAll().where('ended_at', 'is', null);
}

function toVouch(row: PeopleTables['people.vouch']): Vouch {
  return {
    id: row.id,
    communityId: row.community_id,
    personId: row.person_id,
    residenceId: row.residence_id,
    ground: vouchGrounds.find((ground) => ground === row.ground) ?? 'known',
    madeHome: row.made_home,
    vouchedBy: row.vouched_by,
    vouchedAt: row.vouched_at,
  };
}
