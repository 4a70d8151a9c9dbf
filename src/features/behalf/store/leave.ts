import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';

/** Takes out the slips of somebody; what they took back stays as numbers that name nobody. */
export async function eraseSlips(db: Db, personId: string): Promise<void> {
  await sql`delete from behalf.slip where person_id = ${personId}::uuid`.execute(db);
}
