import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';

/** Takes out that somebody was asked; whom a matter was given to is for the matters to say. */
export async function eraseAlerts(db: Db, personId: string): Promise<void> {
  await sql`delete from callouts.alert where person_id = ${personId}::uuid`.execute(db);
}
