import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rolledBack } from '#test/database.ts';
import {
  contextOf,
  household,
  makeWorld,
  NEXT_HOUSEHOLD,
  people,
  recordedIn,
  refusalOf,
} from '#test/world.ts';
import type { Db } from '#/platform/db/pool.ts';
import { MOST_VOUCHES_A_DAY } from '#/features/people/model.ts';
import { listResidences } from '#/features/people/store/residences.ts';
import { insertVouch, listVouches } from '#/features/people/store/vouches.ts';
import { moveOut, registerPerson } from './counter.ts';
import { takeBackVouch, vouchForHome } from './vouch.ts';

const WANGS = household(3, 2, 201);
const EMPTY = household(3, 1, 102);
const word = { personId: people.wang, relation: 'family', ground: 'known' } as const;

async function given(tx: Db, householdId = EMPTY): Promise<string> {
  const chen = await contextOf(tx, people.chen);
  const done = await vouchForHome(chen, { ...word, householdId });
  assert.ok(done.ok);
  return done.value.id;
}

async function homesOf(tx: Db, personId: string) {
  return (await listResidences(tx, [personId])).map(({ householdId }) => householdId);
}

describe('vouching for a home', () => {
  test('a home noted before is vouched for, and the person concerned stands in the journal', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const id = await given(tx, WANGS);
      const [vouch, ...more] = await listVouches(tx, people.wang);
      assert.deepEqual(more, []);
      assert.deepEqual(
        [vouch?.id, vouch?.vouchedBy, vouch?.ground, vouch?.madeHome],
        [id, people.chen, 'known', false],
      );
      const [entry] = await recordedIn(tx);
      assert.deepEqual(
        [entry?.what, entry?.actorId, entry?.personId, entry?.placeId],
        ['people.vouch', people.chen, people.wang, WANGS],
      );
    });
  });

  test('who does not live there yet does from now on, without a household code', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      await given(tx);
      assert.deepEqual(await homesOf(tx, people.wang), [WANGS, EMPTY]);
      assert.equal((await listVouches(tx, people.wang))[0]?.madeHome, true);
    });
  });

  test('only the leader of the building, and neither for themselves nor for their own home', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const by = async (personId: string, changes: object) => {
        const context = await contextOf(tx, personId);
        return refusalOf(await vouchForHome(context, { ...word, householdId: EMPTY, ...changes }));
      };
      assert.equal(await by(people.li, {}), 'not_allowed');
      assert.equal(await by(people.zhuang, {}), 'not_allowed', 'the counter registers');
      assert.equal(await by(people.chen, { householdId: household(7, 1, 101) }), 'not_allowed');
      assert.equal(await by(people.chen, { householdId: NEXT_HOUSEHOLD }), 'not_allowed');
      assert.equal(await by(people.chen, { householdId: 'dongxing-3' }), 'no_household');
      assert.equal(await by(people.chen, { personId: people.chen }), 'not_to_oneself');
      const own = { householdId: household(3, 1, 101) };
      assert.equal(await by(people.chen, own), 'own_household');
      // Whoever they may not know looks like nobody.
      assert.equal(await by(people.chen, { personId: people.li }), 'not_found');
      assert.deepEqual(await listVouches(tx, people.wang), []);
    });
  });

  test('one word is enough for a home', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      await given(tx);
      const chen = await contextOf(tx, people.chen);
      const again = await vouchForHome(chen, { ...word, ground: 'paper', householdId: EMPTY });
      assert.equal(refusalOf(again), 'vouched_already');
    });
  });

  test('after as many as one day holds it waits for the next', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const chen = await contextOf(tx, people.chen);
      const vouch = {
        communityId: '350203007010',
        personId: people.li,
        ground: 'known',
        madeHome: false,
        vouchedBy: people.chen,
      } as const;
      for (let count = 0; count < MOST_VOUCHES_A_DAY; count += 1) {
        const ids = { id: chen.newId(), residenceId: chen.newId() };
        await insertVouch(tx, { ...vouch, ...ids, vouchedAt: chen.now });
      }
      const wanted = { ...word, householdId: EMPTY };
      assert.equal(refusalOf(await vouchForHome(chen, wanted)), 'too_many_vouches');
      const tomorrow = { ...chen, now: chen.now.add({ hours: 24 }) };
      assert.equal(refusalOf(await vouchForHome(tomorrow, wanted)), undefined);
    });
  });
});

describe('taking a word back', () => {
  for (const [who, personId] of [
    ['the leader who gave it', people.chen],
    ['the person themselves', people.wang],
    ['the counter', people.zhuang],
  ] as const) {
    test(`${who} takes it back, and the home that stood on it ends`, async () => {
      await rolledBack(async (tx) => {
        await makeWorld(tx);
        const id = await given(tx);
        const done = await takeBackVouch(await contextOf(tx, personId), id);
        assert.deepEqual(done, { ok: true, value: { personId: people.wang } });
        assert.deepEqual(await homesOf(tx, people.wang), [WANGS]);
        const entries = await recordedIn(tx);
        const entry = entries.find(({ what }) => what === 'people.revoke_vouch');
        assert.deepEqual([entry?.actorId, entry?.personId], [personId, people.wang]);
        const again = await takeBackVouch(await contextOf(tx, personId), id);
        assert.equal(refusalOf(again), 'not_found');
      });
    });
  }

  test('nobody else takes it back, and it looks like none', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const id = await given(tx);
      for (const other of [people.li, people.lin, people.xu, people.he]) {
        assert.equal(refusalOf(await takeBackVouch(await contextOf(tx, other), id)), 'not_found');
      }
      assert.equal((await listVouches(tx, people.wang)).length, 1);
    });
  });

  test('a home that was known before stays, and can be vouched for again', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const id = await given(tx, WANGS);
      await takeBackVouch(await contextOf(tx, people.chen), id);
      assert.deepEqual(await homesOf(tx, people.wang), [WANGS]);
      await given(tx, WANGS);
    });
  });

  test('who has moved out meanwhile can still have it taken back', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const zhuang = await contextOf(tx, people.zhuang);
      const fields = { called: undefined, birthYear: undefined, language: 'zh-Hant' } as const;
      const reach = { telephone: undefined, email: undefined };
      const made = await registerPerson(zhuang, {
        ...fields,
        ...reach,
        name: '周福生',
        householdId: EMPTY,
        relation: 'tenant',
      });
      assert.ok(made.ok);
      const personId = made.value.id;
      const chen = await contextOf(tx, people.chen);
      const done = await vouchForHome(chen, { ...word, personId, householdId: EMPTY });
      assert.ok(done.ok);
      const [home] = await listResidences(tx, [personId]);
      await moveOut(zhuang, { personId, residenceId: home?.id ?? '' });
      assert.equal(refusalOf(await takeBackVouch(zhuang, done.value.id)), undefined);
    });
  });
});
