import { sql } from 'kysely';
import type { Kind, Notice, Topic } from '#/features/notices/model.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { NoticesTables } from '#/features/notices/tables.ts';
import { tablesOf } from './tables.ts';

/** Above this the header says only that there are many. */
export const MOST_COUNTED = 99;
const KEPT_DAYS = 180;

/** Keeps notices; gives those that were not there before. */
export async function insertNotices(
  db: Db,
  notices: readonly Notice[],
): Promise<ReadonlySet<string>> {
  if (notices.length === 0) return new Set();
  const rows = await tablesOf(db)
    .insertInto('notices.notice')
    .values(
      notices.map((notice) => ({
        community_id: notice.communityId,
        id: notice.id,
        person_id: notice.personId,
        entry_id: notice.entryId,
        at: notice.at,
        topic: notice.topic,
        kind: notice.kind,
        matter_id: notice.matterId ?? null,
        is_urgent: notice.isUrgent,
      })),
    )
    .onConflict((conflict) => conflict.columns(['person_id', 'entry_id']).doNothing())
    .returning('id')
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Lists what a person was told, the latest first; from a page on by its last one. */
export async function listNotices(
  db: Db,
  of: { readonly personId: string; readonly limit: number; readonly after?: string | undefined },
): Promise<readonly Notice[]> {
  const rows = await tablesOf(db)
    .selectFrom('notices.notice')
    .selectAll()
    .where('person_id', '=', of.personId)
    .$if(of.after !== undefined, (query) =>
      query.where(
        sql<boolean>`(at, id) < (select at, id from notices.notice
          where id = ${of.after ?? null}::uuid and person_id = ${of.personId}::uuid)`,
      ),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(of.limit)
    .execute();
  return rows.map(toNotice);
}

/** Counts what a person has not read, up to a hundred. */
export async function countUnread(db: Db, personId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select from notices.notice
      where person_id = ${personId}::uuid and read_at is null
      limit ${MOST_COUNTED + 1}) as unread`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Notes that a person has read one notice; gives it, if it is theirs. */
export async function markRead(
  db: Db,
  of: { readonly personId: string; readonly id: string },
  now: Temporal.Instant,
): Promise<Notice | undefined> {
  const row = await tablesOf(db)
    .updateTable('notices.notice')
    .set({ read_at: sql`coalesce(read_at, ${now}::timestamptz)` })
    .where('id', '=', of.id)
    .where('person_id', '=', of.personId)
    .returningAll()
    .executeTakeFirst();
  return row && toNotice(row);
}

/** Notes that a person has read all there is. */
export async function markAllRead(db: Db, personId: string, now: Temporal.Instant): Promise<void> {
  await tablesOf(db)
    .updateTable('notices.notice')
    .set({ read_at: now })
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .execute();
}

/** As many as stand on a hundred sheets of paper; more are told once these are. */
const MOST_UNREAD = 500;
/** What the same paper tells anyway, and what would beget itself with each look. */
const NOT_ON_PAPER: readonly Kind[] = ['done_for_you', 'acting_begun', 'record_read'];

/** Lists what some people of a community have not read since a moment, the oldest first. */
export async function listUnreadOf(
  db: Db,
  of: {
    readonly communityId: string;
    readonly personIds: readonly string[];
    readonly since: Temporal.Instant;
  },
): Promise<readonly Notice[]> {
  const rows = await tablesOf(db)
    .selectFrom('notices.notice')
    .selectAll()
    .where('community_id', '=', of.communityId)
    .where((where) => where('person_id', '=', where.fn.any(where.val([...of.personIds]))))
    .where('read_at', 'is', null)
    .where('at', '>=', of.since)
    .where('kind', 'not in', [...NOT_ON_PAPER])
    .orderBy('at')
    .orderBy('id')
    .limit(MOST_UNREAD)
    .execute();
  return rows.map(toNotice);
}

/** Finds notices by their ids, the oldest first. */
export async function findNotices(db: Db, ids: readonly string[]): Promise<readonly Notice[]> {
  const rows = await tablesOf(db)
    .selectFrom('notices.notice')
    .selectAll()
    .where((where) => where('id', '=', where.fn.any(where.val([...ids]))))
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(toNotice);
}

/** Notes that somebody was told notices by hand. */
export async function markToldByHand(
  db: Db,
  ids: readonly string[],
  now: Temporal.Instant,
): Promise<void> {
  await tablesOf(db)
    .updateTable('notices.notice')
    .set({ read_at: now })
    .where((where) => where('id', '=', where.fn.any(where.val([...ids]))))
    .where('read_at', 'is', null)
    .execute();
}

/** Forgets what happened so long ago that it is no news; the matters themselves stay. */
export async function forgetOld(db: Db, now: Temporal.Instant): Promise<void> {
  const before = now.subtract({ hours: 24 * KEPT_DAYS });
  await tablesOf(db).deleteFrom('notices.delivery').where('made_at', '<', before).execute();
  await tablesOf(db).deleteFrom('notices.notice').where('at', '<', before).execute();
}

function toNotice(row: Readonly<SelectedNotice>): Notice {
  return {
    communityId: row.community_id,
    id: row.id,
    personId: row.person_id,
    entryId: row.entry_id,
    at: row.at,
    topic: row.topic as Topic,
    kind: row.kind as Kind,
    matterId: row.matter_id ?? undefined,
    isUrgent: row.is_urgent,
    readAt: row.read_at ?? undefined,
  };
}

type SelectedNotice = NoticesTables['notices.notice'];
