import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Db } from '#/platform/db/pool.ts';
import type { Context } from '#/platform/action/context.ts';
import { listDeedsFor } from '#/platform/journal/deeds.ts';
import type { Deed } from '#/platform/journal/deeds.ts';
import { rolledBack } from '#test/database.ts';
import {
  contextOf,
  household,
  makeWorld,
  people,
  places,
  recordedIn,
  refusalOf,
} from '#test/world.ts';
import { telephones } from '#test/world.ts';
import { listHelpers } from '#/features/people/store/relations.ts';
import { listResidences } from '#/features/people/store/residences.ts';
import { addHousehold, moveOut } from './counter.ts';
import { endConsent, recordConsent } from './relations.ts';
import { peopleDeeds } from './take-back.ts';

const BEGAN = Temporal.Instant.from('2026-01-01T00:00:00Z');
const SECOND_HOME = household(3, 1, 102);

/** Has the counter record that a neighbour may act for the grandmother. */
async function consentFor(context: Context): Promise<string> {
  const recorded = await recordConsent(context, {
    personId: people.wang,
    helper: { kind: 'telephone', address: telephones.li },
    kind: 'neighbour',
    way: 'in_person',
    consentedOn: Temporal.PlainDate.from('2026-11-20'),
    endsOn: undefined,
  });
  assert.ok(recorded.ok);
  return recorded.value.id;
}

async function homeFor(context: Context): Promise<string> {
  const home = { personId: people.wang, householdId: SECOND_HOME, relation: 'family' } as const;
  const added = await addHousehold(context, home);
  assert.ok(added.ok);
  return added.value.id;
}

async function deedOf(db: Db, verb: string): Promise<Deed> {
  const deed = (await listDeedsFor(db, people.wang, BEGAN)).find((one) => one.verb === verb);
  assert.ok(deed !== undefined, verb);
  return deed;
}

async function takeBack(context: Context, deed: Deed) {
  const reverser = peopleDeeds.reversers[deed.verb];
  assert.ok(reverser !== undefined);
  return reverser(context, deed);
}

describe('what the counter does about somebody', () => {
  test('a consent it records is done for the person, with which consent it was', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const zhuang = await contextOf(tx, people.zhuang);
      const relation = await consentFor(zhuang);
      const deed = await deedOf(tx, 'record_consent');
      assert.deepEqual(
        [deed.actorId, deed.personId, deed.communityId, deed.data['relation'], deed.way],
        [people.zhuang, people.wang, places.community, relation, undefined],
      );
    });
  });

  test('a home it adds is done for the person, with which home it was', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const residence = await homeFor(await contextOf(tx, people.zhuang));
      const deed = await deedOf(tx, 'move_in');
      assert.deepEqual([deed.personId, deed.data['residence']], [people.wang, residence]);
    });
  });

  test('a consent that one gives oneself is no deed of anybody', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const wang = await contextOf(tx, people.wang);
      await consentFor(wang).catch(() => '');
      assert.deepEqual(await listDeedsFor(tx, people.wang, BEGAN), []);
    });
  });
});

describe('what it was about', () => {
  test('a consent is told by who may act, a home by where it is', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const zhuang = await contextOf(tx, people.zhuang);
      await consentFor(zhuang);
      await homeFor(zhuang);
      const [consent, home] = [await deedOf(tx, 'record_consent'), await deedOf(tx, 'move_in')];
      const subjects = await peopleDeeds.subjectsOf(tx, [consent, home]);
      assert.equal(subjects.get(consent.id)?.names.hant, '李大同');
      assert.equal(subjects.get(home.id)?.names.hant, '東興小區3號樓1單元102');
      assert.equal(subjects.get(home.id)?.address, undefined);
    });
  });

  test('what has nothing to it is told without, and broken numbers find nothing', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const zhuang = await contextOf(tx, people.zhuang);
      await consentFor(zhuang);
      const deed = await deedOf(tx, 'record_consent');
      for (const data of [{}, { relation: 7 }, { residence: null }]) {
        const subjects = await peopleDeeds.subjectsOf(tx, [{ ...deed, data }]);
        assert.equal(subjects.size, 0, JSON.stringify(data));
      }
      assert.equal((await peopleDeeds.subjectsOf(tx, [])).size, 0);
    });
  });
});

describe('taking it back', () => {
  test('the consent ends, by whoever asks, and it is recorded', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      await consentFor(await contextOf(tx, people.zhuang));
      const wang = await contextOf(tx, people.wang);
      const done = await takeBack(wang, await deedOf(tx, 'record_consent'));
      assert.equal(done.ok, true);
      const helpers = await listHelpers(tx, people.wang, wang.now);
      assert.deepEqual(
        helpers.map(({ helperId }) => helperId),
        [people.lin],
      );
      const entry = (await recordedIn(tx)).find(({ what }) => what === 'people.end_consent');
      assert.deepEqual(
        [entry?.actorId, entry?.subjectId, entry?.communityId],
        [people.wang, people.wang, places.community],
      );
    });
  });

  test('the home ends today, and the others stay', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      await homeFor(await contextOf(tx, people.zhuang));
      const wang = await contextOf(tx, people.wang);
      assert.equal((await takeBack(wang, await deedOf(tx, 'move_in'))).ok, true);
      const homes = await listResidences(tx, [people.wang]);
      assert.deepEqual(
        homes.map(({ householdId }) => householdId),
        [household(3, 2, 201)],
      );
      const entry = (await recordedIn(tx)).find(({ what }) => what === 'people.move_out');
      assert.equal(entry?.placeId, SECOND_HOME);
    });
  });

  test('what has ended already is not there to be taken back', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const zhuang = await contextOf(tx, people.zhuang);
      const relation = await consentFor(zhuang);
      const residenceId = await homeFor(zhuang);
      const [consent, home] = [await deedOf(tx, 'record_consent'), await deedOf(tx, 'move_in')];
      assert.equal((await endConsent(zhuang, relation)).ok, true);
      assert.equal((await moveOut(zhuang, { personId: people.wang, residenceId })).ok, true);
      const wang = await contextOf(tx, people.wang);
      assert.equal(refusalOf(await takeBack(wang, consent)), 'not_found');
      assert.equal(refusalOf(await takeBack(wang, home)), 'not_found');
    });
  });

  test('a number that belongs to somebody else’s consent or home ends neither', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const zhuang = await contextOf(tx, people.zhuang);
      await consentFor(zhuang);
      await homeFor(zhuang);
      const li = await contextOf(tx, people.li);
      for (const verb of ['record_consent', 'move_in']) {
        const forged = { ...(await deedOf(tx, verb)), personId: people.li };
        assert.equal(refusalOf(await takeBack(li, forged)), 'not_found', verb);
      }
      assert.equal((await listHelpers(tx, people.wang, li.now)).length, 2);
      assert.equal((await listResidences(tx, [people.wang])).length, 2);
    });
  });
});
