import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { openDb, openPool } from '#/platform/db/pool.ts';
import type { Db } from '#/platform/db/pool.ts';
import { contextOn } from '#test/app.ts';
import { testDatabase } from '#test/database.ts';
import type { TestDatabase } from '#test/database.ts';
import { freeWhatWasLeft, keepPresence } from './presence.ts';
import { addJob } from './queue.ts';
import { runJob, startWorker } from './worker.ts';

const POLL_MS = 5;
/** Locks of workers of this database; others on the server have theirs. */
const KNOWN = `pg_locks where locktype = 'advisory' and classid = 4601 and granted
  and database = (select oid from pg_database where datname = current_database())`;

let database: TestDatabase;
let pool: Pool;
let db: Db;

before(async () => {
  database = await testDatabase();
  pool = openPool(database.connection);
  db = openDb(pool);
});

beforeEach(() => pool.query('delete from graphile_worker._private_jobs'));

after(async () => {
  await pool.end();
  await database.drop();
});

/** Leaves a job as somebody has it who began it some seconds ago. */
async function leaveJob(worker: string, secondsAgo = 60): Promise<void> {
  await addJob(db, { name: 'test.left', payload: {} });
  await pool.query(
    `update graphile_worker._private_jobs set attempts = 1, locked_by = $1,
       locked_at = now() - make_interval(secs => $2) where locked_by is null`,
    [worker, secondsAgo],
  );
}

async function heldBy(): Promise<readonly (string | null)[]> {
  const { rows } = await pool.query<{ readonly locked_by: string | null }>(
    'select locked_by from graphile_worker._private_jobs order by id',
  );
  return rows.map(({ locked_by }) => locked_by);
}

async function free(): Promise<readonly (string | null)[]> {
  await runJob({ db, services: contextOn(db).services }, freeWhatWasLeft, {});
  return heldBy();
}

/** Waits until a worker is known to live, or to live no more. */
async function untilKnown(worker: string, isKnown: boolean): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ readonly found: boolean }>(
      `select exists (
         select from ${KNOWN} and objid = hashtext($1)::bigint & x'ffffffff'::bigint) as found`,
      [worker],
    );
    if (rows[0]?.found === isKnown) return;
    await sleep(POLL_MS);
  }
}

test('what a killed process had begun is free again, and nothing is done to the rest', async () => {
  await leaveJob('worker-gone');
  await leaveJob('worker-gone');
  await addJob(db, { name: 'test.left', payload: {} });
  assert.deepEqual(await free(), [null, null, null]);
  const { rows } = await pool.query(
    'select attempts from graphile_worker._private_jobs order by attempts',
  );
  assert.deepEqual(
    rows.map(({ attempts }) => attempts),
    [0, 1, 1],
  );
});

test('what a living process has begun stays its own, however long it takes', async () => {
  const presence = keepPresence(pool);
  presence.announce('worker-here');
  await untilKnown('worker-here', true);
  await leaveJob('worker-here', 3_600);
  await leaveJob('worker-gone', 3_600);
  assert.deepEqual(await free(), ['worker-here', null]);
  await presence.stop();
  await untilKnown('worker-here', false);
  assert.deepEqual(await free(), [null, null]);
});

test('who has only just begun is not taken for dead before it could say so', async () => {
  await leaveJob('worker-new', 2);
  assert.deepEqual(await free(), ['worker-new']);
});

test('where nothing was left, nothing is asked of the queue', async () => {
  assert.deepEqual(await free(), []);
});

test('who lost the line says again that it lives', async () => {
  const presence = keepPresence(pool);
  presence.announce('worker-cut');
  await untilKnown('worker-cut', true);
  await pool.query(`select pg_terminate_backend(pid) from ${KNOWN}`);
  await untilKnown('worker-cut', false);
  await untilKnown('worker-cut', true);
  await leaveJob('worker-cut', 3_600);
  assert.deepEqual(await free(), ['worker-cut']);
  await presence.stop();
});

test('what a process has begun is its own under the name that it announces', async () => {
  const begun = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const worker = await startWorker({
    pool,
    db,
    services: contextOn(db).services,
    handlers: [
      {
        name: 'test.left',
        run: async () => {
          begun.resolve();
          await go.promise;
        },
      },
    ],
    onError: () => {},
  });
  await addJob(db, { name: 'test.left', payload: {} });
  await begun.promise;
  const [holder] = await heldBy();
  assert.ok(typeof holder === 'string');
  await untilKnown(holder, true);
  await pool.query(
    "update graphile_worker._private_jobs set locked_at = locked_at - interval '1 hour'",
  );
  assert.deepEqual(await free(), [holder]);
  go.resolve();
  await worker.stop();
  await untilKnown(holder, false);
});
