import type { Avoidance } from '#/features/volunteers/model.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

const MOST_LISTED = 100;

/** Lists whom somebody would rather not meet, in their own words; who that is stays unsaid. */
export async function listAvoidances(db: Db, personId: string): Promise<readonly Avoidance[]> {
  const rows = await tablesOf(db)
    .selectFrom('volunteers.avoidance')
    .select(['id', 'note', 'noted_at'])
    .where('person_id', '=', personId)
    .orderBy('noted_at')
    .orderBy('id')
    .limit(MOST_LISTED)
    .execute();
  return rows.map((row) => ({ id: row.id, note: row.note, notedAt: row.noted_at }));
}

/** Writes whom somebody would rather not meet; nobody, where what they gave leads to nobody. */
export async function insertAvoidance(
  db: Db,
  avoidance: Avoidance & {
    readonly communityId: string;
    readonly personId: string;
    readonly otherId: string | undefined;
  },
): Promise<void> {
  await tablesOf(db)
    .insertInto('volunteers.avoidance')
    .values({
      community_id: avoidance.communityId,
      id: avoidance.id,
      person_id: avoidance.personId,
      other_id: avoidance.otherId ?? null,
      note: avoidance.note,
      noted_at: avoidance.notedAt,
    })
    .execute();
}

/** Takes one out again; tells whether it was theirs. */
export async function deleteAvoidance(
  db: Db,
  of: { readonly personId: string; readonly id: string },
): Promise<boolean> {
  const gone = await tablesOf(db)
    .deleteFrom('volunteers.avoidance')
    .where('person_id', '=', of.personId)
    .where('id', '=', of.id)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
