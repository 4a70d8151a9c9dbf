import { sql } from 'kysely';
import { hidingReasons } from '#/features/matters/index.ts';
import type { ReviewCounts } from '#/features/moderation/model.ts';
import type { Db } from '#/platform/db/pool.ts';

type Sums = Readonly<Record<Exclude<keyof ReviewCounts, 'byReason'>, number>>;

/** Counts what was objected to in a community since a moment, and what came of it. */
export async function countReviews(
  db: Db,
  communityId: string,
  since: Temporal.Instant,
): Promise<ReviewCounts> {
  const { rows } = await sql<Sums>`
    select count(*) filter (where decision is null)::int as waiting,
      count(*) filter (where decision = 'kept')::int as kept,
      count(*) filter (where decision = 'mended')::int as mended,
      count(*) filter (where decision = 'hidden')::int as hidden,
      count(ended_at)::int as "shownAgain"
    from moderation.review
    where community_id = ${communityId} and opened_at >= ${since}`.execute(db);
  const none = { waiting: 0, kept: 0, mended: 0, hidden: 0, shownAgain: 0 };
  return { ...none, ...rows[0], byReason: await countHidden(db, communityId, since) };
}

async function countHidden(
  db: Db,
  communityId: string,
  since: Temporal.Instant,
): Promise<ReviewCounts['byReason']> {
  const { rows } = await sql<{ readonly reason: string; readonly hidden: number }>`
    select reason, count(*)::int as hidden
    from moderation.review
    where community_id = ${communityId} and opened_at >= ${since} and decision = 'hidden'
    group by reason`.execute(db);
  return hidingReasons.map((reason) => {
    const row = rows.find((one) => one.reason === reason);
    return { reason, hidden: row?.hidden ?? 0 };
  });
}
