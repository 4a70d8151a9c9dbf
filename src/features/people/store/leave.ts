import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';

/** Tells whether somebody is a steward now and nobody else is, anywhere. */
export async function isLastSteward(
  db: Db,
  personId: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql<{ readonly is_mine: boolean; readonly is_others: boolean }>`
    select coalesce(bool_or(person_id = ${personId}::uuid), false) as is_mine,
      coalesce(bool_or(person_id <> ${personId}::uuid), false) as is_others
    from people.grant
    where role = 'steward' and withdrawn_at is null
      and starts_at <= ${now} and (ends_at is null or ends_at > ${now})`.execute(db);
  return rows[0]?.is_mine === true && rows[0].is_others === false;
}

/** Tells whether somebody has no other guardian than this one. */
export async function isOnlyGuardian(
  db: Db,
  personId: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql<{ readonly ward: string }>`
    select person_id as ward from people.relation
    where kind = 'guardian' and ended_at is null
      and starts_at <= ${now} and (ends_at is null or ends_at > ${now})
      and person_id in (
        select person_id from people.relation
        where helper_id = ${personId}::uuid and kind = 'guardian' and ended_at is null
          and starts_at <= ${now} and (ends_at is null or ends_at > ${now})
      )
    group by person_id
    having bool_and(helper_id = ${personId}::uuid)
    limit 1`.execute(db);
  return rows.length > 0;
}

/**
 * Takes out the record of a person and all that ties others to it: addresses, homes, roles,
 * consents, codes. Their number stays in what others did and stands for nobody.
 */
export async function erasePerson(db: Db, personId: string): Promise<void> {
  await sql`delete from people.login where person_id = ${personId}::uuid`.execute(db);
  await sql`delete from people.residence where person_id = ${personId}::uuid`.execute(db);
  await sql`delete from people.relation
    where person_id = ${personId}::uuid or helper_id = ${personId}::uuid`.execute(db);
  await sql`delete from people.grant where person_id = ${personId}::uuid`.execute(db);
  await sql`delete from people.counter_code where person_id = ${personId}::uuid`.execute(db);
  await sql`delete from people.sheet_code where person_id = ${personId}::uuid`.execute(db);
  await sql`delete from people.vouch where person_id = ${personId}::uuid`.execute(db);
  await sql`delete from people.told_way where person_id = ${personId}::uuid`.execute(db);
  await sql`delete from people.person where id = ${personId}::uuid`.execute(db);
}

/** Takes somebody's name and addresses out of the reasons that were written about others. */
export async function maskReasons(
  db: Db,
  masked: { readonly pattern: string; readonly by: string },
): Promise<void> {
  const { pattern, by } = masked;
  await sql`update people.grant
    set reason = regexp_replace(reason, ${pattern}, ${by}, 'gi'),
      withdrawal_reason = regexp_replace(withdrawal_reason, ${pattern}, ${by}, 'gi')
    where reason ~* ${pattern} or withdrawal_reason ~* ${pattern}`.execute(db);
}
