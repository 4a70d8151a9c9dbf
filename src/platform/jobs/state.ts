import type { Pool } from 'pg';

/** How the jobs of an installation are doing. */
export type JobState = {
  /** When the clock last started a job; undefined if it never did. */
  readonly lastCronAt: Temporal.Instant | undefined;
  /** Jobs whose time has come and that nobody has begun. */
  readonly due: number;
  /** Jobs that failed at every attempt and are tried no more. */
  readonly failed: number;
};

type Row = {
  readonly last_cron_at: Temporal.Instant | null;
  readonly due: number;
  readonly failed: number;
};

/** Reads how the jobs are doing; undefined where no release has made the queue's tables yet. */
export async function readJobState(pool: Pool): Promise<JobState | undefined> {
  const made = await pool.query(
    "select where to_regclass('graphile_worker._private_known_crontabs') is not null",
  );
  if (made.rowCount === 0) return undefined;
  const { rows } = await pool.query<Row>(
    `select (select max(last_execution) from graphile_worker._private_known_crontabs)
              as last_cron_at,
            (select count(*) from graphile_worker.jobs
              where run_at <= now() and locked_at is null and attempts < max_attempts) as due,
            (select count(*) from graphile_worker.jobs where attempts >= max_attempts)
              as failed`,
  );
  const { last_cron_at: lastCronAt = null, due = 0, failed = 0 } = rows[0] ?? {};
  return { lastCronAt: lastCronAt ?? undefined, due, failed };
}
