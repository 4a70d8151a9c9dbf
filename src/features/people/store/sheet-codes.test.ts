import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rolledBack, testDatabase } from '#test/database.ts';
import { people } from '#test/world.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import type { Db } from '#/platform/db/pool.ts';
import {
  findSheet,
  insertSheet,
  useOwnSheetCode,
  useSheetCode,
  withdrawSheet,
} from './sheet-codes.ts';
import { forgetPaperCodes } from './paper-codes.ts';

const NOW = Temporal.Instant.from('2026-11-23T01:00:00Z');
const LATER = NOW.add({ hours: 24 });
const OVER = NOW.add({ hours: 24 * 365 });
const SHEET = '019cf000-0000-7000-8000-00000000c001';
const NEXT = '019cf000-0000-7000-8000-00000000c002';
const SESSION = '019cf000-0000-7000-8000-00000000b001';

function idOf(sheet: 1 | 2, number: number): string {
  return `019cf000-0000-7000-8000-0000000${sheet}d${String(number).padStart(3, '0')}`;
}

function hashOf(sheet: 1 | 2, number: number): Buffer {
  return Buffer.from([sheet, number]);
}

async function print(db: Db, sheet: 1 | 2, personId: string, at = NOW): Promise<void> {
  await insertSheet(db, {
    id: sheet === 1 ? SHEET : NEXT,
    personId,
    issuedBy: personId,
    issuedIn: SESSION,
    issuedAt: at,
    expiresAt: at.add({ hours: 24 * 365 }),
    codes: Array.from({ length: 10 }, (_, index) => ({
      id: idOf(sheet, index + 1),
      codeHash: hashOf(sheet, index + 1),
    })),
  });
}

