import type { PoolClient } from 'pg';

/**
 * A job that waits is something owed for what was acknowledged. What the clock starts by itself is
 * not kept, it comes again; nor what failed at every try. The queue's own tables belong to the
 * queue, so that jobs are kept by what they are and added anew.
 */
const WAITING = `
  select tasks.identifier, jobs.payload, queues.queue_name, jobs.run_at, jobs.max_attempts,
         jobs.key, jobs.priority
  from graphile_worker._private_jobs as jobs
  join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
  left join graphile_worker._private_job_queues as queues on queues.id = jobs.job_queue_id
  where (jobs.attempts < jobs.max_attempts or jobs.locked_at is not null)
    and jobs.payload::jsonb -> '_cron' is null`;

const NONE = `select ''::text, null::json, null::text, now(), 1, null::text, 0 where false`;

/** Words the statement that copies out the jobs that wait. */
export async function wordJobsOut(client: PoolClient): Promise<string> {
  const { rowCount } = await client.query(
    "select where to_regclass('graphile_worker._private_jobs') is not null",
  );
  return `copy (${rowCount === 0 ? NONE : WAITING}) to stdout`;
}

/** Makes the table into which jobs are copied before they are added. */
export const MAKE_JOBS_TABLE = `
  create temporary table jobs_restored (identifier text, payload json, queue_name text,
    run_at timestamptz, max_attempts integer, key text, priority integer) on commit drop`;

export const COPY_JOBS_IN = 'copy pg_temp.jobs_restored from stdin';

/** Adds each job as if it had just been asked for, at the time at which it was due. */
export const ADD_JOBS = `
  select graphile_worker.add_job(identifier, payload => payload, queue_name => queue_name,
    run_at => run_at, max_attempts => max_attempts, job_key => key, priority => priority)
  from pg_temp.jobs_restored`;
