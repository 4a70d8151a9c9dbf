import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { MOST_ASKED, MOST_SHOWN } from '#/features/musters/model.ts';
import type { Answer, Muster, MusterKey, Asked, Seating } from '#/features/musters/model.ts';
import type { MustersTables } from '#/features/musters/tables.ts';
import type { Db } from '#/platform/db/pool.ts';
import { toMuster } from './musters.ts';
import { tablesOf } from './tables.ts';

/** Asks people; gives how many of them had not been asked by this muster. */
export async function insertAsked(
  db: Db,
  key: MusterKey,
  asked: { readonly personIds: readonly string[]; readonly at: Temporal.Instant },
): Promise<number> {
  const { rows } = await sql`
    insert into musters.asked (community_id, muster_id, person_id, asked_at)
    select ${key.communityId}, ${key.id}::uuid, id, ${asked.at}::timestamptz
    from unnest(${[...new Set(asked.personIds)]}::uuid[]) as id
    on conflict do nothing returning person_id`.execute(db);
  return rows.length;
}

/** Lists whom a muster asked, by number. */
export async function listAsked(db: Db, key: MusterKey): Promise<readonly Asked[]> {
  const rows = await tablesOf(db)
    .selectFrom('musters.asked')
    .selectAll()
    .where('community_id', '=', key.communityId)
    .where('muster_id', '=', key.id)
    .orderBy('person_id')
    .limit(MOST_ASKED)
    .execute();
  return rows.map(toAsked);
}

/** Notes that somebody has seen that they are asked; the first time counts. */
export async function noteSeen(
  db: Db,
  key: MusterKey,
  seen: { readonly personId: string; readonly at: Temporal.Instant },
): Promise<boolean> {
  const done = await tablesOf(db)
    .updateTable('musters.asked')
    .set({ seen_at: seen.at })
    .where('community_id', '=', key.communityId)
    .where('muster_id', '=', key.id)
    .where('person_id', '=', seen.personId)
    .where('seen_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Notes what somebody said, and whether they come or stand in line. */
export async function saveAnswer(
  db: Db,
  key: MusterKey,
  said: {
    readonly personId: string;
    readonly answer: Answer;
    readonly seating: Seating | undefined;
    readonly at: Temporal.Instant;
  },
): Promise<void> {
  await tablesOf(db)
    .updateTable('musters.asked')
    .set({
      answer: said.answer,
      answered_at: said.at,
      place: said.seating ?? null,
      placed_at: said.seating === undefined ? null : said.at,
    })
    .where('community_id', '=', key.communityId)
    .where('muster_id', '=', key.id)
    .where('person_id', '=', said.personId)
    .execute();
}

/** Lets people who stood in line come. */
export async function moveUp(
  db: Db,
  key: MusterKey,
  moved: { readonly personIds: readonly string[]; readonly at: Temporal.Instant },
): Promise<void> {
  await sql`
    update musters.asked set place = 'coming', placed_at = ${moved.at}
    where community_id = ${key.communityId} and muster_id = ${key.id} and place = 'reserve'
      and person_id = any(${[...moved.personIds]}::uuid[])`.execute(db);
}

/** Notes of those who were to come who was there. */
export async function noteCame(db: Db, key: MusterKey, came: readonly string[]): Promise<number> {
  const { rows } = await sql<{ readonly came: boolean }>`
    update musters.asked set came = person_id = any(${[...came]}::uuid[])
    where community_id = ${key.communityId} and muster_id = ${key.id} and place = 'coming'
    returning came`.execute(db);
  return rows.filter((row) => row.came).length;
}

/** Lists the musters somebody was asked by, those still to come first. */
export async function listAskedOf(
  db: Db,
  of: { readonly personId: string; readonly since: Temporal.Instant },
): Promise<readonly { readonly muster: Muster; readonly seating: Seating | undefined }[]> {
  const rows = await tablesOf(db)
    .selectFrom('musters.asked as a')
    .innerJoin('musters.muster as p', (join) =>
      join.onRef('p.community_id', '=', 'a.community_id').onRef('p.id', '=', 'a.muster_id'),
    )
    .selectAll('p')
    .select('a.place as seating')
    .where('a.person_id', '=', of.personId)
    .where('p.starts_at', '>=', of.since)
    .orderBy('p.starts_at', 'desc')
    .orderBy('p.id')
    .limit(MOST_SHOWN)
    .execute();
  return rows.map(({ seating, ...row }) => ({
    muster: toMuster(row),
    seating: toSeating(seating),
  }));
}

function toAsked(row: Selectable<MustersTables['musters.asked']>): Asked {
  return {
    personId: row.person_id,
    askedAt: row.asked_at,
    seenAt: row.seen_at ?? undefined,
    // The column is checked by the database to hold an answer.
    answer: (row.answer ?? undefined) as Answer | undefined,
    answeredAt: row.answered_at ?? undefined,
    seating: toSeating(row.place),
    seatedAt: row.placed_at ?? undefined,
    came: row.came ?? undefined,
  };
}

/** The column is checked by the database to hold a seating. */
function toSeating(text: string | null): Seating | undefined {
  return (text ?? undefined) as Seating | undefined;
}
