import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { testDatabase } from '#test/database.ts';
import type { TestDatabase } from '#test/database.ts';
import { copyIn, copyOut } from './copy.ts';
import { openPool } from './pool.ts';

let database: TestDatabase;
let pool: Pool;

before(async () => {
  database = await testDatabase();
  pool = openPool(database.connection);
  await pool.query('create table copied (id integer primary key, text text)');
});

after(async () => {
  await pool.end();
  await database.drop();
});

async function withClient<Value>(work: (client: PoolClient) => Promise<Value>): Promise<Value> {
  const client = await pool.connect();
  let fault: Error | undefined;
  try {
    return await work(client);
  } catch (error) {
    fault = error instanceof Error ? error : undefined;
    throw error;
  } finally {
    client.release(fault);
  }
}

async function* streamOf(...pieces: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece);
}

async function readAll(client: PoolClient, statement: string) {
  const pieces: Buffer[] = [];
  const rows = copyOut(client, statement);
  for (;;) {
    const next = await rows.next();
    if (next.done === true) return { rows: next.value, text: Buffer.concat(pieces).toString() };
    pieces.push(next.value);
  }
}

test('rows go in and come out as they were, however they were cut into pieces', async () => {
  await withClient(async (client) => {
    const source = streamOf('1\t鄰', '里\\n\n2\t', '\\N\n3\tlast\n');
    assert.equal(await copyIn(client, 'copy copied from stdin', source), 3);
    const { rows, text } = await readAll(client, 'copy copied to stdout');
    assert.equal(rows, 3);
    assert.equal(text, '1\t鄰里\\n\n2\t\\N\n3\tlast\n');
    assert.equal(
      (await client.query('select text from copied where id = 1')).rows[0].text,
      '鄰里\n',
    );
  });
});

test('no rows are no rows, and the connection goes on', async () => {
  await withClient(async (client) => {
    const none = await readAll(client, 'copy (select 1 where false) to stdout');
    assert.deepEqual(none, { rows: 0, text: '' });
    assert.equal(await copyIn(client, 'copy copied from stdin', streamOf()), 0);
    assert.equal((await client.query('select 7 as seven')).rows[0].seven, 7);
  });
});

test('many rows wait for a slow reader, and a row may be longer than a piece', async () => {
  await withClient(async (client) => {
    const statement = `copy (select g, repeat('x', 1000) from generate_series(1, 20000) g
      union all select 0, repeat('y', 1000000)) to stdout`;
    let length = 0;
    let slow = 0;
    for await (const piece of copyOut(client, statement)) {
      length += piece.length;
      slow += 1;
      if (slow < 5) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const numbers = Array.from({ length: 20_000 }, (_, index) => String(index + 1).length + 1_002);
    assert.equal(length, numbers.reduce((sum, one) => sum + one, 0) + 1_000_003);
  });
});

test('what the server refuses is thrown, in both directions, and the connection goes on', async () => {
  await withClient(async (client) => {
    await assert.rejects(readAll(client, 'copy nothing to stdout'), /does not exist/);
    await assert.rejects(copyIn(client, 'copy nothing from stdin', streamOf('1\n')), /not exist/);
    const wrong = streamOf('90\tgood\n', 'ninety\tbad\n', '91\tgood\n');
    await assert.rejects(copyIn(client, 'copy copied from stdin', wrong), /invalid input syntax/);
    await assert.rejects(
      copyIn(client, 'copy copied from stdin', streamOf('1\tagain\n')),
      /unique/,
    );
    const { rows } = await client.query('select from copied where id >= 90');
    assert.equal(rows.length, 0);
  });
});

test('a source that fails takes back what it had given', async () => {
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('50\tgiven\n');
    throw new Error('The disk is gone.');
  }
  await withClient(async (client) => {
    await assert.rejects(copyIn(client, 'copy copied from stdin', failing()), /disk is gone/);
    assert.equal((await client.query('select from copied where id = 50')).rowCount, 0);
  });
});

test('a reader that stops ends the connection instead of blocking it', async () => {
  const statement = `copy (select repeat('z', 1000) from generate_series(1, 50000)) to stdout`;
  const client = await pool.connect();
  for await (const piece of copyOut(client, statement)) {
    assert.ok(piece.length > 0);
    break;
  }
  await assert.rejects(client.query('select 1'));
  client.release(true);
  assert.equal((await pool.query('select 1 as one')).rows[0].one, 1);
});

test('a connection whose last rows came faster than they were taken goes on afterwards', async () => {
  await withClient(async (client) => {
    // Among these lengths is one whose end comes in the same breath as the pause before it.
    for (let rows = 2_596; rows < 2_700; rows += 4) {
      const statement = `copy (select repeat('x', 999) from generate_series(1, ${rows})) to stdout`;
      const reading = copyOut(client, statement);
      await reading.next();
      await sleep(15);
      let taken = await reading.next();
      while (taken.done !== true) taken = await reading.next();
      assert.equal(taken.value, rows);
      const next = client.query('select 1 as one').then(() => 'answered');
      assert.equal(await Promise.race([next, sleep(2_000, 'silent')]), 'answered', `${rows}`);
    }
  });
});
