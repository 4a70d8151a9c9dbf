import { sql } from 'kysely';
import { ALIKE_DAYS } from '#/features/matters/model/limits.ts';
import type { ListSight } from '#/features/matters/policy.ts';
import type { Box } from '#/lib/geo.ts';
import type { Db } from '#/platform/db/pool.ts';
import { cardColumns, visibleTo } from './cards.ts';
import type { CardRow } from './cards.ts';

/** So many of the latest are compared; more would not be read. */
const MAX_CANDIDATES = 200;

export type AlikeRow = CardRow & {
  readonly lon: number | null;
  readonly lat: number | null;
  readonly words: string;
};

/**
 * Lists open matters of some categories raised lately in a community that might be the same: those
 * in a box when there is a point, and always those that have none.
 */
export async function listCandidates(
  db: Db,
  wanted: {
    readonly communityId: string;
    readonly sight: ListSight;
    readonly categories: readonly string[];
    readonly box: Box | undefined;
    readonly now: Temporal.Instant;
  },
): Promise<readonly AlikeRow[]> {
  const { box } = wanted;
  const isNear =
    box === undefined
      ? sql`true`
      : sql`(m.lon is null or (m.lon between ${box.west} and ${box.east}
          and m.lat between ${box.south} and ${box.north}))`;
  const since = wanted.now.subtract({ hours: ALIKE_DAYS * 24 });
  const { rows } = await sql<AlikeRow>`
    select ${cardColumns}, m.lon, m.lat, m.title || ' ' || m.body as words
    from matters.matter m
    where m.community_id = ${wanted.communityId}
      and m.category = any(${[...wanted.categories]}::text[])
      and m.raised_at >= ${since} and m.bucket <> 'closed'
      and ${isNear} and ${visibleTo(wanted.sight)}
    order by m.raised_at desc
    limit ${MAX_CANDIDATES}`.execute(db);
  return rows;
}
