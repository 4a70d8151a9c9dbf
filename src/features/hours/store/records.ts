import { sql } from 'kysely';
import { MOST_LISTED } from '#/features/hours/model.ts';
import type { HoursRecord } from '#/features/hours/model.ts';
import type { Moved, Posting } from '#/features/hours/rules/records.ts';
import type { Db } from '#/platform/db/pool.ts';
import { settledRow, toRecord, toRow } from './row.ts';
import { tablesOf } from './tables.ts';

/**
 * Holds what somebody has on record until the transaction ends, so that two records written at once
 * are written one after the other.
 */
export async function lockPerson(db: Db, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('hours ' || ${personId}, 0))`.execute(db);
}

/** Writes a record. */
export async function insertRecord(db: Db, record: HoursRecord): Promise<void> {
  await tablesOf(db).insertInto('hours.record').values(toRow(record)).execute();
}

/** Saves what became of records, and the rows of the ledger that go with it. */
export async function saveMoved(
  db: Db,
  { records, postings }: Moved,
  made: { readonly newId: () => string; readonly now: Temporal.Instant },
): Promise<void> {
  for (const record of records) {
    const own = postings.filter((one) => one.record.id === record.id);
    await tablesOf(db)
      .updateTable('hours.record')
      .set({
        state: record.state,
        ...settledRow(record),
        ...(own.some(({ sign }) => sign === 1) ? { plus: 1 } : {}),
        ...(own.some(({ sign }) => sign === -1) ? { minus: -1 } : {}),
      })
      .where('community_id', '=', record.communityId)
      .where('id', '=', record.id)
      .execute();
  }
  for (const posting of postings) await insertChange(db, posting, made);
}

async function insertChange(
  db: Db,
  { record, sign }: Posting,
  { newId, now }: { readonly newId: () => string; readonly now: Temporal.Instant },
): Promise<void> {
  await tablesOf(db)
    .insertInto('hours.change')
    .values({
      community_id: record.communityId,
      id: newId(),
      record_id: record.id,
      sign,
      plus: sign === 1 ? 1 : null,
      minus: sign === -1 ? -1 : null,
      person_id: record.personId,
      team: record.teamId ?? '',
      place_id: record.placeId,
      held_on: record.heldOn,
      size: record.minutes,
      minutes: sign * record.minutes,
      at: now,
    })
    .execute();
}

/** Finds a record by its id, if the wall hands it out. */
export async function findRecord(db: Db, id: string): Promise<HoursRecord | undefined> {
  const row = await tablesOf(db)
    .selectFrom('hours.record')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : toRecord(row);
}

/** Loads a record and holds it until the transaction ends. */
export async function lockRecord(db: Db, id: string): Promise<HoursRecord | undefined> {
  const row = await tablesOf(db)
    .selectFrom('hours.record')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : toRecord(row);
}

function selectRecords(db: Db) {
  return tablesOf(db)
    .selectFrom('hours.record')
    .selectAll()
    .orderBy('started_at', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id')
    .limit(MOST_LISTED);
}

/** Lists somebody's records of some days, the latest first. */
export async function listOfPerson(
  db: Db,
  personId: string,
  days: { readonly from: Temporal.PlainDate; readonly before: Temporal.PlainDate },
): Promise<readonly HoursRecord[]> {
  const rows = await selectRecords(db)
    .where('person_id', '=', personId)
    .where('held_on', '>=', days.from)
    .where('held_on', '<', days.before)
    .execute();
  return rows.map(toRecord);
}

/** Lists somebody's records whose time meets a stretch of time. */
export async function listMeeting(
  db: Db,
  personId: string,
  time: { readonly startedAt: Temporal.Instant; readonly endedAt: Temporal.Instant },
): Promise<readonly HoursRecord[]> {
  const rows = await selectRecords(db)
    .where('person_id', '=', personId)
    .where('started_at', '<', time.endedAt)
    .where('ended_at', '>', time.startedAt)
    .execute();
  return rows.map(toRecord);
}

/** Lists what was recorded of a matter. */
export async function listOfMatter(
  db: Db,
  matter: { readonly communityId: string; readonly id: string },
): Promise<readonly HoursRecord[]> {
  const rows = await selectRecords(db)
    .where('community_id', '=', matter.communityId)
    .where('matter_id', '=', matter.id)
    .execute();
  return rows.map(toRecord);
}

/** Lists what waits for a word: of those who asked, of some bodies, of some communities. */
export async function listWaiting(
  db: Db,
  of: {
    readonly askerId: string;
    readonly teamIds: readonly string[];
    readonly communityIds: readonly string[];
  },
): Promise<readonly HoursRecord[]> {
  const rows = await selectRecords(db)
    .where('state', 'in', ['waiting', 'proposed'])
    .where((where) =>
      where.or([
        where('asker_id', '=', of.askerId),
        where('team', '=', where.fn.any(where.val([...of.teamIds]))),
        where('community_id', '=', where.fn.any(where.val([...of.communityIds]))),
      ]),
    )
    .execute();
  return rows.map(toRecord);
}

/** Lists the records that one came from, and those that came of it, the first one first. */
export async function listHistory(db: Db, record: HoursRecord): Promise<readonly HoursRecord[]> {
  const { rows } = await sql<{ readonly id: string }>`
    with recursive before as (
      select r.id, r.replaces_id, r.community_id from hours.record r
      where r.community_id = ${record.communityId} and r.id = ${record.id}
      union
      select r.id, r.replaces_id, r.community_id from hours.record r
      join before b on r.community_id = b.community_id and r.id = b.replaces_id
    ), line as (
      select id, replaces_id, community_id from before where replaces_id is null
      union
      select r.id, r.replaces_id, r.community_id from hours.record r
      join line l on r.community_id = l.community_id and r.replaces_id = l.id
    )
    select id from line`.execute(db);
  const ids = rows.map(({ id }) => id);
  const found = await tablesOf(db)
    .selectFrom('hours.record')
    .selectAll()
    .where('community_id', '=', record.communityId)
    .where((where) => where('id', '=', where.fn.any(where.val(ids))))
    .orderBy('recorded_at')
    .orderBy('id')
    .limit(MOST_LISTED)
    .execute();
  return found.map(toRecord);
}

/** Tells whether a correction of a record waits or has been confirmed. */
export async function isCorrected(
  db: Db,
  { communityId, id }: Pick<HoursRecord, 'communityId' | 'id'>,
): Promise<boolean> {
  const row = await tablesOf(db)
    .selectFrom('hours.record')
    .select('id')
    .where('community_id', '=', communityId)
    .where('replaces_id', '=', id)
    .where('state', 'in', ['waiting', 'proposed', 'confirmed'])
    .executeTakeFirst();
  return row !== undefined;
}

/** Finds those who gave time for a body, wherever they are on record. */
export async function listGivers(db: Db, teamId: string, most: number): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly ids: readonly string[] }>`
    select hours.givers(${teamId}, ${most}) as ids`.execute(db);
  return rows[0]?.ids ?? [];
}
