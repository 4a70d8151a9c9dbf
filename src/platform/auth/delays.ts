import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { networkOf } from './attempts.ts';

/** What was tried in vain: of which kind, and by or at whom. */
export type Tried = {
  /** What is tried, `feature.verb`. */
  readonly kind: string;
  /** An account, by the hash of its address, or a network. */
  readonly subject: string;
  /** After how many failures one has to wait. */
  readonly free: number;
};

/** For an account: tired eyes have five. */
export const FREE_PER_ACCOUNT = 5;
/** A whole community may share one network address. */
export const FREE_PER_NETWORK = 30;

const FIRST_WAIT_SECONDS = 30;
/** Nobody is locked out for good: whoever really is it tries again within the hour. */
const LONGEST_WAIT_SECONDS = 3_600;
/** After a day without a failure all is forgotten. */
const QUIET_HOURS = 24;

/** Says how long one waits after so many failures: twice as long each time, an hour at the most. */
export function waitSecondsAfter(failures: number, free: number): number {
  const beyond = failures - free;
  if (beyond < 0) return 0;
  return Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** Math.min(beyond, 20));
}

/** Tells how many whole minutes are left to wait before the next try; undefined if none. */
export async function minutesToWait(
  db: Db,
  tried: readonly Tried[],
  now: Temporal.Instant,
): Promise<number | undefined> {
  const rows = await db
    .selectFrom('platform.failure')
    .select('wait_until')
    .where((where) =>
      where.or(
        tried.map(({ kind, subject }) =>
          where.and([where('kind', '=', kind), where('subject', '=', subject)]),
        ),
      ),
    )
    .where('wait_until', '>', now)
    .execute();
  const waits = rows.map((row) => now.until(row.wait_until).total('minutes'));
  return waits.length === 0 ? undefined : Math.max(1, Math.ceil(Math.max(...waits)));
}

/** Counts a failure of each, for all processes at once, and sets until when the next try waits. */
export async function countFailures(
  db: Db,
  tried: readonly Tried[],
  now: Temporal.Instant,
): Promise<void> {
  for (const { kind, subject, free } of tried) {
    const forgotten = now.subtract({ hours: QUIET_HOURS });
    const { rows } = await sql<{ readonly failures: number }>`
      insert into platform.failure as f (kind, subject, failures, failed_at, wait_until)
      values (${kind}, ${subject}, 1, ${now}, ${now})
      on conflict (kind, subject) do update set failed_at = ${now},
        failures = case when f.failed_at < ${forgotten} then 1 else least(f.failures + 1, 1000) end
      returning failures`.execute(db);
    const seconds = waitSecondsAfter(rows[0]?.failures ?? 1, free);
    await db
      .updateTable('platform.failure')
      .set({ wait_until: now.add({ seconds }) })
      .where('kind', '=', kind)
      .where('subject', '=', subject)
      .execute();
  }
}

/** Forgets the failures of an account that has come in; those of a network stay. */
export async function forgiveFailures(
  db: Db,
  { kind, subject }: Pick<Tried, 'kind' | 'subject'>,
): Promise<void> {
  await db
    .deleteFrom('platform.failure')
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .execute();
}

/** Forgets failures after which nothing was tried in vain for a day. */
export async function forgetFailures(db: Db, now: Temporal.Instant): Promise<void> {
  const before = now.subtract({ hours: QUIET_HOURS });
  await db.deleteFrom('platform.failure').where('failed_at', '<', before).execute();
}

/** Names what counts against one account and the network of whoever tries. */
export function triedAt(
  client: { readonly address: string },
  kind: string,
  account: string | undefined,
): readonly Tried[] {
  const network = { kind, subject: networkOf(client.address), free: FREE_PER_NETWORK };
  return account === undefined
    ? [network]
    : [{ kind, subject: account, free: FREE_PER_ACCOUNT }, network];
}
