import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { sql } from 'kysely';
import type { Db } from '#/platform/db/pool.ts';
import { rolledBack, testDatabase } from '#test/database.ts';
import { property } from '#test/property.ts';
import { openDb, openPool } from '#/platform/db/pool.ts';
import {
  FREE_PER_ACCOUNT,
  FREE_PER_NETWORK,
  countFailures,
  forgetFailures,
  forgiveFailures,
  minutesToWait,
  waitSecondsAfter,
} from './delays.ts';

const NOON = Temporal.Instant.from('2026-11-22T12:00:00Z');
const account = { kind: 'people.sign_in', subject: 'somebody', free: FREE_PER_ACCOUNT };
const network = { kind: 'people.sign_in', subject: '192.0.2.7', free: FREE_PER_NETWORK };

async function fail(db: Db, times: number, now = NOON, tried = [account]): Promise<void> {
  for (let count = 0; count < times; count += 1) await countFailures(db, tried, now);
}

describe('how long one waits', () => {
  test('not at all at first, then twice as long each time, and an hour at the most', () => {
    const waits = [0, 4, 5, 6, 7, 11, 12, 13, 40, 1_000].map((failures) =>
      waitSecondsAfter(failures, FREE_PER_ACCOUNT),
    );
    assert.deepEqual(waits, [0, 0, 30, 60, 120, 1_920, 3_600, 3_600, 3_600, 3_600]);
  });

  property(
    'never less after one failure more, and never without end',
    fc.property(fc.nat(2_000), fc.nat(50), (failures, free) => {
      const [now, next] = [waitSecondsAfter(failures, free), waitSecondsAfter(failures + 1, free)];
      assert.ok(next >= now && next <= 3_600 && Number.isFinite(next));
    }),
  );
});

describe('failures', () => {
  test('of tired eyes cost nothing, of a guesser more and more', async () => {
    await rolledBack(async (tx) => {
      await fail(tx, FREE_PER_ACCOUNT - 1);
      assert.equal(await minutesToWait(tx, [account], NOON), undefined);
      await fail(tx, 1);
      assert.equal(await minutesToWait(tx, [account], NOON), 1);
      await fail(tx, 3);
      assert.equal(await minutesToWait(tx, [account], NOON), 4);
      assert.equal(await minutesToWait(tx, [account], NOON.add({ minutes: 3 })), 1);
      assert.equal(await minutesToWait(tx, [account], NOON.add({ minutes: 4 })), undefined);
    });
  });

  test('are of one account or network, and of one kind of try', async () => {
    await rolledBack(async (tx) => {
      await fail(tx, 20);
      const others = [
        { ...account, subject: 'another' },
        { ...account, kind: 'guard.sign_in' },
      ];
      assert.equal(await minutesToWait(tx, others, NOON), undefined);
      assert.equal(await minutesToWait(tx, [...others, account], NOON), 60);
    });
  });

  test('of many accounts from one network hold up the network, later', async () => {
    await rolledBack(async (tx) => {
      for (let count = 0; count < FREE_PER_NETWORK; count += 1) {
        const one = { ...account, subject: `account ${count}` };
        await countFailures(tx, [one, network], NOON);
        assert.equal(await minutesToWait(tx, [one], NOON), undefined);
      }
      assert.equal(await minutesToWait(tx, [network], NOON), 1);
    });
  });

  test('lock nobody out for good: after any number an hour is enough', async () => {
    await rolledBack(async (tx) => {
      await fail(tx, 60);
      const later = NOON.add({ hours: 1 });
      assert.equal(await minutesToWait(tx, [account], NOON), 60);
      assert.equal(await minutesToWait(tx, [account], later), undefined);
    });
  });

  test('are forgiven to the account that comes in, and forgotten after a quiet day', async () => {
    await rolledBack(async (tx) => {
      await fail(tx, 9, NOON, [account, network]);
      await forgiveFailures(tx, account);
      await fail(tx, FREE_PER_ACCOUNT - 1);
      assert.equal(await minutesToWait(tx, [account], NOON), undefined);
      await fail(tx, 1, NOON.add({ hours: 24, seconds: 1 }));
      const after = NOON.add({ hours: 24, seconds: 1 });
      assert.equal(await minutesToWait(tx, [account], after), undefined, 'begins afresh');
      await forgetFailures(tx, NOON.add({ hours: 24, seconds: 1 }));
      const { rows } = await sql<{ readonly subject: string }>`
        select subject from platform.failure`.execute(tx);
      assert.deepEqual(rows, [{ subject: account.subject }]);
    });
  });
});

test('failures at the same moment all count', async () => {
  const { connection, drop } = await testDatabase();
  const pool = openPool(connection);
  const db = openDb(pool);
  await Promise.all(Array.from({ length: 12 }, () => countFailures(db, [account], NOON)));
  const { rows } = await sql<{ readonly failures: number }>`
    select failures from platform.failure`.execute(db);
  assert.deepEqual(rows, [{ failures: 12 }]);
  await pool.end();
  await drop();
});
