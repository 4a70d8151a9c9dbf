import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Pool, PoolClient } from 'pg';
import { copyOut } from '#/platform/db/copy.ts';
import { openPool } from '#/platform/db/pool.ts';
import { testDatabase } from '#test/database.ts';
import type { TestDatabase } from '#test/database.ts';
import { listSequences, listTables, readMarks, wordCopyOut } from './catalog.ts';

let database: TestDatabase;
let pool: Pool;
let client: PoolClient;

before(async () => {
  database = await testDatabase();
  pool = openPool(database.connection);
  client = await pool.connect();
  await client.query(`
    create schema gardens;
    create table gardens."Bed" (
      id bigint generated always as identity, length integer not null,
      area integer generated always as (length * 2) stored, gone text);
    alter table gardens."Bed" drop column gone;
    create table gardens.harvest (day integer, written_in xid8 default pg_current_xact_id());
    create table gardens.count (counted_before xid8, weighed_before xid8);
    create view gardens.public_bed as select id from gardens."Bed"`);
});

after(async () => {
  client.release();
  await pool.end();
  await database.drop();
});

async function copied(statement: string): Promise<readonly string[]> {
  const pieces: Buffer[] = [];
  for await (const piece of copyOut(client, statement)) pieces.push(piece);
  return Buffer.concat(pieces).toString().trimEnd().split('\n');
}

test('tables are listed with the columns that are written, not with those that are reckoned', async () => {
  const tables = await listTables(client, ['gardens']);
  const plain = { transaction: undefined };
  assert.deepEqual(tables, [
    {
      schema: 'gardens',
      name: 'Bed',
      columns: [
        { name: 'id', ...plain },
        { name: 'length', ...plain },
      ],
    },
    {
      schema: 'gardens',
      name: 'count',
      columns: [
        { name: 'counted_before', transaction: 'mark' },
        { name: 'weighed_before', transaction: 'mark' },
      ],
    },
    {
      schema: 'gardens',
      name: 'harvest',
      columns: [
        { name: 'day', ...plain },
        { name: 'written_in', transaction: 'stamp' },
      ],
    },
  ]);
  assert.deepEqual(await listTables(client, []), []);
  assert.deepEqual(await listSequences(client, ['gardens']), [
    { schema: 'gardens', name: 'Bed_id_seq' },
  ]);
});

test('without a mark every stamp is the same', async () => {
  const tables = await listTables(client, ['gardens']);
  assert.deepEqual(await readMarks(client, tables), []);
  await client.query("insert into gardens.harvest values (1, '5'), (2, '900'), (3, null)");
  const harvest = tables.find(({ name }) => name === 'harvest');
  assert.ok(harvest);
  assert.deepEqual(await copied(wordCopyOut(harvest, [])), ['1\t0', '2\t0', '3\t\\N']);
});

test('stamps and marks keep their order, whatever numbers they had', async () => {
  const tables = await listTables(client, ['gardens']);
  await client.query(`
    truncate gardens.harvest;
    insert into gardens.harvest values (1, '5'), (2, '99'), (3, '100'), (4, '101'), (5, '20000000000');
    insert into gardens.count values ('100', '20000000000'), (null, '7')`);
  const marks = await readMarks(client, tables);
  assert.deepEqual(marks, ['7', '100', '20000000000']);
  const [, count, harvest] = tables;
  assert.ok(count && harvest);
  const stamps = await copied(wordCopyOut(harvest, marks));
  assert.deepEqual(stamps, ['1\t0', '2\t1', '3\t2', '4\t2', '5\t3']);
  assert.deepEqual(await copied(wordCopyOut(count, marks)), ['2\t3', '\\N\t1']);
  // What was before a mark is before it still: 99 < 100 as 1 < 2, and 100 is not: 2 = 2.
});

test('names are quoted, so that no name becomes a statement', async () => {
  const [bed] = await listTables(client, ['gardens']);
  assert.ok(bed);
  assert.equal(wordCopyOut(bed, []), 'copy "gardens"."Bed" ("id", "length") to stdout');
  const odd = wordCopyOut({ schema: 'a"b', name: 'c', columns: [] }, []);
  assert.match(odd, /"a""b"\."c"/);
});
