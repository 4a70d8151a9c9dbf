import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Pool } from 'pg';
import { sql } from 'kysely';
import { testDatabase } from '#test/database.ts';
import type { TestDatabase } from '#test/database.ts';
import { openDb, openPool } from './pool.ts';
import type { Db } from './pool.ts';

let database: TestDatabase;
let pool: Pool;
let db: Db;

before(async () => {
  database = await testDatabase();
  pool = openPool(database.connection, 2);
  db = openDb(pool);
});

after(async () => {
  await pool.end();
  await database.drop();
});

/** Asks for one value, which is given in the select. */
async function ask<Value>(expression: string, values: readonly unknown[] = []): Promise<Value> {
  const { rows } = await pool.query(`select ${expression} as value`, [...values]);
  return rows[0].value;
}

test('an instant comes back as the instant it was, to the microsecond', async () => {
  for (const text of [
    '2026-11-22T12:34:56Z',
    '2026-11-22T12:34:56.123456Z',
    '1900-01-01T00:00:00Z',
    '2999-12-31T23:59:59.999Z',
  ]) {
    const given = Temporal.Instant.from(text);
    const seen = await ask<Temporal.Instant>('$1::timestamptz', [given]);
    assert.ok(seen instanceof Temporal.Instant);
    assert.equal(seen.toString(), given.toString());
  }
});

test('a date comes back as a date, in no zone at all', async () => {
  const given = Temporal.PlainDate.from('2028-02-29');
  const seen = await ask<Temporal.PlainDate>('$1::date', [given]);
  assert.ok(seen instanceof Temporal.PlainDate);
  assert.ok(seen.equals(given));
});

test('lists of instants, of texts and of nothing are read', async () => {
  const given = [Temporal.Instant.from('2026-01-02T00:00:00Z'), null];
  const seen = await ask<readonly unknown[]>('$1::timestamptz[]', [given]);
  assert.deepEqual(seen.map(String), ['2026-01-02T00:00:00Z', 'null']);
  assert.deepEqual(await ask("'{}'::timestamptz[]"), []);
  const texts = ['a,b', '"q"', '\\', '鄰', ''];
  assert.deepEqual(await ask('$1::text[]', [texts]), texts);
});

test('counts and sums are numbers, not texts', async () => {
  assert.equal(await ask('count(*)'), 1);
  assert.equal(await ask('9007199254740991::int8'), Number.MAX_SAFE_INTEGER);
  assert.equal(await ask('12.5::numeric'), 12.5);
});

test('what is null is null, whatever the type', async () => {
  for (const type of ['timestamptz', 'date', 'int8', 'numeric', 'jsonb', 'timestamptz[]']) {
    assert.equal(await ask(`null::${type}`), null, type);
  }
});

test('a value is never a part of the statement', async () => {
  const text = "'; drop schema platform cascade; --";
  assert.equal(await ask('$1::text', [text]), text);
  assert.equal(await ask("to_regclass('platform.journal')::text"), 'platform.journal');
});

test('the same statement is planned once on a connection, another one apart', async () => {
  const one = openPool(database.connection, 1);
  try {
    for (const value of [1, 2, 3]) await one.query('select $1::int + 1', [value]);
    await one.query('select $1::int + 2', [1]);
    await one.query('select 1');
    const { rows } = await one.query(
      'select statement from pg_prepared_statements order by prepare_time',
    );
    const seen = rows.map(({ statement }) => statement);
    assert.deepEqual(seen, ['select $1::int + 1', 'select $1::int + 2']);
  } finally {
    await one.end();
  }
});

test('a connection names so many statements and no more; another one names its own', async () => {
  const two = openPool(database.connection, 2);
  const [first, second] = [await two.connect(), await two.connect()];
  const planned = async (client: typeof first) => {
    const { rows } = await client.query('select count(*) as n from pg_prepared_statements');
    return rows[0].n;
  };
  try {
    for (let n = 0; n < 2_010; n += 1) await first.query(`select $1::int + ${n}`, [1]);
    assert.equal(await planned(first), 2_000);
    assert.equal((await first.query('select $1::int + 2009', [1])).rows[0]['?column?'], 2_010);
    assert.equal((await first.query('select $1::int + 0', [7])).rows[0]['?column?'], 7);
    assert.equal(await planned(first), 2_000);
    await second.query('select $1::int + 2009', [1]);
    assert.equal(await planned(second), 1);
  } finally {
    first.release();
    second.release();
    await two.end();
  }
});

test('what is thrown in a transaction takes back all that it wrote', async () => {
  const writing = db.transaction().execute(async (tx) => {
    await sql`create table public.half as select 1 as one`.execute(tx);
    throw new Error('changed my mind');
  });
  await assert.rejects(writing, /changed my mind/);
  assert.equal(await ask("to_regclass('public.half')"), null);
  await db.transaction().execute((tx) => sql`create table public.whole ()`.execute(tx));
  assert.equal(await ask("to_regclass('public.whole')::text"), 'whole');
});

test('a statement that fails says with which code, and its connection goes on', async () => {
  await assert.rejects(pool.query('select 1/0'), { code: '22012' });
  await assert.rejects(pool.query('select from nowhere.nothing'), { code: '42P01' });
  assert.equal(await ask('1'), 1);
});

test('a connection that is lost is replaced at the next question', async () => {
  const one = openPool(database.connection, 1);
  try {
    const { rows } = await one.query('select pg_backend_pid() as pid');
    await pool.query('select pg_terminate_backend($1)', [rows[0].pid]);
    const ended = async () => {
      const { rows: left } = await pool.query('select from pg_stat_activity where pid = $1', [
        rows[0].pid,
      ]);
      return left.length === 0;
    };
    while (!(await ended()));
    const again = await one
      .query('select pg_backend_pid() as pid')
      .catch(() => one.query('select pg_backend_pid() as pid'));
    assert.notEqual(again.rows[0].pid, rows[0].pid);
  } finally {
    await one.end();
  }
});

test('no more connections are opened than were allowed; who comes late waits', async () => {
  const asked = Array.from({ length: 6 }, () =>
    pool.query("select pg_backend_pid() as pid, current_setting('application_name') as name"),
  );
  const seen = (await Promise.all(asked)).map(({ rows }) => rows[0]);
  assert.ok(new Set(seen.map(({ pid }) => pid)).size <= 2);
  assert.ok(seen.every(({ name }) => name === 'linli'));
});

test('a statement that takes for ever is ended, and so is a transaction that does nothing', async () => {
  const { rows } = await pool.query(`
    select current_setting('statement_timeout') as statement,
      current_setting('idle_in_transaction_session_timeout') as idle`);
  assert.deepEqual(rows, [{ statement: '1min', idle: '1min' }]);
});
