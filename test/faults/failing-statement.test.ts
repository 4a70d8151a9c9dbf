import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { Pool } from 'pg';
import { z } from 'zod';
import { succeed } from '#/lib/result.ts';
import { everyone } from '#/platform/access/policy.ts';
import { openDb } from '#/platform/db/pool.ts';
import type { Db } from '#/platform/db/pool.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { testApp } from '#test/app.ts';
import type { TestApp } from '#test/app.ts';
import { tryEveryCut } from './failing-statement.ts';
import { openTrials } from './trials.ts';
import type { Trials } from './trials.ts';

/** One action of each kind; all of them are tried by the long suite. */
const SAMPLE = ['matters.raise', 'people.register flat', 'organisations.appoint'];

describe('an action whose line to the database is cut', () => {
  let trials: Trials;
  before(async () => {
    trials = await openTrials();
  });
  after(() => trials.close());

  for (const name of SAMPLE) {
    test(`${name}: nothing half done, and done once in the end`, async () => {
      const trial = trials.all.find((one) => one.name === name);
      assert.ok(trial, `${name} is not in the table.`);
      const { complaints, statements, status } = await tryEveryCut(trial);
      assert.deepEqual(complaints, []);
      assert.equal(status, 200);
      assert.ok(statements > 5, `${statements} statements`);
    });
  }
});

describe('what these tests would catch', () => {
  const none = { refusals: {} };
  const words = { 'zh-Hant': none, 'zh-Hans': none, en: none };
  let app: TestApp;
  let database: string;
  before(async () => {
    app = await testApp({ endpoints: [] });
    const { rows } = await app.pool.query<{ name: string }>('select current_database() as name');
    database = rows[0]?.name ?? '';
  });
  after(() => app.close());

  /** Keeps a line under a new name, on the connection that it is given. */
  async function write(db: Db): Promise<void> {
    await db
      .insertInto('platform.setting')
      .values({ key: crypto.randomUUID(), value: JSON.stringify('kept') })
      .execute();
  }

  /** Does the same on a connection of its own, of which the transaction knows nothing. */
  async function writeBeside(db: Db): Promise<void> {
    const { rows } = await sql<{
      readonly name: string;
    }>`select current_database() as name`.execute(db);
    const pool = new Pool({ ...app.pool.options, database: rows[0]?.name, max: 1 });
    await write(openDb(pool));
    await pool.end();
  }

  function acting(run: (db: Db) => Promise<void>): AnyEndpoint {
    return endpoint({
      name: 'lines.keep',
      method: 'POST',
      path: '/lines',
      summary: 'Keeps a line.',
      policy: everyone,
      input: z.object({}),
      output: z.object({}),
      words,
      isUnrecorded: true,
      run: async ({ db }) => {
        await run(db);
        return succeed({});
      },
      onward: () => ({ to: '/' }),
    });
  }

  async function complaintsOf(one: AnyEndpoint, keyOf?: (time: number) => string) {
    const { services } = app;
    const reader = { personId: undefined };
    const of = { database, services, endpoints: [one], endpoint: one, raw: {}, reader };
    const verdict = await tryEveryCut({ ...of, ...(keyOf === undefined ? {} : { keyOf }) });
    return verdict.complaints;
  }

  test('an action that keeps to its transaction and its key gives no reason to complain', async () => {
    assert.deepEqual(await complaintsOf(acting(write)), []);
  });

  test('one that writes beside its transaction leaves something behind', async () => {
    const beside = acting(async (db) => {
      await writeBeside(db);
      await write(db);
    });
    const complaints = await complaintsOf(beside);
    assert.match(complaints.join('\n'), /cut at statement \d+: platform\.setting changed/);
  });

  test('one that is asked again without its key is done twice', async () => {
    const complaints = await complaintsOf(acting(write), (time) => `key-${time}`);
    assert.match(complaints.join('\n'), /asked again: platform\.setting changed/);
    assert.match(complaints.join('\n'), /after commit: platform\.setting has 2 rows, not 1/);
  });
});
