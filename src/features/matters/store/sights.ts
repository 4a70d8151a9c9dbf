import { sql } from 'kysely';
import type { MatterId } from '#/features/matters/model/matter.ts';
import type { LinkShown } from '#/features/matters/model/view.ts';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';
import type { MatterKey } from './tables.ts';

/** Notes that a reader was shown how to reach the asker; tells whether it is the first time. */
export async function noteContactSight(
  db: Db,
  key: MatterKey,
  reader: { readonly readerId: string; readonly at: Temporal.Instant },
): Promise<boolean> {
  const added = await tablesOf(db)
    .insertInto('matters.contact_sight')
    .values({
      community_id: key.communityId,
      matter_id: key.id,
      reader_id: reader.readerId,
      first_at: reader.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** Lists who was shown how to reach the asker. */
export async function listContactSights(db: Db, key: MatterKey): Promise<readonly string[]> {
  const rows = await tablesOf(db)
    .selectFrom('matters.contact_sight')
    .select('reader_id')
    .where('community_id', '=', key.communityId)
    .where('matter_id', '=', key.id)
    .orderBy('first_at')
    .execute();
  return rows.map((row) => row.reader_id);
}

/** Finds what a matter was merged into, and lists what was merged into it. */
export async function listLinks(
  db: Db,
  key: MatterKey,
  mergedInto: string | undefined,
): Promise<readonly (LinkShown & { readonly isTarget: boolean })[]> {
  const { rows } = await sql<{
    readonly id: MatterId;
    readonly reference: string;
    readonly title: string;
    readonly isTarget: boolean;
  }>`
    select id, reference, title, id = ${mergedInto ?? null}::uuid is true as "isTarget"
    from matters.matter
    where community_id = ${key.communityId} and visibility = 'all'
      and (id = ${mergedInto ?? null}::uuid or merged_into = ${key.id})
    order by raised_at`.execute(db);
  return rows;
}
