import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

/** Takes out what others noted of somebody who has left: that they avoid them, and their name. */
export async function forgetAvoided(
  db: Db,
  gone: { readonly personId: string; readonly pattern: string; readonly by: string },
): Promise<void> {
  await tablesOf(db)
    .deleteFrom('volunteers.avoidance')
    .where('other_id', '=', gone.personId)
    .execute();
  await sql`update volunteers.avoidance
    set note = left(regexp_replace(note, ${gone.pattern}, ${gone.by}, 'gi'), 40)
    where note ~* ${gone.pattern}`.execute(db);
  await sql`update volunteers.proof
    set what = left(regexp_replace(what, ${gone.pattern}, ${gone.by}, 'gi'), 60)
    where what ~* ${gone.pattern}`.execute(db);
}
