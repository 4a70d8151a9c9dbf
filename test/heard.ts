import { noticeJobs } from '#/features/notices/jobs.ts';
import type { Services } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';
import { runJob } from '#/platform/jobs/worker.ts';
import { unheardBy, untilNothingIsLeft } from './nothing-left.ts';

/** Hears the journal until nothing is left to tell of. */
export async function hearEverything(parts: {
  readonly db: Db;
  readonly services: Services;
}): Promise<void> {
  const hearing = noticeJobs.find(({ name }) => name === 'notices.hear');
  if (hearing === undefined) throw new Error('Nobody hears the journal.');
  const hear = () => runJob(parts, hearing, {});
  await untilNothingIsLeft(parts.db, unheardBy('notices.progress'), hear);
}
