import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import type { TeamsTables } from '#/features/teams/tables.ts';

/** Opens this feature's tables on a connection or transaction. */
export function tablesOf(db: Db) {
  return db.withTables<TeamsTables>();
}

/**
 * Lets the transaction reach who asked to join a team and who was invited, because its subject was
 * found to lead that team. It opens nothing else.
 */
export async function openTeam(db: Db, organisationId: string): Promise<void> {
  await sql`select set_config('linli.teams',
    (coalesce(teams.led(), '{}') || ${organisationId}::uuid)::text, true)`.execute(db);
}
