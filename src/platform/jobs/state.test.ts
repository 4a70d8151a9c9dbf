import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { Pool } from 'pg';
import { openPool } from '#/platform/db/pool.ts';
import { testDatabase } from '#test/database.ts';
import { readJobState } from './state.ts';

async function freshPool(context: TestContext): Promise<Pool> {
  const { connection, drop } = await testDatabase();
  const pool = openPool(connection, 1);
  context.after(async () => {
    await pool.end();
    await drop();
  });
  return pool;
}

test('an installation that was never served has had no job, and none has failed', async (context) => {
  const pool = await freshPool(context);
  assert.deepEqual(await readJobState(pool), { lastCronAt: undefined, due: 0, failed: 0 });
});

test('the latest stroke of the clock is told, whichever job it was for', async (context) => {
  const pool = await freshPool(context);
  await pool.query(`insert into graphile_worker._private_known_crontabs
      (identifier, known_since, last_execution) values
      ('one', '2026-01-01', '2026-03-01T00:00:00Z'), ('two', '2026-01-01', '2026-03-02T00:00:00Z'),
      ('three', '2026-01-01', null)`);
  const state = await readJobState(pool);
  assert.equal(state?.lastCronAt?.toString(), '2026-03-02T00:00:00Z');
});

test('a job that has used up its attempts has failed, one that is tried again has not', async (context) => {
  const pool = await freshPool(context);
  for (const [name, most] of [
    ['given up', 1],
    ['tried again', 2],
  ]) {
    await pool.query('select graphile_worker.add_job($1, max_attempts => $2)', [name, most]);
  }
  await pool.query('update graphile_worker._private_jobs set attempts = 1');
  assert.equal((await readJobState(pool))?.failed, 1);
});

test('a database without the queue has no state of jobs', async (context) => {
  const pool = await freshPool(context);
  await pool.query('drop schema graphile_worker cascade');
  assert.equal(await readJobState(pool), undefined);
});

test('a job is due from its time until somebody begins it', async (context) => {
  const pool = await freshPool(context);
  for (const [name, runAt] of [
    ['now', '2026-01-01'],
    ['begun', '2026-01-01'],
    ['later', '2999-01-01'],
  ]) {
    await pool.query('select graphile_worker.add_job($1, run_at => $2::timestamptz)', [
      name,
      runAt,
    ]);
  }
  assert.equal((await readJobState(pool))?.due, 2);
  await pool.query(`update graphile_worker._private_jobs set locked_at = now()
    where task_id = (select id from graphile_worker._private_tasks where identifier = 'begun')`);
  assert.equal((await readJobState(pool))?.due, 1);
});
