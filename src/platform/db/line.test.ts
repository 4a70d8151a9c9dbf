import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CompiledQuery } from 'kysely';
import type { Pool } from 'pg';
import { testDatabase } from '#test/database.ts';
import { openLine } from './line.ts';
import { openDb, openPool } from './pool.ts';

const raw = CompiledQuery.raw;

/** A pool whose one connection answers nothing before it was sent so many statements. */
function silentPool(statements: number) {
  const sent: string[] = [];
  const switched: boolean[] = [];
  const heard = Promise.withResolvers<void>();
  const client = {
    pipeline: false,
    query: async (text: string) => {
      sent.push(text);
      switched.push(client.pipeline);
      if (sent.length === statements) heard.resolve();
      await heard.promise;
      return { command: 'SELECT', rowCount: 0, rows: [] };
    },
    release: () => switched.push(client.pipeline),
  };
  return { pool: { connect: async () => client } as unknown as Pool, sent, switched };
}

test('a statement is sent before the ones ahead of it are answered', async () => {
  const { pool, sent, switched } = silentPool(3);
  const line = await openLine(openDb(pool));
  await Promise.all(['begin', 'select 1', 'commit'].map((text) => line.send(raw(text))));
  line.release();
  assert.deepEqual(sent, ['begin', 'select 1', 'commit']);
  assert.deepEqual(switched, [true, true, true, false], 'and given back as it was');
});

test('answers come to those who asked, in order, the same statement many times', async () => {
  const database = await testDatabase();
  const pool = openPool(database.connection, 1);
  try {
    const line = await openLine(openDb(pool));
    const asked = Array.from({ length: 200 }, (_, n) =>
      line.send<{ n: number }>(raw('select $1::int as n', [n])),
    );
    const answers = await Promise.all(asked);
    assert.deepEqual(
      answers.map(({ rows }) => rows[0]?.n),
      Array.from({ length: 200 }, (_, n) => n),
    );
    line.release();
  } finally {
    await pool.end();
    await database.drop();
  }
});

test('a statement that fails is told to who asked, and to nobody behind them', async () => {
  const database = await testDatabase();
  const pool = openPool(database.connection, 1);
  try {
    const line = await openLine(openDb(pool));
    const [before, failed, unknown, behind] = await Promise.allSettled([
      line.send<{ n: number }>(raw('select 1 as n')),
      line.send(raw('select 1 / $1::int as n', [0])),
      line.send(raw('select nothing from nowhere where $1', [true])),
      line.send<{ n: number }>(raw('select 2 as n')),
    ]);
    assert.equal(before?.status === 'fulfilled' && before.value.rows[0]?.n, 1);
    assert.equal(failed?.status === 'rejected' && failed.reason.code, '22012');
    assert.equal(unknown?.status === 'rejected' && unknown.reason.code, '42P01');
    assert.equal(behind?.status === 'fulfilled' && behind.value.rows[0]?.n, 2);
    const { numAffectedRows } = await line.send(
      raw(`insert into platform.setting (key, value) values ('line', '1')`),
    );
    assert.equal(numAffectedRows, 1n);
    line.release();
    const { rows } = await pool.query('select 3 as n', []);
    assert.deepEqual(rows, [{ n: 3 }]);
  } finally {
    await pool.end();
    await database.drop();
  }
});

test('a line on a connection that is cut fails, and the next one is another', async () => {
  const database = await testDatabase();
  const pool = openPool(database.connection, 1);
  const other = openPool(database.connection, 1);
  try {
    const line = await openLine(openDb(pool));
    const own = await line.send<{ pid: number }>(raw('select pg_backend_pid() as pid'));
    const waiting = line.send(raw('select pg_sleep(20)'));
    const behind = line.send(raw('select 1'));
    const ends = Promise.allSettled([waiting, behind]);
    await other.query('select pg_terminate_backend($1)', [own.rows[0]?.pid]);
    const states = (await ends).map(({ status }) => status);
    assert.deepEqual(states, ['rejected', 'rejected']);
    line.release();
    const next = await openLine(openDb(pool));
    assert.equal((await next.send(raw('select 1'))).rows.length, 1);
    next.release();
  } finally {
    await pool.end();
    await other.end();
    await database.drop();
  }
});
