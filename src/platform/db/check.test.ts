import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { Pool } from 'pg';
import { testDatabase } from '#test/database.ts';
import { checkDatabase, LEAST_MAJOR } from './check.ts';
import { openPool } from './pool.ts';
import type { Connection } from './pool.ts';

/** Opens a pool that ends with the test. */
function poolOf(context: TestContext, connection: Connection): Pool {
  const pool = openPool(connection, 1);
  context.after(() => pool.end());
  return pool;
}

/** Makes a database as somebody else might have made it, on the server of the tests. */
async function madeOtherwise(context: TestContext, how: string): Promise<Pool> {
  const beside = await testDatabase();
  const name = `linli_test_${process.pid}_odd_${how.length}`;
  const administrator = openPool(beside.connection, 1);
  await administrator.query(`create database ${name} template template0 ${how}`);
  const pool = openPool(named(beside.connection, name), 1);
  context.after(async () => {
    await pool.end();
    await administrator.query(`drop database ${name} with (force)`);
    await administrator.end();
    await beside.drop();
  });
  return pool;
}

function named(connection: Connection, database: string): Connection {
  if (!('url' in connection)) return { ...connection, database };
  const url = new URL(connection.url);
  url.pathname = `/${database}`;
  return { url: url.href };
}

test('a database in UTF-8 that sees letters is good, and says what it is', async (context) => {
  const { connection, drop } = await testDatabase();
  context.after(drop);
  const checked = await checkDatabase(poolOf(context, connection));
  assert.ok(checked.ok);
  assert.match(checked.value.version, /^\d+\.\d+/);
  assert.match(checked.value.name, /^linli_test_/);
  const apart = Temporal.Now.instant().since(checked.value.now).total('seconds');
  assert.ok(Math.abs(apart) < 60, `the clocks are ${apart} s apart`);
});

test('a database whose letters are those of ASCII is refused', async (context) => {
  const pool = await madeOtherwise(context, "encoding 'UTF8' locale_provider libc locale 'C'");
  const checked = await checkDatabase(pool);
  assert.ok(!checked.ok);
  assert.equal(checked.refusal, 'database_sees_no_letters');
  assert.equal(checked.detail['ctype'], 'C');
});

test('the statement that mends a wrong locale makes a database that is good', async (context) => {
  const pool = await madeOtherwise(
    context,
    "encoding 'UTF8' locale_provider libc locale 'C.UTF-8'",
  );
  assert.ok((await checkDatabase(pool)).ok);
});

test('a server that writes dates and bytes in its own way is read all the same', async (context) => {
  const { connection, drop } = await testDatabase();
  context.after(drop);
  const before = openPool(connection, 1);
  for (const setting of [
    "datestyle = 'German'",
    "timezone = 'Asia/Kolkata'",
    "intervalstyle = 'iso_8601'",
    "bytea_output = 'escape'",
  ]) {
    await before.query(`alter role current_user in database ${nameOf(connection)} set ${setting}`);
  }
  await before.end();
  const pool = poolOf(context, connection);
  assert.ok((await checkDatabase(pool)).ok);
  const { rows } = await pool.query(
    `select timestamptz '2026-11-22 12:34:56.5Z' as at, date '2026-11-22' as on_day,
       array[timestamptz '2026-01-02 00:00Z', null] as times, '\\x00ff'::bytea as bytes`,
  );
  const [row] = rows;
  assert.equal(String(row.at), '2026-11-22T12:34:56.5Z');
  assert.equal(String(row.on_day), '2026-11-22');
  assert.deepEqual(row.times.map(String), ['2026-01-02T00:00:00Z', 'null']);
  assert.deepEqual([...row.bytes], [0, 255]);
});

function nameOf(connection: Connection): string {
  if (!('url' in connection)) return connection.database;
  return new URL(connection.url).pathname.slice(1);
}

test('a database that is not in UTF-8 is refused', async (context) => {
  const how = "encoding 'LATIN1' locale_provider libc locale 'C'";
  const checked = await checkDatabase(await madeOtherwise(context, how));
  assert.ok(!checked.ok);
  assert.equal(checked.refusal, 'database_not_utf8');
  assert.equal(checked.detail['encoding'], 'LATIN1');
});

test('a database older than our SQL is refused, and says which version it is', async (context) => {
  const { connection, drop } = await testDatabase();
  context.after(drop);
  const pool = poolOf(context, connection);
  const now = await checkDatabase(pool);
  assert.ok(now.ok);
  const { version } = now.value;
  const major = Number.parseInt(version, 10);
  const old = await checkDatabase(pool, major + 1);
  assert.ok(!old.ok);
  assert.equal(old.refusal, 'database_too_old');
  assert.deepEqual(old.detail, { version, least: String(major + 1) });
  assert.ok((await checkDatabase(pool, major)).ok);
});

test('version 15 is the oldest that is taken when nothing else is asked', () => {
  assert.equal(LEAST_MAJOR, 15);
});

test('a database of a name that does not exist is unreachable, with its reason', async (context) => {
  const { connection, drop } = await testDatabase();
  context.after(drop);
  const checked = await checkDatabase(poolOf(context, named(connection, 'linli_test_0_absent')));
  assert.ok(!checked.ok);
  assert.equal(checked.refusal, 'database_unreachable');
  assert.match(checked.detail['reason'] ?? '', /does not exist/);
});

test('an address where nobody listens is unreachable', async (context) => {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  listener.close();
  await once(listener, 'close');
  const url = `postgres://linli@localhost:${port}/linli`;
  const checked = await checkDatabase(poolOf(context, { url }));
  assert.ok(!checked.ok);
  assert.equal(checked.refusal, 'database_unreachable');
  assert.match(checked.detail['reason'] ?? '', /ECONNREFUSED/);
});

test('a listener that hangs up is unreachable', async (context) => {
  const listener = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  context.after(() => listener.close());
  const { port } = listener.address() as AddressInfo;
  const url = `postgres://linli@127.0.0.1:${port}/linli`;
  const checked = await checkDatabase(poolOf(context, { url }));
  assert.ok(!checked.ok);
  assert.equal(checked.refusal, 'database_unreachable');
});

test('a fault that is not one of reaching the database is thrown', async (context) => {
  const { connection, drop } = await testDatabase();
  context.after(drop);
  const pool = openPool(connection, 1);
  await pool.end();
  await assert.rejects(checkDatabase(pool), /Cannot use a pool after calling end/);
});
