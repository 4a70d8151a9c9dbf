import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rolledBack } from '#test/database.ts';
import { people, places } from '#test/world.ts';
import type { Vouch } from '#/features/people/model.ts';
import { countVouchesBy, endVouch, findVouch, insertVouch, listVouches } from './vouches.ts';

const NOW = Temporal.Instant.from('2026-11-23T01:00:00Z');

function idOf(number: number): string {
  return `019cf000-0000-7000-8000-00000000e${String(number).padStart(3, '0')}`;
}

function vouch(number: number, changes: Partial<Vouch> = {}): Vouch {
  return {
    id: idOf(number),
    communityId: places.community,
    personId: people.wang,
    residenceId: idOf(100 + number),
    ground: 'paper',
    madeHome: false,
    vouchedBy: people.chen,
    vouchedAt: NOW,
    ...changes,
  };
}

describe('who vouched for a home', () => {
  test('is read as it was written', async () => {
    await rolledBack(async (tx) => {
      assert.equal(await insertVouch(tx, vouch(1, { madeHome: true })), true);
      const found = await findVouch(tx, idOf(1));
      assert.deepEqual(
        { ...found, vouchedAt: found?.vouchedAt.toString() },
        { ...vouch(1, { madeHome: true }), vouchedAt: NOW.toString() },
      );
      assert.equal(await findVouch(tx, idOf(2)), undefined);
    });
  });

  test('is one for each home, and may be another when the first was taken back', async () => {
    await rolledBack(async (tx) => {
      await insertVouch(tx, vouch(1));
      const again = vouch(2, { residenceId: idOf(101), vouchedBy: people.zhuang });
      assert.equal(await insertVouch(tx, again), false);
      assert.equal(await endVouch(tx, vouch(1), { at: NOW, by: people.wang }), true);
      assert.equal(await endVouch(tx, vouch(1), { at: NOW, by: people.wang }), false);
      assert.equal(await insertVouch(tx, again), true);
      const listed = await listVouches(tx, people.wang);
      assert.deepEqual(
        listed.map(({ id }) => id),
        [idOf(2)],
      );
      assert.equal(await findVouch(tx, idOf(1)), undefined, 'what was taken back is none');
    });
  });

  test('is listed for the person alone, home by home', async () => {
    await rolledBack(async (tx) => {
      await insertVouch(tx, vouch(1));
      await insertVouch(tx, vouch(2));
      await insertVouch(tx, vouch(3, { personId: people.li }));
      const listed = await listVouches(tx, people.wang);
      assert.deepEqual(listed.map(({ id }) => id).toSorted(), [idOf(1), idOf(2)]);
    });
  });

  test('is counted since a moment, by who did, taken back or not', async () => {
    await rolledBack(async (tx) => {
      await insertVouch(tx, vouch(1, { vouchedAt: NOW.subtract({ seconds: 1 }) }));
      await insertVouch(tx, vouch(2));
      await insertVouch(tx, vouch(3, { vouchedAt: NOW.add({ hours: 2 }) }));
      await insertVouch(tx, vouch(4, { vouchedBy: people.zhuang }));
      await endVouch(tx, vouch(2), { at: NOW, by: people.chen });
      // Who takes back and gives again all day long is held by the same limit.
      assert.equal(await countVouchesBy(tx, people.chen, NOW), 2);
      assert.equal(await countVouchesBy(tx, people.zhuang, NOW), 1);
      assert.equal(await countVouchesBy(tx, people.li, NOW), 0);
    });
  });

  test('is never the person themselves, whatever the program does', async () => {
    await rolledBack(async (tx) => {
      const own = vouch(1, { vouchedBy: people.wang });
      await assert.rejects(insertVouch(tx, own), /vouch_check/);
    });
  });
});
