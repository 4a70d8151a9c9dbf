import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';

/** How often something may be tried within an hour of the clock. */
export type Limit = {
  /** What is tried, `feature.verb`. */
  readonly kind: string;
  /** Who tries, or at what: a network address, a hash. */
  readonly subject: string;
  /** The most tries in one hour. */
  readonly most: number;
};

/**
 * Counts one try and tells whether it was within the limit. The count is one row for all processes,
 * so that a limit holds wherever the requests arrive.
 */
export async function countAttempt(db: Db, limit: Limit, now: Temporal.Instant): Promise<boolean> {
  const row = await db
    .insertInto('platform.attempt')
    .values({ kind: limit.kind, subject: limit.subject, window_start: hourOf(now), count: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'subject', 'window_start'])
        .doUpdateSet({ count: sql`least(platform.attempt.count + 1, 1000000)` }),
    )
    .returning('count')
    .executeTakeFirstOrThrow();
  return row.count <= limit.most;
}

/** Tells whether a limit is used up, without counting a try. */
export async function isUsedUp(db: Db, limit: Limit, now: Temporal.Instant): Promise<boolean> {
  const row = await db
    .selectFrom('platform.attempt')
    .select('count')
    .where('kind', '=', limit.kind)
    .where('subject', '=', limit.subject)
    .where('window_start', '=', hourOf(now))
    .executeTakeFirst();
  return row !== undefined && row.count >= limit.most;
}

/** Forgets the counts of hours that are over. */
export async function forgetAttempts(db: Db, now: Temporal.Instant): Promise<void> {
  await db.deleteFrom('platform.attempt').where('window_start', '<', hourOf(now)).execute();
}

/**
 * Names the network an address belongs to: an IPv6 customer has a whole /64 and could otherwise
 * write from a fresh address each time.
 */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').length;
  return [...groups, ...Array.from({ length: Math.max(0, missing) }, () => '0')]
    .concat(tail?.split(':') ?? [])
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':');
}

function hourOf(now: Temporal.Instant): Temporal.Instant {
  return now.round({ smallestUnit: 'hour', roundingMode: 'floor' });
}
