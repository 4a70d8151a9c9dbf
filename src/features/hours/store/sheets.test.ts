import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Sheet } from '#/features/hours/model.ts';
import type { Db } from '#/platform/db/pool.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import { enterWall } from '#/platform/access/wall.ts';
import { testDatabase } from '#test/database.ts';
import { dropSheets, findSheet, insertSheet, listSheets, revokeSheet } from './sheets.ts';

let shared: Db;
before(async () => {
  const { connection } = await testDatabase();
  const pool = openPool(connection);
  pool.options.allowExitOnIdle = true;
  shared = openDb(pool);
});

const GIVER = '019cf000-0000-7000-8000-00000000ab01';
const OTHER = '019cf000-0000-7000-8000-00000000ab02';
const at = Temporal.Instant.from('2026-11-23T01:00:00Z');
const hashOf = (number: number) => Buffer.alloc(32, number);

let made = 0;

function sheet(changes: Partial<Sheet> = {}): Sheet {
  made += 1;
  return {
    communityId: '350203007010',
    id: `019cf000-0000-7000-8000-0000000${String(30_000 + made)}`,
    personId: GIVER,
    showsName: 'called',
    showsActivities: false,
    fromOn: Temporal.PlainDate.from('2026-01-01'),
    toOn: Temporal.PlainDate.from('2026-11-23'),
    minutes: 60,
    starLevel: undefined,
    madeAt: at.add({ minutes: made }),
    madeBy: GIVER,
    validUntil: Temporal.PlainDate.from('2027-01-01'),
    revokedAt: undefined,
    ...changes,
  };
}

async function inBooks(work: (db: Db) => Promise<void>): Promise<void> {
  const transaction = await shared.startTransaction().execute();
  try {
    await work(transaction);
  } finally {
    await transaction.rollback().execute();
  }
}

describe('sheets in the database', () => {
  test('come back as they were written, by the hash of their code alone', () =>
    inBooks(async (db) => {
      const one = sheet({ showsName: 'full', showsActivities: true });
      await insertSheet(db, one, hashOf(1));
      assert.deepEqual(await findSheet(db, hashOf(1)), one);
      assert.equal(await findSheet(db, hashOf(2)), undefined);
    }));

  test('are found by whoever has the code, though nobody has signed in', () =>
    inBooks(async (db) => {
      const one = sheet();
      await insertSheet(db, one, hashOf(1));
      await enterWall(db, { communityIds: [], householdIds: [], personIds: [] });
      assert.deepEqual(await findSheet(db, hashOf(1)), one);
    }));

  test('have each a code of their own', () =>
    inBooks(async (db) => {
      await insertSheet(db, sheet(), hashOf(1));
      await assert.rejects(insertSheet(db, sheet(), hashOf(1)), /sheet_code_hash_key/);
    }));

  test('are listed for their person, the latest first', () =>
    inBooks(async (db) => {
      const [first, second] = [sheet(), sheet()];
      await insertSheet(db, first, hashOf(1));
      await insertSheet(db, second, hashOf(2));
      await insertSheet(db, sheet({ personId: OTHER }), hashOf(3));
      const ids = (await listSheets(db, GIVER)).map(({ id }) => id);
      assert.deepEqual(ids, [second.id, first.id]);
    }));

  test('are taken back once, by their person, and stay as what they were', () =>
    inBooks(async (db) => {
      const one = sheet();
      await insertSheet(db, one, hashOf(1));
      assert.equal(await revokeSheet(db, { id: one.id, personId: OTHER, at }), false);
      assert.equal(await revokeSheet(db, { id: one.id, personId: GIVER, at }), true);
      assert.equal(await revokeSheet(db, { id: one.id, personId: GIVER, at }), false);
      assert.deepEqual(await findSheet(db, hashOf(1)), { ...one, revokedAt: at });
    }));

  test('go with their person, and those of others stay', () =>
    inBooks(async (db) => {
      await insertSheet(db, sheet(), hashOf(1));
      await insertSheet(db, sheet({ personId: OTHER }), hashOf(2));
      await dropSheets(db, GIVER);
      assert.equal(await findSheet(db, hashOf(1)), undefined);
      assert.ok((await findSheet(db, hashOf(2))) !== undefined);
      await dropSheets(db, GIVER);
    }));
});

test('a sheet tells of one day at least, of some time, and has a whole hash', async () => {
  const one = sheet();
  const wrong: readonly (readonly [Partial<Sheet>, Buffer])[] = [
    [{ minutes: 0 }, hashOf(1)],
    [{ toOn: one.fromOn.subtract({ days: 1 }) }, hashOf(1)],
    [{}, Buffer.alloc(31)],
  ];
  for (const [changes, hash] of wrong) {
    await inBooks(async (db) => {
      await assert.rejects(insertSheet(db, { ...one, ...changes }, hash), /check/);
    });
  }
  await inBooks((db) => insertSheet(db, { ...one, toOn: one.fromOn }, hashOf(1)));
});
