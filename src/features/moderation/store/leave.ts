import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';

/** Takes out the hidden words of somebody, why they appealed, and that it was they who objected. */
export async function forgetAuthor(db: Db, personId: string): Promise<void> {
  await sql`delete from moderation.withheld
    where person_id = ${personId}::uuid or actor_id = ${personId}::uuid`.execute(db);
  await sql`update moderation.appeal set words = null
    where person_id = ${personId}::uuid`.execute(db);
  await sql`update moderation.objection set person_id = null
    where person_id = ${personId}::uuid`.execute(db);
}

/** The texts of reviews. */
const WORDS = [
  ['objection', 'words'],
  ['review', 'words'],
  ['appeal', 'words'],
  ['appeal', 'answer'],
  ['withheld', 'title'],
  ['withheld', 'body'],
] as const;

/** Takes somebody's name and addresses out of what was said in reviews. */
export async function maskReviews(
  db: Db,
  masked: { readonly pattern: string; readonly by: string },
): Promise<void> {
  for (const [table, column] of WORDS) {
    const text = sql.ref(column);
    await sql`update ${sql.id('moderation', table)}
      set ${text} = regexp_replace(${text}, ${masked.pattern}, ${masked.by}, 'gi')
      where ${text} ~* ${masked.pattern}`.execute(db);
  }
}
