import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { MOST_SHOWN } from '#/features/musters/model.ts';
import type { Muster, MusterEnd, MusterKey } from '#/features/musters/model.ts';
import type { MustersTables } from '#/features/musters/tables.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

type NewMuster = Omit<Muster, 'coming' | 'askedAt' | 'endedAt' | 'endedAs' | 'endWords'> & {
  readonly organisationIds: readonly string[];
};

/** Saves a muster and whose members it is for; tells whether it was not there already. */
export async function insertMuster(db: Db, muster: NewMuster): Promise<boolean> {
  const added = await tablesOf(db)
    .insertInto('musters.muster')
    .values({
      community_id: muster.communityId,
      id: muster.id,
      title: muster.title,
      meeting_place: muster.meetingPlace,
      note: muster.note ?? null,
      area_id: muster.areaId,
      starts_at: muster.startsAt,
      wanted: muster.wanted,
      made_by: muster.madeBy,
      made_at: muster.madeAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) return false;
  await tablesOf(db)
    .insertInto('musters.team')
    .values(
      muster.organisationIds.map((organisationId) => ({
        community_id: muster.communityId,
        muster_id: muster.id,
        organisation_id: organisationId,
      })),
    )
    .execute();
  return true;
}

/** Finds what the same person has asked for already, in the same words for the same time. */
export async function findSame(
  db: Db,
  same: Pick<Muster, 'communityId' | 'madeBy' | 'title' | 'startsAt'>,
): Promise<string | undefined> {
  const row = await tablesOf(db)
    .selectFrom('musters.muster')
    .select('id')
    .where('community_id', '=', same.communityId)
    .where('made_by', '=', same.madeBy)
    .where('title', '=', same.title)
    .where('starts_at', '=', same.startsAt)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row?.id;
}

/** Finds a muster by its id. */
export async function findMuster(db: Db, id: string): Promise<Muster | undefined> {
  const row = await selectMusters(db).where('id', '=', id).executeTakeFirst();
  return row && toMuster(row);
}

/** Finds a muster and holds it until the transaction ends. */
export async function lockMuster(db: Db, id: string): Promise<Muster | undefined> {
  const row = await selectMusters(db).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && toMuster(row);
}

/** Saves what may change of a muster. */
export async function saveMuster(db: Db, muster: Muster): Promise<void> {
  await tablesOf(db)
    .updateTable('musters.muster')
    .set({
      wanted: muster.wanted,
      coming: muster.coming,
      asked_at: muster.askedAt ?? null,
      ended_at: muster.endedAt ?? null,
      ended_as: muster.endedAs ?? null,
      end_words: muster.endWords ?? null,
    })
    .where('community_id', '=', muster.communityId)
    .where('id', '=', muster.id)
    .execute();
}

/** Lists the organisations whose members a muster is for. */
export async function listTeams(db: Db, key: MusterKey): Promise<readonly string[]> {
  const rows = await tablesOf(db)
    .selectFrom('musters.team')
    .select('organisation_id')
    .where('community_id', '=', key.communityId)
    .where('muster_id', '=', key.id)
    .orderBy('organisation_id')
    .execute();
  return rows.map((row) => row.organisation_id);
}

/** Lists the musters somebody made, or that go to organisations, the next to begin last. */
export async function listMade(
  db: Db,
  of: {
    readonly personId: string;
    readonly organisationIds: readonly string[];
    readonly since: Temporal.Instant;
  },
): Promise<readonly Muster[]> {
  const rows = await selectMusters(db)
    .where((where) =>
      where.or([
        where('made_by', '=', of.personId),
        where.exists((inner) =>
          inner
            .selectFrom('musters.team as t')
            .select('t.muster_id')
            .whereRef('t.muster_id', '=', 'musters.muster.id')
            .where((team) =>
              team('t.organisation_id', '=', team.fn.any(team.val([...of.organisationIds]))),
            ),
        ),
      ]),
    )
    .where('starts_at', '>=', of.since)
    .orderBy('starts_at', 'desc')
    .orderBy('id')
    .limit(MOST_SHOWN)
    .execute();
  return rows.map(toMuster);
}

/** Lists the musters that began before a moment and that nobody has ended. */
export async function listLeft(
  db: Db,
  begunBefore: Temporal.Instant,
  most: number,
): Promise<readonly string[]> {
  const rows = await tablesOf(db)
    .selectFrom('musters.muster')
    .select('id')
    .where('starts_at', '<=', begunBefore)
    .where('ended_at', 'is', null)
    .orderBy('starts_at')
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

function selectMusters(db: Db) {
  return tablesOf(db).selectFrom('musters.muster').selectAll('musters.muster');
}

/** Makes a muster of a row. */
export function toMuster(row: Selectable<MustersTables['musters.muster']>): Muster {
  return {
    communityId: row.community_id,
    id: row.id,
    title: row.title,
    meetingPlace: row.meeting_place,
    note: row.note ?? undefined,
    areaId: row.area_id,
    startsAt: row.starts_at,
    wanted: row.wanted,
    coming: row.coming,
    madeBy: row.made_by,
    madeAt: row.made_at,
    askedAt: row.asked_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
    // The column is checked by the database to hold an end.
    endedAs: (row.ended_as ?? undefined) as MusterEnd | undefined,
    endWords: row.end_words ?? undefined,
  };
}

/** Lists open musters that were never asked, or that have room and somebody in line. */
export async function listUnfilled(
  db: Db,
  most: number,
): Promise<readonly { readonly id: string; readonly isAsked: boolean }[]> {
  const { rows } = await sql<{ readonly id: string; readonly isAsked: boolean }>`
    select p.id, p.asked_at is not null as "isAsked" from musters.muster p
    where p.ended_at is null and (p.asked_at is null or (p.coming < p.wanted and exists (
      select from musters.asked a where a.community_id = p.community_id and a.muster_id = p.id
        and a.place = 'reserve')))
    order by p.starts_at, p.id limit ${most}`.execute(db);
  return rows;
}
