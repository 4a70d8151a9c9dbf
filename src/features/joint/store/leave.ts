import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';

/** The texts of joint tasks. */
const WORDS = [
  ['task', 'what'],
  ['task', 'meeting_place'],
  ['task', 'agreed'],
  ['task', 'result'],
  ['task', 'assessment_words'],
  ['task', 'called_off_for'],
  ['call', 'comes_as'],
  ['call', 'reason'],
  ['call', 'decision'],
  ['part', 'what'],
  ['part', 'outcome_words'],
] as const;

/** Takes somebody's name and addresses out of what was said in joint tasks. */
export async function maskJoints(
  db: Db,
  masked: { readonly pattern: string; readonly by: string },
): Promise<void> {
  for (const [table, column] of WORDS) {
    const text = sql.ref(column);
    await sql`update ${sql.id('joint', table)}
      set ${text} = regexp_replace(${text}, ${masked.pattern}, ${masked.by}, 'gi')
      where ${text} ~* ${masked.pattern}`.execute(db);
  }
}
