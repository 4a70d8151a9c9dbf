import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { sql } from 'kysely';
import { openPool } from '#/platform/db/pool.ts';
import type { Connection } from '#/platform/db/pool.ts';
import { rolledBack, testDatabase } from './database.ts';

async function ask(connection: Connection, statement: string): Promise<readonly unknown[]> {
  const pool = openPool(connection, 1);
  try {
    return (await pool.query({ text: statement, rowMode: 'array' })).rows.flat();
  } finally {
    await pool.end();
  }
}

test('a test database is migrated', async () => {
  const { connection, drop } = await testDatabase();
  const names = await ask(connection, 'select name from public.linli_migration order by name');
  assert.match(String(names[0]), /^0001_/);
  await drop();
});

test('two test databases do not see each other', async () => {
  const [one, other] = await Promise.all([testDatabase(), testDatabase()]);
  await ask(one.connection, 'create table public.mine ()');
  assert.deepEqual(await ask(other.connection, "select to_regclass('public.mine')"), [null]);
  assert.deepEqual(await ask(one.connection, "select to_regclass('public.mine')::text"), ['mine']);
  await Promise.all([one.drop(), other.drop()]);
});

test('a dropped database is gone, even with a session in it', async () => {
  const { connection, drop } = await testDatabase();
  const pool = openPool(connection, 1);
  await pool.query('select 1');
  await drop();
  await assert.rejects(pool.query('select 1'));
  await pool.end();
  await drop();
});

test('what is written in a rolled back transaction is gone afterwards', async () => {
  await rolledBack(async (tx) => {
    await sql`create table public.passing as select 1 as one`.execute(tx);
    const { rows } = await sql`select * from public.passing`.execute(tx);
    assert.deepEqual(rows, [{ one: 1 }]);
  });
  const { rows } = await rolledBack((tx) =>
    sql`select to_regclass('public.passing') as found`.execute(tx),
  );
  assert.deepEqual(rows, [{ found: null }]);
});

test('a fault in a rolled back transaction reaches the test', async () => {
  await assert.rejects(
    rolledBack(async () => {
      throw new Error('The store is broken.');
    }),
    /The store is broken/,
  );
  const { rows } = await rolledBack((tx) => sql`select 1 as one`.execute(tx));
  assert.deepEqual(rows, [{ one: 1 }]);
});

test('processes share the server, and one that drops nothing leaves nothing behind', async () => {
  const script = `
    import { testDatabase } from '#test/database.ts';
    await testDatabase();
    await testDatabase();
    process.stdout.write(String(process.pid));`;
  const started = [0, 1].map(() =>
    spawn(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: `${import.meta.dirname}/..`,
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
  const ends = await Promise.all(started.map((child) => once(child, 'exit')));
  assert.deepEqual(ends, [
    [0, null],
    [0, null],
  ]);
  const { connection, drop } = await testDatabase();
  const patterns = started.map((child) => `'linli_test_${child.pid}\\_%'`).join(',');
  const left = await ask(
    connection,
    `select datname from pg_database where datname like any (array[${patterns}])`,
  );
  assert.deepEqual(left, []);
  await drop();
});
