import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

/**
 * Takes out where somebody stood by or would, and their calendars; and their name where others
 * wrote it. Who drew up a roster, or put somebody on it, is a number that stands for nobody then.
 */
export async function forgetStander(
  db: Db,
  gone: { readonly personId: string; readonly pattern: string; readonly by: string },
): Promise<void> {
  const { personId, pattern, by } = gone;
  const tables = tablesOf(db);
  await tables.deleteFrom('rosters.feed').where('person_id', '=', personId).execute();
  await tables.deleteFrom('rosters.swap').where('asked_id', '=', personId).execute();
  await tables.deleteFrom('rosters.stand').where('person_id', '=', personId).execute();
  await tables.deleteFrom('rosters.standing_yes').where('person_id', '=', personId).execute();
  await sql`update rosters.roster
    set name = left(regexp_replace(name, ${pattern}, ${by}, 'gi'), 60)
    where name ~* ${pattern}`.execute(db);
  await sql`update rosters.kind
    set name = left(regexp_replace(name, ${pattern}, ${by}, 'gi'), 40)
    where name ~* ${pattern}`.execute(db);
}
