import type { Pool } from 'pg';
import type { Gauge } from '#/platform/http/metrics.ts';
import { readJobState } from '#/platform/jobs/state.ts';

/** Reads how the database and the jobs are doing, for who watches over the installation. */
export async function readGauges(pool: Pool): Promise<readonly Gauge[]> {
  const lines = { name: 'linli_database_connections', help: 'Connections to the database.' };
  const connections = [
    { ...lines, labels: { state: 'idle' }, value: pool.idleCount },
    { ...lines, labels: { state: 'busy' }, value: pool.totalCount - pool.idleCount },
    { ...lines, labels: { state: 'awaited' }, value: pool.waitingCount },
  ];
  const jobs = await readJobState(pool);
  if (jobs === undefined) return connections;
  const queue = { name: 'linli_jobs', help: 'Jobs that are due, and those that failed for good.' };
  return [
    ...connections,
    { ...queue, labels: { state: 'due' }, value: jobs.due },
    { ...queue, labels: { state: 'failed' }, value: jobs.failed },
  ];
}
