import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { tablesOf } from './tables.ts';

/**
 * Takes out where somebody was a member, what they asked and to what they were invited, and their
 * name where others wrote it. That a number let somebody in stays; it stands for nobody then.
 */
export async function forgetMember(
  db: Db,
  gone: { readonly personId: string; readonly pattern: string; readonly by: string },
): Promise<void> {
  const { personId, pattern, by } = gone;
  for (const table of ['membership', 'request', 'invitation'] as const) {
    await tablesOf(db).deleteFrom(`teams.${table}`).where('person_id', '=', personId).execute();
  }
  await sql`update teams.invitation set
      note = left(regexp_replace(note, ${pattern}, ${by}, 'gi'), 40),
      words = left(regexp_replace(words, ${pattern}, ${by}, 'gi'), 300)
    where note ~* ${pattern} or words ~* ${pattern}`.execute(db);
  await sql`update teams.request set
      words = left(regexp_replace(words, ${pattern}, ${by}, 'gi'), 300),
      answer = left(regexp_replace(answer, ${pattern}, ${by}, 'gi'), 300)
    where words ~* ${pattern} or answer ~* ${pattern}`.execute(db);
  await sql`update teams.membership set
      reason = left(regexp_replace(reason, ${pattern}, ${by}, 'gi'), 300)
    where reason ~* ${pattern}`.execute(db);
  await sql`update teams.purpose set
      words = left(regexp_replace(words, ${pattern}, ${by}, 'gi'), 300)
    where words ~* ${pattern}`.execute(db);
}
