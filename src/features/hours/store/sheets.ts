import type { Selectable } from 'kysely';
import { MOST_LISTED } from '#/features/hours/model.ts';
import type { HoursRecord, NameChoice, Sheet } from '#/features/hours/model.ts';
import type { HoursTables } from '#/features/hours/tables.ts';
import type { Db } from '#/platform/db/pool.ts';
import { toRecord } from './row.ts';
import { tablesOf } from './tables.ts';

/** Writes a sheet with the hash of its code. */
export async function insertSheet(db: Db, sheet: Sheet, codeHash: Buffer): Promise<void> {
  await tablesOf(db)
    .insertInto('hours.sheet')
    .values({
      community_id: sheet.communityId,
      id: sheet.id,
      person_id: sheet.personId,
      code_hash: codeHash,
      shows_name: sheet.showsName,
      shows_activities: sheet.showsActivities,
      from_on: sheet.fromOn,
      to_on: sheet.toOn,
      minutes: sheet.minutes,
      star_level: sheet.starLevel ?? null,
      made_at: sheet.madeAt,
      made_by: sheet.madeBy,
      valid_until: sheet.validUntil,
    })
    .execute();
}

/** Finds the sheet whose code has a hash. */
export async function findSheet(db: Db, codeHash: Buffer): Promise<Sheet | undefined> {
  const row = await tablesOf(db)
    .selectFrom('hours.sheet')
    .selectAll()
    .where('code_hash', '=', codeHash)
    .executeTakeFirst();
  return row === undefined ? undefined : toSheet(row);
}

/** Lists somebody's sheets, the latest first. */
export async function listSheets(db: Db, personId: string): Promise<readonly Sheet[]> {
  const rows = await tablesOf(db)
    .selectFrom('hours.sheet')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(MOST_LISTED)
    .execute();
  return rows.map(toSheet);
}

/** Takes a sheet back; tells whether it held until then. */
export async function revokeSheet(
  db: Db,
  { id, personId, at }: Pick<Sheet, 'id' | 'personId'> & { readonly at: Temporal.Instant },
): Promise<boolean> {
  const done = await tablesOf(db)
    .updateTable('hours.sheet')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Takes out all sheets of somebody who leaves: nobody reads of them any more. */
export async function dropSheets(db: Db, personId: string): Promise<void> {
  await tablesOf(db).deleteFrom('hours.sheet').where('person_id', '=', personId).execute();
}

/** Lists what counts of the time somebody gave between two days, both of them included. */
export async function listCounted(
  db: Db,
  { personId, fromOn, toOn }: Pick<Sheet, 'personId' | 'fromOn' | 'toOn'>,
): Promise<readonly HoursRecord[]> {
  const rows = await tablesOf(db)
    .selectFrom('hours.record')
    .selectAll()
    .where('person_id', '=', personId)
    .where('state', '=', 'confirmed')
    .where('held_on', '>=', fromOn)
    .where('held_on', '<=', toOn)
    .orderBy('started_at')
    .orderBy('id')
    .limit(MOST_LISTED)
    .execute();
  return rows.map(toRecord);
}

function toSheet(row: Selectable<HoursTables['hours.sheet']>): Sheet {
  return {
    communityId: row.community_id,
    id: row.id,
    personId: row.person_id,
    showsName: row.shows_name as NameChoice,
    showsActivities: row.shows_activities,
    fromOn: row.from_on,
    toOn: row.to_on,
    minutes: row.minutes,
    starLevel: row.star_level ?? undefined,
    madeAt: row.made_at,
    madeBy: row.made_by,
    validUntil: row.valid_until,
    revokedAt: row.revoked_at ?? undefined,
  };
}
