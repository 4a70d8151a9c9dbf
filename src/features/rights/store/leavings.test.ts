import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Db } from '#/platform/db/pool.ts';
import { rolledBack } from '#test/database.ts';
import {
  insertCorrection,
  listCorrectionsOf,
  listWaiting,
  lockCorrection,
  saveAnswer,
} from './corrections.ts';
import {
  closeLeaving,
  findLeaving,
  insertLeaving,
  listDue,
  lockDue,
  withdrawLeaving,
} from './leavings.ts';
import type { Leaving } from './leavings.ts';
import { beginReading, listReadings } from './readings.ts';

const ME = '019cf000-0000-7000-8000-0000000d0001';
const OTHER = '019cf000-0000-7000-8000-0000000d0002';
const ASKED = Temporal.Instant.from('2026-11-01T00:00:00Z');
const DUE = ASKED.add({ hours: 24 });

function leavingOf(personId: string, changes: Partial<Leaving> = {}): Leaving {
  const id = personId.replace('d000', 'e000');
  const shared = { communityId: 'c', askedBy: personId, askedAt: ASKED, dueAt: DUE };
  return { id, personId, takesWords: true, ...shared, ...changes };
}

async function ask(db: Db, personId: string, number: number, communityId = 'c'): Promise<string> {
  const id = `019cf000-0000-7000-8000-0000000f000${number}`;
  const askedAt = ASKED.add({ minutes: number });
  const asked = { personId, askedBy: personId, askedAt, words: `第 ${number} 件` };
  await insertCorrection(db, { id, communityId, ...asked });
  return id;
}

describe('wishes to leave', () => {
  test('one person has one that waits, as it was written', async () => {
    await rolledBack(async (tx) => {
      const mine = leavingOf(ME);
      assert.equal(await insertLeaving(tx, mine), true);
      assert.equal(await insertLeaving(tx, { ...mine, id: OTHER }), false);
      assert.deepEqual(await findLeaving(tx, ME), mine);
      assert.equal(await findLeaving(tx, OTHER), undefined);
    });
  });

  test('what is due is listed by its day, and can be held from then on', async () => {
    await rolledBack(async (tx) => {
      const mine = leavingOf(ME, { dueAt: DUE.add({ hours: 1 }) });
      await insertLeaving(tx, mine);
      await insertLeaving(tx, leavingOf(OTHER));
      assert.equal(await lockDue(tx, mine.id, DUE), undefined);
      assert.deepEqual(
        (await listDue(tx, DUE)).map(({ personId }) => personId),
        [OTHER],
      );
      const both = await listDue(tx, mine.dueAt);
      assert.deepEqual(
        both.map(({ personId }) => personId),
        [OTHER, ME],
      );
      assert.deepEqual(await lockDue(tx, mine.id, mine.dueAt), mine);
    });
  });

  test('one that was taken back or carried out waits no more', async () => {
    await rolledBack(async (tx) => {
      await insertLeaving(tx, leavingOf(ME));
      assert.equal(await withdrawLeaving(tx, ME, DUE), true);
      assert.equal(await withdrawLeaving(tx, ME, DUE), false);
      await insertLeaving(tx, leavingOf(OTHER));
      await closeLeaving(tx, leavingOf(OTHER), DUE);
      assert.deepEqual(await listDue(tx, DUE), []);
      assert.equal(await withdrawLeaving(tx, OTHER, DUE), false);
    });
  });

  test('with somebody go what they asked, and who read for them or for whom they read', async () => {
    await rolledBack(async (tx) => {
      await ask(tx, ME, 1);
      await ask(tx, OTHER, 2);
      await beginReading(tx, { personId: ME, helperId: OTHER }, ASKED);
      await beginReading(tx, { personId: OTHER, helperId: ME }, ASKED);
      await closeLeaving(tx, leavingOf(ME), DUE);
      assert.deepEqual(await listCorrectionsOf(tx, ME), []);
      assert.equal((await listCorrectionsOf(tx, OTHER)).length, 1);
      assert.deepEqual(await listReadings(tx, ME), []);
      assert.deepEqual(await listReadings(tx, OTHER), []);
    });
  });

  test('the database takes no wish that is due before it was asked for', async () => {
    const backwards = rolledBack((tx) => insertLeaving(tx, leavingOf(ME, { dueAt: ASKED })));
    await assert.rejects(backwards, /check/);
  });
});

describe('requests for corrections', () => {
  test('a person reads theirs, the latest first; a community those that wait, the oldest', async () => {
    await rolledBack(async (tx) => {
      for (const number of [1, 2, 3]) await ask(tx, ME, number);
      await ask(tx, OTHER, 4, 'd');
      const mine = (await listCorrectionsOf(tx, ME)).map(({ words }) => words);
      assert.deepEqual(mine, ['第 3 件', '第 2 件', '第 1 件']);
      const waiting = (await listWaiting(tx, ['c'])).map(({ words }) => words);
      assert.deepEqual(waiting, mine.toReversed());
      assert.equal((await listWaiting(tx, ['c', 'd'])).length, 4);
      assert.deepEqual(await listWaiting(tx, []), []);
    });
  });

  test('an answered one keeps its answer and waits no more', async () => {
    await rolledBack(async (tx) => {
      const id = await ask(tx, ME, 1);
      assert.equal((await lockCorrection(tx, id))?.personId, ME);
      await saveAnswer(tx, id, { answer: 'left', reason: '沒有錯', by: OTHER, at: DUE });
      assert.equal((await lockCorrection(tx, id))?.answer, 'left');
      assert.deepEqual(await listWaiting(tx, ['c']), []);
      const [mine] = await listCorrectionsOf(tx, ME);
      assert.deepEqual([mine?.answer, mine?.reason], ['left', '沒有錯']);
    });
  });
});
