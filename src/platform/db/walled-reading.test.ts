import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import { reachOf } from '#/platform/access/wall.ts';
import { visitor } from '#/platform/access/subject.ts';
import { testDatabase } from '#test/database.ts';
import type { TestDatabase } from '#test/database.ts';
import { makeWorld, people } from '#test/world.ts';
import type { Db } from './pool.ts';
import { openDb, openPool } from './pool.ts';
import { openWalledReading } from './walled-reading.ts';

const NOBODY = reachOf(visitor);
const WANG = { ...NOBODY, personIds: [people.wang] };

let database: TestDatabase;
let pool: Pool;
let db: Db;

before(async () => {
  database = await testDatabase();
  pool = openPool(database.connection, 2);
  db = openDb(pool);
  await makeWorld(db);
});

after(async () => {
  await pool.end();
  await database.drop();
});

async function countPersons(through: Db): Promise<number> {
  const { rows } = await sql<{ readonly n: number }>`
    select count(*) as n from people.person`.execute(through);
  return rows[0]?.n ?? 0;
}

test('a reading sees what it reaches, and leaves the connection as it was', async () => {
  const all = await countPersons(db);
  const reading = openWalledReading(db, WANG);
  const counts = await Promise.all([countPersons(reading.db), countPersons(reading.db)]);
  assert.deepEqual(counts, [1, 1]);
  await reading.end();
  const again = await Promise.all(Array.from({ length: 4 }, () => countPersons(db)));
  assert.deepEqual(again, [all, all, all, all]);
});

test('a reading that reads nothing takes no connection, and reads nothing once it is over', async () => {
  const idle = openWalledReading(db, NOBODY);
  assert.equal(pool.totalCount - pool.idleCount, 0);
  await idle.end();
  await assert.rejects(countPersons(idle.db), /The request is over/);
});

test('a reading holds one connection however much is read at once', async () => {
  const reading = openWalledReading(db, NOBODY);
  await Promise.all(Array.from({ length: 5 }, () => countPersons(reading.db)));
  assert.equal(pool.totalCount - pool.idleCount, 1);
  await reading.end();
  while (pool.totalCount > pool.idleCount) await setImmediate();
});

test('a reading begins no transaction of its own, which would end the wall', async () => {
  const reading = openWalledReading(db, NOBODY);
  await assert.rejects(reading.db.transaction().execute(countPersons), /no transaction of its own/);
  await reading.end();
});

test('a statement that fails ends the reading without harm to the next one', async () => {
  const failed = openWalledReading(db, NOBODY);
  await assert.rejects(sql`select 1 / 0`.execute(failed.db), { code: '22012' });
  await failed.end();
  const next = openWalledReading(db, WANG);
  assert.equal(await countPersons(next.db), 1);
  await next.end();
});

test('what was written down while reading stays', async () => {
  const reading = openWalledReading(db, NOBODY);
  await sql`insert into platform.setting (key, value) values ('noted', '1')`.execute(reading.db);
  await reading.end();
  const { rows } = await sql`select value from platform.setting where key = 'noted'`.execute(db);
  assert.deepEqual(rows, [{ value: 1 }]);
});

test('where the wall cannot be entered nothing is given out, and the connection is not spoilt', async () => {
  const outside = openWalledReading(db, { ...NOBODY, personIds: ['nobody at all'] });
  const counts = await Promise.allSettled([countPersons(outside.db), countPersons(outside.db)]);
  assert.deepEqual(
    counts.map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  await assert.rejects(countPersons(outside.db), { code: '22P02' }, 'and the fault is told');
  await outside.end();
  const next = openWalledReading(db, WANG);
  assert.equal(await countPersons(next.db), 1);
  await next.end();
});

test('what is asked as the request ends begins nothing, and the connection comes back', async () => {
  for (let time = 0; time < 5; time += 1) {
    const failing = openWalledReading(db, NOBODY);
    const asked = countPersons(failing.db);
    const ended = failing.end();
    await Promise.allSettled([asked, ended]);
  }
  const next = openWalledReading(db, WANG);
  assert.equal(await countPersons(next.db), 1);
  await next.end();
  while (pool.totalCount > pool.idleCount) await setImmediate();
});

test('what waits for a connection as the request ends is not read without the wall', async () => {
  const held = await Promise.all([pool.connect(), pool.connect()]);
  const late = openWalledReading(db, NOBODY);
  const asked = countPersons(late.db);
  const ended = late.end();
  for (const client of held) client.release();
  await assert.rejects(asked, /The request is over/);
  await ended;
  while (pool.totalCount > pool.idleCount) await setImmediate();
});
