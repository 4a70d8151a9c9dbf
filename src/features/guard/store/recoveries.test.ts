import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { rolledBack } from '#test/database.ts';
import type { Db } from '#/platform/db/pool.ts';
import {
  deleteRecoveriesOf,
  endRecovery,
  findRecoveryOf,
  forgetRecoveries,
  insertRecovery,
  listWaiting,
  lockRecovery,
  saveConfirmation,
} from './recoveries.ts';

const NOON = Temporal.Instant.from('2026-11-22T12:00:00Z');
const [ME, OTHER, WU, HE] = [1, 2, 3, 4].map((n) => `019cf000-0000-7000-8000-00000000000${n}`);
const ID = '019cf000-0000-7000-8000-0000000000a1';
const SECOND = '019cf000-0000-7000-8000-0000000000a2';

function recovery(changes: object = {}) {
  return {
    id: ID,
    personId: ME ?? '',
    sessionId: '019cf000-0000-7000-8000-0000000000f1',
    askedAt: NOON,
    expiresAt: NOON.add({ hours: 24 }),
    ...changes,
  };
}

/** Keeps what a steward said, as an action does that holds the recovery. */
async function confirm(db: Db, by: string | undefined, at = NOON.add({ hours: 1 })): Promise<void> {
  const held = await lockRecovery(db, ID);
  assert.ok(held !== undefined);
  await saveConfirmation(db, held, { by: by ?? '', at });
}

test('one person has one recovery at a time, and another once it is ended', async () => {
  await rolledBack(async (tx) => {
    assert.equal(await insertRecovery(tx, recovery()), true);
    assert.equal(await insertRecovery(tx, recovery({ id: SECOND })), false);
    const kept = { ...recovery(), confirmed: [], endedAt: undefined };
    assert.deepEqual(await findRecoveryOf(tx, ME ?? ''), kept);
    assert.equal(await endRecovery(tx, ME ?? '', NOON), true);
    assert.equal(await endRecovery(tx, ME ?? '', NOON), false);
    assert.equal(await findRecoveryOf(tx, ME ?? ''), undefined);
    assert.equal(await lockRecovery(tx, ID), undefined);
    assert.equal(await insertRecovery(tx, recovery({ id: SECOND })), true);
  });
});

test('the stewards are kept in the order in which they spoke', async () => {
  await rolledBack(async (tx) => {
    await insertRecovery(tx, recovery());
    await confirm(tx, WU);
    await confirm(tx, HE, NOON.add({ hours: 2 }));
    const found = await findRecoveryOf(tx, ME ?? '');
    assert.deepEqual(
      found?.confirmed.map(({ by }) => by),
      [WU, HE],
    );
  });
});

test('waits in a list until two have spoken or the day is over', async () => {
  await rolledBack(async (tx) => {
    const ids = async (now = NOON) => (await listWaiting(tx, now)).map(({ id }) => id);
    await insertRecovery(tx, recovery());
    const sooner = { id: SECOND, personId: OTHER, expiresAt: NOON.add({ hours: 2 }) };
    await insertRecovery(tx, recovery(sooner));
    assert.deepEqual(await ids(), [SECOND, ID]);
    assert.deepEqual(await ids(NOON.add({ hours: 2 })), [ID]);
    assert.deepEqual(await ids(NOON.add({ hours: 24 })), []);
    await confirm(tx, WU);
    assert.deepEqual(await ids(NOON.add({ hours: 2 })), [ID]);
    await confirm(tx, HE, NOON.add({ hours: 2 }));
    assert.deepEqual(await ids(NOON.add({ hours: 2 })), []);
  });
});

test('the database takes no steward twice, nor the person, nor one who comes too late', async () => {
  const late = NOON.add({ hours: 24 });
  for (const said of [
    [[ME, NOON]],
    [[WU, late]],
    [
      [WU, NOON],
      [WU, NOON],
    ],
    [
      [WU, NOON],
      [ME, NOON],
    ],
    [
      [WU, NOON],
      [HE, late],
    ],
  ] as const) {
    await rolledBack(async (tx) => {
      await insertRecovery(tx, recovery());
      const speaking = async () => {
        for (const [by, at] of said) await confirm(tx, by, at);
      };
      await assert.rejects(speaking(), /violates check constraint/, JSON.stringify(said));
    });
  }
  await rolledBack(async (tx) => {
    const long = recovery({ expiresAt: NOON.add({ hours: 25 }) });
    await assert.rejects(insertRecovery(tx, long), /violates check constraint/);
  });
});

test('is forgotten after its time, and with the person', async () => {
  await rolledBack(async (tx) => {
    await insertRecovery(tx, recovery());
    await insertRecovery(tx, recovery({ id: SECOND, personId: OTHER }));
    await forgetRecoveries(tx, NOON);
    assert.ok(await findRecoveryOf(tx, ME ?? ''), 'not before its time');
    await deleteRecoveriesOf(tx, ME ?? '');
    assert.equal(await findRecoveryOf(tx, ME ?? ''), undefined);
    assert.ok(await findRecoveryOf(tx, OTHER ?? ''));
    await forgetRecoveries(tx, NOON.add({ seconds: 1 }));
    const { rows } = await sql`select from guard.recovery`.execute(tx);
    assert.equal(rows.length, 0);
  });
});
