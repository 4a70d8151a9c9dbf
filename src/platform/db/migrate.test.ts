import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { Pool } from 'pg';
import { testDatabase } from '#test/database.ts';
import {
  dropAll,
  judgeLevel,
  layDown,
  listKnownSteps,
  listSchemas,
  listSteps,
  migrate,
  readLevel,
} from './migrate.ts';
import { openPool } from './pool.ts';

/** Makes a database on which no migration has run. */
async function emptyPool(context: TestContext): Promise<Pool> {
  const { connection, drop } = await testDatabase();
  const pool = openPool(connection);
  context.after(async () => {
    await pool.end();
    await drop();
  });
  await dropAll(pool);
  return pool;
}

/** Makes a folder with these migrations, by name and text. */
function folderOf(context: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'linli-migrate-'));
  context.after(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const ONE = { '0001_gardens_ground.sql': 'create schema gardens;' };
const TWO = { ...ONE, '0002_gardens_bench.sql': 'create table gardens.bench (id int);' };
const quiet = () => {};

test('migrations run once, in the order of their numbers', async (context) => {
  const pool = await emptyPool(context);
  const folder = folderOf(context, TWO);
  const said: string[] = [];
  const ran = await migrate(pool, { folder, log: (line) => said.push(line) });
  assert.deepEqual(ran, Object.keys(TWO));
  assert.deepEqual(
    said,
    Object.keys(TWO).map((name) => `Migration ${name}`),
  );
  assert.deepEqual(await migrate(pool, { folder, log: quiet }), []);
});

test('two processes that start together run each migration once', async (context) => {
  const pool = await emptyPool(context);
  const folder = folderOf(context, TWO);
  const both = await Promise.all([
    migrate(pool, { folder, log: quiet }),
    migrate(pool, { folder, log: quiet }),
  ]);
  assert.deepEqual(both.flat().toSorted(), Object.keys(TWO));
});

test('a migration that fails leaves nothing behind and says which it was', async (context) => {
  const pool = await emptyPool(context);
  const broken = { ...ONE, '0002_gardens_bench.sql': 'create table gardens.bench (); select 1/0;' };
  const folder = folderOf(context, broken);
  await assert.rejects(migrate(pool, { folder, log: quiet }), /0002_gardens_bench\.sql failed/);
  const { rows } = await pool.query("select to_regclass('gardens.bench') as found");
  assert.deepEqual(rows, [{ found: null }]);
  assert.equal((await readLevel(pool, folder)).ran, 1);
});

test('a migration that has run and was edited since is found, and nothing runs', async (context) => {
  const pool = await emptyPool(context);
  await migrate(pool, { folder: folderOf(context, ONE), log: quiet });
  const edited = { ...TWO, '0001_gardens_ground.sql': 'create schema gardens; -- Better.' };
  const folder = folderOf(context, edited);
  await assert.rejects(migrate(pool, { folder, log: quiet }), /was edited since/);
  await assert.rejects(readLevel(pool, folder), /was edited since/);
  const { rows } = await pool.query("select to_regclass('gardens.bench') as found");
  assert.deepEqual(rows, [{ found: null }]);
});

test('a database of a later release is refused', async (context) => {
  const pool = await emptyPool(context);
  await migrate(pool, { folder: folderOf(context, TWO), log: quiet });
  const folder = folderOf(context, ONE);
  await assert.rejects(migrate(pool, { folder, log: quiet }), /it is newer/);
  await assert.rejects(readLevel(pool, folder), /it is newer/);
});

test('the level tells what has run and what waits, and runs nothing', async (context) => {
  const pool = await emptyPool(context);
  const folder = folderOf(context, TWO);
  assert.deepEqual(await readLevel(pool, folder), { ran: 0, waiting: Object.keys(TWO) });
  await migrate(pool, { folder: folderOf(context, ONE), log: quiet });
  assert.deepEqual(await readLevel(pool, folder), {
    ran: 1,
    waiting: ['0002_gardens_bench.sql'],
  });
});

test('a folder without migrations is a fault, not an empty success', async (context) => {
  const pool = await emptyPool(context);
  await assert.rejects(migrate(pool, { folder: folderOf(context, {}), log: quiet }), /No migr/);
});

test('taking everything away leaves a database that can be migrated again', async (context) => {
  const pool = await emptyPool(context);
  const folder = folderOf(context, TWO);
  await migrate(pool, { folder, log: quiet });
  await dropAll(pool);
  assert.deepEqual(await migrate(pool, { folder, log: quiet }), Object.keys(TWO));
});

const steps = ['0001_a_x.sql', '0002_a_y.sql', '0003_b_z.sql'].map((name) => ({
  name,
  sha256: name.slice(0, 4),
}));

test('a level is judged by the migrations that ran, their text, and how far it is', () => {
  const judge = (ran: readonly number[], least?: number) => {
    const had = ran.map((index) => steps[index] ?? { name: '9999_z_z.sql', sha256: '' });
    const from = least === undefined ? undefined : { number: least, release: '1.4.0' };
    const judged = judgeLevel(had, steps, from);
    return judged.ok ? judged.value : [judged.refusal, judged.detail];
  };
  assert.deepEqual(judge([]), ['0001_a_x.sql', '0002_a_y.sql', '0003_b_z.sql']);
  assert.deepEqual(judge([0, 1]), ['0003_b_z.sql']);
  assert.deepEqual(judge([0, 1, 2]), []);
  assert.deepEqual(judge([0, 9]), ['level_newer', { name: '9999_z_z.sql' }]);
  const edited = judgeLevel([{ name: '0001_a_x.sql', sha256: 'other' }], steps);
  assert.equal(edited.ok ? '' : edited.refusal, 'level_edited');
  const old = ['level_too_old', { name: '0001_a_x.sql', release: '1.4.0' }];
  assert.deepEqual(judge([0], 2), old, 'it steps through the release that is named');
  assert.deepEqual(judge([0, 1], 2), ['0003_b_z.sql']);
  assert.deepEqual(judge([], 2).length, 3, 'a fresh database is never too old');
});

test('empty tables of an earlier level are laid down in one transaction, or not at all', async (context) => {
  const pool = await emptyPool(context);
  const folder = folderOf(context, TWO);
  await migrate(pool, { folder, log: quiet });
  await pool.query('insert into gardens.bench values (1)');
  const [first] = await listKnownSteps(folder);
  assert.ok(first);
  const client = await pool.connect();
  await client.query('begin');
  await layDown(client, folder, [first]);
  assert.deepEqual(await listSteps(client), [first]);
  assert.equal((await client.query("select to_regclass('gardens.bench') as it")).rows[0].it, null);
  await client.query('rollback');
  client.release();
  assert.equal((await pool.query('select from gardens.bench')).rowCount, 1);
  assert.equal((await listSteps(pool)).length, 2);
});

test('the schemas of a release are those that its migrations make', async (context) => {
  const folder = folderOf(context, {
    ...TWO,
    '0003_paths_ground.sql':
      '-- create schema nothing\ncreate  schema paths; create table paths.a();',
  });
  assert.deepEqual(await listSchemas(folder), ['gardens', 'paths']);
});
