import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import type { Json } from '#/platform/db/json.ts';

/** Something to be done after the transaction commits. */
export type NewJob = {
  /** The name of a worker, `feature.verb`. */
  readonly name: string;
  readonly payload: { readonly [key: string]: Json };
  readonly runAt?: Temporal.Instant;
  /** Jobs of the same key replace each other while they wait. */
  readonly key?: string;
};

/** Adds a job inside the caller's transaction; it is gone if the transaction rolls back. */
export async function addJob(db: Db, job: NewJob): Promise<void> {
  await sql`select graphile_worker.add_job(
    ${job.name}::text,
    payload => ${JSON.stringify(job.payload)}::json,
    run_at => ${job.runAt ?? null}::timestamptz,
    job_key => ${job.key ?? null}::text
  )`.execute(db);
}
