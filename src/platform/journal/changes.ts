import type { Db } from '#/platform/db/pool.ts';
import { NO_COMMUNITY } from './journal.ts';

const MAX_COMMUNITIES = 1_000;
/** Entries are written before they are seen; one that commits late is not missed by this much. */
const OVERLAP_SECONDS = 120;

/**
 * Lists the communities in which a feature recorded something since an instant, so that other
 * features can follow what they do not know.
 */
export async function listCommunitiesChanged(
  db: Db,
  wanted: { readonly feature: string; readonly since: Temporal.Instant },
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('platform.journal')
    .select('community_id')
    .distinct()
    .where('feature', '=', wanted.feature)
    .where('at', '>', wanted.since.subtract({ seconds: OVERLAP_SECONDS }))
    .where('community_id', '<>', NO_COMMUNITY)
    .limit(MAX_COMMUNITIES)
    .execute();
  return rows.map((row) => row.community_id);
}
