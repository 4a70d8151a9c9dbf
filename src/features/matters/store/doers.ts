import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';

/**
 * Lists who in a community did something of some categories since an instant, the latest first: the
 * ones to ask again.
 */
export async function listDoers(
  db: Db,
  of: {
    readonly communityId: string;
    readonly categories: readonly string[];
    readonly since: Temporal.Instant;
  },
  most: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly personId: string }>`
    select a.person_id as "personId"
    from matters.assignment a
    join matters.matter m on m.community_id = a.community_id and m.id = a.matter_id
    where a.community_id = ${of.communityId} and a.end_reason = 'done'
      and a.ended_at >= ${of.since} and m.category = any(${[...of.categories]}::text[])
    group by a.person_id
    order by max(a.ended_at) desc
    limit ${most}`.execute(db);
  return rows.map(({ personId }) => personId);
}
