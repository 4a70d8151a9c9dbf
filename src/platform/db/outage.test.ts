import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pool } from 'pg';
import { testDatabase } from '#test/database.ts';
import { openPool } from './pool.ts';
import { findOutage } from './outage.ts';

function withCode(code: string, more: object = {}): Error {
  return Object.assign(new Error('Something.'), { code, ...more });
}

test('a server that ends, starts, is full or lost the line is away', () => {
  for (const code of ['08000', '08006', '57P01', '57P02', '57P03', '53300']) {
    assert.equal(findOutage(withCode(code)), 'database_away', code);
  }
});

test('a line that cannot be opened or breaks means that the database is away', () => {
  for (const code of ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']) {
    assert.equal(findOutage(withCode(code)), 'database_away', code);
  }
  assert.equal(findOutage(new Error('Connection terminated unexpectedly')), 'database_away');
  const busy = new Error('timeout exceeded when trying to connect');
  assert.equal(findOutage(busy), 'database_away');
});

test('the socket of the embedded server may be gone; another missing file is a fault', () => {
  assert.equal(findOutage(withCode('ENOENT', { syscall: 'connect' })), 'database_away');
  assert.equal(findOutage(withCode('ENOENT', { syscall: 'open' })), undefined);
});

test('a full disk is told from a database that is away, be it full for rows or for files', () => {
  for (const code of ['53100', 'ENOSPC', 'EDQUOT']) {
    assert.equal(findOutage(withCode(code)), 'disk_full', code);
  }
});

test('an outage is found behind what it caused, and among all addresses that were tried', () => {
  const cause = withCode('ECONNREFUSED');
  assert.equal(findOutage(new Error('Could not read.', { cause })), 'database_away');
  assert.equal(findOutage(new AggregateError([withCode('X'), cause])), 'database_away');
  assert.equal(findOutage(new AggregateError([withCode('X')])), undefined);
});

test('what stays so until somebody mends it is no outage', () => {
  for (const code of ['28P01', '42P01', '23505', '40001', '57014', '25P03']) {
    assert.equal(findOutage(withCode(code)), undefined, code);
  }
  for (const other of [new Error('The pen broke.'), 'ECONNREFUSED', undefined, null, {}]) {
    assert.equal(findOutage(other), undefined);
  }
});

test('what the driver says of an absent server, a closed line and a wrong name is told apart', async () => {
  const absent = openPool({ host: '127.0.0.1', port: 1, user: 'linli', database: 'linli' });
  assert.equal(findOutage(await absent.query('select 1').catch((error) => error)), 'database_away');
  await absent.end();
  const database = await testDatabase();
  const pool = openPool(database.connection);
  const one = await pool.connect();
  const ended = one.query('select pg_terminate_backend(pg_backend_pid())');
  assert.equal(findOutage(await ended.catch((error) => error)), 'database_away');
  assert.equal(findOutage(await one.query('select 1').catch((error) => error)), 'database_away');
  one.release(true);
  const wrong = await pool.query('select * from no_table').catch((error) => error);
  assert.equal(findOutage(wrong), undefined);
  await pool.end();
  await database.drop();
});

test('a pool that stays full for too long is told as away, not waited for', async () => {
  const database = await testDatabase();
  const pool = new Pool({ ...database.connection, max: 1 });
  const one = await pool.connect();
  pool.options.connectionTimeoutMillis = 20;
  assert.equal(findOutage(await pool.connect().catch((error) => error)), 'database_away');
  one.release();
  await pool.end();
  await database.drop();
});
