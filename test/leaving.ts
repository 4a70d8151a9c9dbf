import type { TestApp } from './app.ts';

/** Lets the days pass after which wishes to leave are carried out, and does what is due then. */
export async function carryOutDue(app: TestApp, days: number): Promise<void> {
  app.clock.forward({ hours: days * 24 });
  // The queue goes by the clock of the database, which no test moves.
  await app.pool.query(
    `update graphile_worker._private_jobs j set run_at = now() from graphile_worker._private_tasks t
     where t.id = j.task_id and t.identifier = 'rights.leave' and j.run_at > now()`,
  );
  await app.runJobs();
}
