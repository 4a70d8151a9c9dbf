import { sql } from 'kysely';
import { REMIND_DAYS } from '#/features/volunteers/model.ts';
import type { Proof } from '#/features/volunteers/model.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

const MOST_LISTED = 500;
/** How many are reminded at a time; the rest are an hour later. */
const MOST_REMINDED = 500;
const HOURS_A_DAY = 24;

/** Writes what somebody saw of what another can do. */
export async function insertProof(db: Db, proof: Proof): Promise<void> {
  await tablesOf(db)
    .insertInto('volunteers.proof')
    .values({
      community_id: proof.communityId,
      id: proof.id,
      person_id: proof.personId,
      ability: proof.ability,
      kind: proof.kind,
      what: proof.what,
      organisation_id: proof.organisationId,
      recorded_by: proof.recordedBy,
      began_at: proof.beganAt,
      ends_at: proof.endsAt,
    })
    .execute();
}

/** Lists the proofs of several persons that hold at a moment, the one that ends last first. */
export async function listProofs(
  db: Db,
  personIds: readonly string[],
  at: Temporal.Instant,
): Promise<readonly Proof[]> {
  const rows = await tablesOf(db)
    .selectFrom('volunteers.proof')
    .selectAll()
    .where((where) => where('person_id', '=', where.fn.any(where.val([...new Set(personIds)]))))
    .where('withdrawn_at', 'is', null)
    .where('began_at', '<=', at)
    .where('ends_at', '>', at)
    .orderBy('ends_at', 'desc')
    .orderBy('id')
    .limit(MOST_LISTED)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    communityId: row.community_id,
    personId: row.person_id,
    ability: row.ability,
    kind: row.kind === 'shown' ? 'shown' : 'training',
    what: row.what,
    organisationId: row.organisation_id,
    recordedBy: row.recorded_by,
    beganAt: row.began_at,
    endsAt: row.ends_at,
  }));
}

/** Takes a proof back that was written down by mistake; tells whether there was such a one. */
export async function withdrawProof(
  db: Db,
  proof: Pick<Proof, 'id' | 'personId' | 'organisationId'>,
  withdrawn: { readonly by: string; readonly at: Temporal.Instant },
): Promise<boolean> {
  const done = await tablesOf(db)
    .updateTable('volunteers.proof')
    .set({ withdrawn_at: withdrawn.at, withdrawn_by: withdrawn.by })
    .where('id', '=', proof.id)
    .where('person_id', '=', proof.personId)
    .where('organisation_id', '=', proof.organisationId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Somebody one of whose proofs ends soon. */
export type Ending = { readonly personId: string; readonly communityId: string };

/**
 * Takes those whose proofs end within a month and who have not been reminded, and notes that they
 * are: each once, however many look at once. One that is followed by another is passed over.
 */
export async function takeEnding(db: Db, now: Temporal.Instant): Promise<readonly Ending[]> {
  const soon = now.add({ hours: REMIND_DAYS * HOURS_A_DAY });
  const { rows } = await sql<{ readonly person_id: string; readonly community_id: string }>`
    update volunteers.proof p set reminded_at = ${now}::timestamptz
    where p.id in (
      select e.id from volunteers.proof e
      where e.reminded_at is null and e.withdrawn_at is null
        and e.ends_at > ${now}::timestamptz and e.ends_at <= ${soon}::timestamptz
        and not exists (select from volunteers.proof n where n.person_id = e.person_id
          and n.ability = e.ability and n.kind = e.kind and n.withdrawn_at is null
          and n.ends_at > e.ends_at)
      order by e.ends_at, e.id limit ${MOST_REMINDED} for update skip locked)
    returning p.person_id, p.community_id`.execute(db);
  return rows.map((row) => ({ personId: row.person_id, communityId: row.community_id }));
}
