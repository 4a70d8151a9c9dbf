import { sql } from 'kysely';
import type { Db } from './pool.ts';

/**
 * Lets PostgreSQL look at what was just loaded. It looks by itself within a minute or so; until
 * then it plans as for empty tables, and the first pages take seconds.
 */
export async function analyze(db: Db): Promise<void> {
  await sql`analyze`.execute(db);
}