describe('the codes of a sheet', () => {
  test('a sheet is found as it was written, its lines in order', async () => {
    await rolledBack(async (tx) => {
      await print(tx, 1, people.li);
      const sheet = await findSheet(tx, people.li, LATER);
      assert.deepEqual(
        [sheet?.id, sheet?.personId, sheet?.issuedBy, sheet?.issuedIn],
        [SHEET, people.li, people.li, SESSION],
      );
      assert.equal(sheet?.issuedAt.toString(), NOW.toString());
      assert.equal(sheet?.expiresAt.toString(), OVER.toString());
      assert.deepEqual(
        sheet?.codes,
        Array.from({ length: 10 }, (_, index) => ({
          id: idOf(1, index + 1),
          number: index + 1,
          isUsed: false,
        })),
      );
    });
  });

  test('who has none has none, and that of another is not theirs', async () => {
    await rolledBack(async (tx) => {
      await print(tx, 1, people.li);
      assert.equal(await findSheet(tx, people.chen, NOW), undefined);
    });
  });

  test('a code is used once and told apart from those left', async () => {
    await rolledBack(async (tx) => {
      await print(tx, 1, people.li);
      assert.equal(await useSheetCode(tx, hashOf(1, 4), LATER), people.li);
      assert.equal(await useSheetCode(tx, hashOf(1, 4), LATER), undefined);
      const sheet = await findSheet(tx, people.li, LATER);
      const used = sheet?.codes.filter(({ isUsed }) => isUsed).map(({ number }) => number);
      assert.deepEqual(used, [4]);
      assert.equal(await useSheetCode(tx, Buffer.from([9, 9]), LATER), undefined);
    });
  });

  test('as a code of one’s own it is used once, by its person only', async () => {
    await rolledBack(async (tx) => {
      await print(tx, 1, people.li);
      const hash = hashOf(1, 4);
      assert.equal(await useOwnSheetCode(tx, { personId: people.chen, hash }, LATER), false);
      assert.equal(await useOwnSheetCode(tx, { personId: people.li, hash }, OVER), false);
      assert.equal(await useOwnSheetCode(tx, { personId: people.li, hash }, LATER), true);
      assert.equal(await useOwnSheetCode(tx, { personId: people.li, hash }, LATER), false);
      assert.equal(await useSheetCode(tx, hash, LATER), undefined);
    });
  });

  test('a sheet that has ended is not found, and none of its codes is good for anything', async () => {
    await rolledBack(async (tx) => {
      await print(tx, 1, people.li);
      await print(tx, 2, people.chen);
      await useSheetCode(tx, hashOf(1, 1), NOW);
      await withdrawSheet(tx, people.li, NOW);
      assert.equal(await findSheet(tx, people.li, LATER), undefined);
      assert.equal(await useSheetCode(tx, hashOf(1, 2), LATER), undefined);
      const own = { personId: people.li, hash: hashOf(1, 3) };
      assert.equal(await useOwnSheetCode(tx, own, LATER), false);
      assert.equal(await useSheetCode(tx, hashOf(2, 1), LATER), people.chen, 'of others it stays');
    });
  });

  test('a sheet stays in sight when all its codes are used', async () => {
    await rolledBack(async (tx) => {
      await print(tx, 1, people.li);
      for (let number = 1; number <= 10; number += 1) {
        assert.equal(await useSheetCode(tx, hashOf(1, number), LATER), people.li);
      }
      const sheet = await findSheet(tx, people.li, LATER);
      assert.ok(sheet?.codes.every(({ isUsed }) => isUsed));
    });
  });

  test('a fresh sheet withdraws what was left of the one before, and only of that person', async () => {
    await rolledBack(async (tx) => {
      await print(tx, 1, people.li);
      assert.equal(await useSheetCode(tx, hashOf(1, 1), LATER), people.li);
      await print(tx, 2, people.chen, LATER);
      assert.equal(await useSheetCode(tx, hashOf(1, 2), LATER), people.li);
      const theirs = await findSheet(tx, people.chen, LATER);
      assert.equal(theirs?.id, NEXT);
    });
    await rolledBack(async (tx) => {
      await print(tx, 1, people.li);
      assert.equal(await useSheetCode(tx, hashOf(1, 1), LATER), people.li);
      await print(tx, 2, people.li, LATER);
      assert.equal(await useSheetCode(tx, hashOf(1, 2), LATER), undefined);
      const sheet = await findSheet(tx, people.li, LATER);
      assert.deepEqual([sheet?.id, sheet?.codes.length], [NEXT, 10]);
    });
  });

  test('after its last day it signs nobody in, is in nobody’s sight, and is forgotten', async () => {
    await rolledBack(async (tx) => {
      await print(tx, 1, people.li);
      assert.equal(await useSheetCode(tx, hashOf(1, 1), OVER), undefined);
      assert.equal(await findSheet(tx, people.li, OVER), undefined);
      await forgetPaperCodes(tx, OVER);
      assert.ok(await findSheet(tx, people.li, LATER), 'not on the day itself');
      await forgetPaperCodes(tx, OVER.add({ seconds: 1 }));
      assert.equal(await findSheet(tx, people.li, LATER), undefined);
    });
  });
});

test('of two who type the same code at once, one is signed in; of two sheets at once, one lives', async () => {
  const { connection, drop } = await testDatabase();
  const pool = openPool(connection);
  const db = openDb(pool);
  try {
    await print(db, 1, people.li);
    const used = await Promise.all(
      Array.from({ length: 4 }, () => useSheetCode(db, hashOf(1, 7), LATER)),
    );
    assert.deepEqual(
      used.filter((personId) => personId !== undefined),
      [people.li],
    );
    await Promise.all([
      db.transaction().execute((tx) => print(tx, 2, people.chen)),
      db.transaction().execute((tx) =>
        insertSheet(tx, {
          id: '019cf000-0000-7000-8000-00000000c003',
          personId: people.chen,
          issuedBy: people.zhuang,
          issuedIn: undefined,
          issuedAt: NOW,
          expiresAt: OVER,
          codes: [{ id: '019cf000-0000-7000-8000-00000000c004', codeHash: Buffer.from([3, 1]) }],
        }),
      ),
    ]);
    const opens = [
      await useSheetCode(db, hashOf(2, 1), LATER),
      await useSheetCode(db, Buffer.from([3, 1]), LATER),
    ];
    assert.equal(opens.filter((personId) => personId === people.chen).length, 1);
  } finally {
    await pool.end();
    await drop();
  }
});
