import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Pool } from 'pg';
import { openDb, openPool } from '#/platform/db/pool.ts';
import type { Db } from '#/platform/db/pool.ts';
import { contextOn } from '#test/app.ts';
import { testDatabase } from '#test/database.ts';
import type { TestDatabase } from '#test/database.ts';
import { addJob } from './queue.ts';
import { runJob, startWorker } from './worker.ts';
import type { JobHandler } from './worker.ts';

let database: TestDatabase;
let pool: Pool;
let db: Db;

before(async () => {
  database = await testDatabase();
  pool = openPool(database.connection);
  db = openDb(pool);
});

after(async () => {
  await pool.end();
  await database.drop();
});

const entry = { feature: 'test', verb: 'ran', subjectId: 'x' };

/** A handler that leaves an entry, and then does as it is told. */
function leaving(name: string, then: (payload: unknown) => void): JobHandler {
  return {
    name,
    run: async (context, payload) => {
      await context.record({ ...entry, verb: name.replace('test.', '') });
      then(payload);
    },
  };
}

async function countEntries(verb: string): Promise<number> {
  const rows = await db
    .selectFrom('platform.journal')
    .select('id')
    .where('verb', '=', verb)
    .execute();
  return rows.length;
}

/** Serves the queue with these handlers until they have been called so often. */
async function serveUntil(handlers: readonly JobHandler[], calls: number) {
  const heard: { readonly name: string; readonly payload: unknown }[] = [];
  const errors: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const count = () => {
    if (heard.length + errors.length >= calls) resolve();
  };
  const runner = await startWorker({
    pool,
    db,
    services: contextOn(db).services,
    handlers: handlers.map((handler) => ({
      ...handler,
      run: async (context, payload) => {
        await handler.run(context, payload);
        heard.push({ name: handler.name, payload });
        count();
      },
    })),
    onError: (name, error) => {
      errors.push(`${name}: ${error instanceof Error ? error.message : error}`);
      count();
    },
  });
  return { heard, errors, promise, runner };
}

test('a job runs in one transaction, as nobody in particular', async () => {
  let subject: unknown;
  const handler: JobHandler = {
    name: 'test.whole',
    run: async (context, payload) => {
      subject = [context.subject.actorId, context.client.address, payload];
      await context.record({ ...entry, verb: 'whole' });
    },
  };
  await runJob({ db, services: contextOn(db).services }, handler, { id: 7 });
  assert.deepEqual(subject, [undefined, 'none', { id: 7 }]);
  assert.equal(await countEntries('whole'), 1);
});

test('a job that fails leaves nothing behind', async () => {
  const handler = leaving('test.half', () => {
    throw new Error('The lamp broke.');
  });
  const running = runJob({ db, services: contextOn(db).services }, handler, {});
  await assert.rejects(running, /The lamp broke/);
  assert.equal(await countEntries('half'), 0);
});

test('what an action added is done once it has been committed, with its payload', async () => {
  const serving = await serveUntil([leaving('test.done', () => {})], 1);
  try {
    await db.transaction().execute(async (tx) => {
      await addJob(tx, { name: 'test.done', payload: { id: 'm1', list: [1, null] } });
    });
    await serving.promise;
    assert.deepEqual(serving.heard, [
      { name: 'test.done', payload: { id: 'm1', list: [1, null] } },
    ]);
  } finally {
    await serving.runner.stop();
  }
  assert.equal(await countEntries('done'), 1);
});

test('what an action added and took back is never done', async () => {
  const serving = await serveUntil([leaving('test.back', () => {})], 1);
  try {
    const taken = db.transaction().execute(async (tx) => {
      await addJob(tx, { name: 'test.back', payload: { id: 'no' } });
      throw new Error('changed my mind');
    });
    await assert.rejects(taken, /changed my mind/);
    await addJob(db, { name: 'test.back', payload: { id: 'yes' } });
    await serving.promise;
    assert.deepEqual(serving.heard, [{ name: 'test.back', payload: { id: 'yes' } }]);
  } finally {
    await serving.runner.stop();
  }
});

test('a job that fails is told with its name, and tried again later', async () => {
  const handler = leaving('test.fails', () => {
    throw new Error('No line.');
  });
  const serving = await serveUntil([handler], 1);
  try {
    await addJob(db, { name: 'test.fails', payload: {} });
    await serving.promise;
    assert.deepEqual(serving.errors, ['test.fails: No line.']);
  } finally {
    await serving.runner.stop();
  }
  const [row] = await failedJobs();
  assert.equal(row.attempts, 1);
  assert.match(row.last_error, /No line/);
  assert.equal(row.is_later, true);
  await pool.query('delete from graphile_worker._private_jobs');
});

/** The queue notes a failure just after it was told. */
async function failedJobs() {
  for (;;) {
    const { rows } = await pool.query(
      `select attempts, last_error, run_at > now() as is_later
       from graphile_worker._private_jobs where last_error is not null`,
    );
    if (rows.length > 0) return rows;
  }
}

test('jobs of one key that wait are one job, the latest; those without are each done', async () => {
  const later = Temporal.Now.instant().add({ hours: 1 });
  for (const id of ['a', 'b', 'c']) {
    await addJob(db, { name: 'test.wait', payload: { id }, runAt: later, key: 'one' });
    await addJob(db, { name: 'test.wait', payload: { id }, runAt: later });
  }
  const { rows } = await pool.query(
    'select key, payload from graphile_worker._private_jobs order by id',
  );
  const keyed = rows.filter(({ key }) => key === 'one');
  assert.deepEqual(
    keyed.map(({ payload }) => payload),
    [{ id: 'c' }],
  );
  assert.equal(rows.length, 4);
  await pool.query('delete from graphile_worker._private_jobs');
});

test('the clock of a handler is known to the queue once it is served', async () => {
  const handler = { ...leaving('test.clock', () => {}), cron: '23 19 * * *' };
  const { runner } = await serveUntil([handler, leaving('test.noclock', () => {})], 1);
  await runner.stop();
  const { rows } = await pool.query(
    'select identifier from graphile_worker._private_known_crontabs order by identifier',
  );
  assert.deepEqual(rows, [{ identifier: 'test.clock' }]);
});
