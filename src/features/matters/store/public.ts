import { sql } from 'kysely';
import { buckets } from '#/features/matters/model/matter.ts';
import type { Bucket } from '#/features/matters/model/matter.ts';
import type { ListSight } from '#/features/matters/policy.ts';
import type { Db } from '#/platform/db/pool.ts';
import { cardColumns, isOfCategories, liesWithin, visibleTo } from './cards.ts';
import type { CardRow, Within } from './cards.ts';

/** A row of what is told to the public, with what a card has no room for. */
export type PublicRow = CardRow & {
  readonly body: string;
  readonly closedAt: Temporal.Instant | null;
  readonly lon: number | null;
  readonly lat: number | null;
};

export type PublicQuery = {
  readonly communityId: string;
  readonly sight: ListSight;
  readonly buckets: readonly Bucket[];
  readonly categories: readonly string[] | undefined;
  readonly within: Within | undefined;
  /** Raised in this span, both ends included. */
  readonly from: Temporal.Instant | undefined;
  readonly until: Temporal.Instant | undefined;
  readonly limit: number;
};

const columns = sql`${cardColumns}, m.body, m.closed_at as "closedAt", m.lon, m.lat`;

/**
 * Lists matters of some buckets, the latest first. Each bucket is a walk of its own along the index
 * of the board, so that the first ones cost the same in a community of any size.
 */
export async function listPublicRows(db: Db, query: PublicQuery): Promise<readonly PublicRow[]> {
  const wanted = buckets.filter((bucket) => query.buckets.includes(bucket));
  if (wanted.length === 0) return [];
  const { communityId, from, until, limit } = query;
  const walks = wanted.map(
    (bucket) => sql`(select ${columns} from matters.matter m
      where m.community_id = ${communityId} and m.bucket = ${bucket}
        and m.raised_at >= coalesce(${from ?? null}::timestamptz, '-infinity')
        and m.raised_at <= coalesce(${until ?? null}::timestamptz, 'infinity')
        and ${isOfCategories(query.categories)} and ${liesWithin(query.within)}
        and ${visibleTo(query.sight)}
      order by m.raised_at desc, m.id desc limit ${limit})`,
  );
  const { rows } = await sql<PublicRow>`
    select * from (${sql.join(walks, sql` union all `)}) as found
    order by "raisedAt" desc, id desc limit ${limit}`.execute(db);
  return rows;
}

/** Lists the matters of a community that have one of some numbers, the latest first. */
export async function listPublicByReference(
  db: Db,
  of: {
    readonly communityId: string;
    readonly references: readonly string[];
    readonly sight: ListSight;
  },
): Promise<readonly PublicRow[]> {
  if (of.references.length === 0) return [];
  const { rows } = await sql<PublicRow>`
    select ${columns} from matters.matter m
    where m.community_id = ${of.communityId}
      and m.reference = any(${[...of.references]}::text[]) and ${visibleTo(of.sight)}
    order by m.raised_at desc, m.id desc`.execute(db);
  return rows;
}
