import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { makeContext } from '#/platform/action/make-context.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';

const MOST_LOOKS = 1_000;
const LOOK_EVERY_MS = 2;

/**
 * Does the same twice, in two transactions of which the second begins before the first one ends:
 * it waits for the first, or it ends without having seen what that one did.
 */
export async function twoAtOnce<Value>(
  { db, services, subject }: Pick<Context, 'db' | 'services' | 'subject'>,
  work: (context: Context) => Promise<Value>,
): Promise<readonly [first: Value, second: Value]> {
  const inOwn = (tx: Db) => work(makeContext({ db: tx, services, subject, language: 'zh-Hant' }));
  const both = await db.transaction().execute(async (tx) => {
    const first = await inOwn(tx);
    const ended = new AbortController();
    const second = db
      .transaction()
      .execute(inOwn)
      .finally(() => ended.abort());
    for (let look = 0; look < MOST_LOOKS && !ended.signal.aborted; look += 1) {
      if (await isAnyWaiting(db)) break;
      await pause(LOOK_EVERY_MS);
    }
    return [first, second] as const;
  });
  return Promise.all(both);
}

async function isAnyWaiting(db: Db): Promise<boolean> {
  const { rows } = await sql`select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
  return rows.length > 0;
}
