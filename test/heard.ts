import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { noticeJobs } from '#/features/notices/jobs.ts';
import type { Services } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';
import { runJob } from '#/platform/jobs/worker.ts';

const POLL_MS = 20;

/**
 * Hears the journal until nothing is left to tell of. What another test on the same server is in
 * the middle of may have begun before, for all we know, and has to end first.
 */
export async function hearEverything(parts: {
  readonly db: Db;
  readonly services: Services;
}): Promise<void> {
  const hearing = noticeJobs.find(({ name }) => name === 'notices.hear');
  if (hearing === undefined) throw new Error('Nobody hears the journal.');
  for (;;) {
    await runJob(parts, hearing, {});
    const { rows } = await sql<{ readonly is_left: boolean }>`
      select exists (select from platform.journal
        where written_in >= (select heard_before from notices.progress)) as is_left`.execute(
      parts.db,
    );
    if (rows[0]?.is_left !== true) return;
    await sleep(POLL_MS);
  }
}
