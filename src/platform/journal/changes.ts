import type { Db } from '#/platform/db/pool.ts';
import { NO_COMMUNITY } from './journal.ts';

const MAX_COMMUNITIES = 1_000;

/** The latest that a feature recorded in a community. */
export type LastChange = { readonly communityId: string; readonly at: Temporal.Instant };

/**
 * Lists the communities in which a feature recorded something since an instant, each with when it
 * did so last, so that other features can follow what they do not know.
 */
export async function listLastChanges(
  db: Db,
  wanted: { readonly feature: string; readonly since: Temporal.Instant },
): Promise<readonly LastChange[]> {
  const rows = await db
    .selectFrom('platform.journal')
    .select((select) => ['community_id', select.fn.max('at').as('last')])
    .where('feature', '=', wanted.feature)
    .where('at', '>', wanted.since)
    .where('community_id', '<>', NO_COMMUNITY)
    .groupBy('community_id')
    .orderBy('last')
    .limit(MAX_COMMUNITIES)
    .execute();
  return rows.map((row) => ({ communityId: row.community_id, at: row.last }));
}
