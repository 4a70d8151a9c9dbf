import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { contextOn } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import {
  contextOf,
  household,
  makeWorld,
  NEXT_HOUSEHOLD,
  people,
  places,
  recordedIn,
  refusalOf,
  telephones,
} from '#test/world.ts';
import { readPaperCode } from '#/features/people/rules/paper-codes.ts';
import { findLogin, listLogins } from '#/features/people/store/logins.ts';
import { findPerson, searchPeople } from '#/features/people/store/persons.ts';
import { listResidences } from '#/features/people/store/residences.ts';
import {
  addHousehold,
  correctPerson,
  issueCounterCode,
  mayKnow,
  moveOut,
  readCounterCode,
  registerPerson,
} from './counter.ts';
import type { NewResident, PersonFields } from './counter.ts';

const NOBODY = '019cf000-0000-7000-8000-000000000999';
const fields: PersonFields = {
  name: '周福生',
  called: '周伯',
  birthYear: 1938,
  telephone: undefined,
  email: undefined,
  language: 'zh-Hant',
};
const newcomer: NewResident = {
  ...fields,
  householdId: household(3, 1, 102),
  relation: 'owner',
};
const FRESH = { kind: 'telephone', address: '+8613800138066' } as const;
const CHENS = { kind: 'telephone', address: telephones.chen } as const;

describe('registering a person', () => {
  test('somebody lives there from today, without an account', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const registered = await registerPerson(await contextOf(tx, people.chen), newcomer);
      assert.ok(registered.ok);
      const { id } = registered.value;
      assert.deepEqual(await findPerson(tx, id), {
        id,
        communityId: places.community,
        name: '周福生',
        called: '周伯',
        birthYear: 1938,
        telephone: undefined,
        email: undefined,
        language: 'zh-Hant',
        accountSince: undefined,
      });
      const [home] = await listResidences(tx, [id]);
      assert.deepEqual(
        [home?.householdId, home?.relation, home?.since.toString()],
        [household(3, 1, 102), 'owner', '2026-11-22'],
      );
      const [entry] = await recordedIn(tx);
      assert.deepEqual(
        [entry?.what, entry?.subjectId, entry?.placeId],
        ['people.register', id, household(3, 1, 102)],
      );
    });
  });

  test('an address signs in when the counter vouches for it', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const zhuang = await contextOf(tx, people.zhuang);
      const registered = await registerPerson(zhuang, { ...newcomer, telephone: FRESH });
      assert.ok(registered.ok);
      assert.equal(await findLogin(tx, FRESH), registered.value.id);
    });
  });

  test('an address noted by a building leader only reaches the person', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const chen = await contextOf(tx, people.chen);
      const registered = await registerPerson(chen, { ...newcomer, telephone: FRESH });
      assert.ok(registered.ok);
      assert.equal(await findLogin(tx, FRESH), undefined);
      assert.equal((await findPerson(tx, registered.value.id))?.telephone, FRESH.address);
    });
  });

  test('the address of somebody else is refused at the counter', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const zhuang = await contextOf(tx, people.zhuang);
      const tried = await registerPerson(zhuang, { ...newcomer, telephone: CHENS });
      assert.equal(refusalOf(tried), 'address_taken');
      assert.equal(await findLogin(tx, CHENS), people.chen);
    });
  });

  test('the same name in the same household is the same person, in either script', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const chen = await contextOf(tx, people.chen);
      const there = { ...newcomer, householdId: household(3, 1, 101), name: '陈志明' };
      assert.equal(refusalOf(await registerPerson(chen, there)), 'already_lives_here');
      const next = { ...there, householdId: household(3, 1, 201) };
      assert.equal(refusalOf(await registerPerson(chen, next)), undefined);
    });
  });

  test('nobody is registered outside of one’s reach, or in what is no household', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const chen = await contextOf(tx, people.chen);
      const at = async (householdId: string) =>
        refusalOf(await registerPerson(chen, { ...newcomer, householdId }));
      assert.equal(await at(household(7, 1, 101)), 'not_allowed');
      assert.equal(await at(NEXT_HOUSEHOLD), 'not_allowed');
      assert.equal(await at(places.building), 'no_household');
      assert.equal(await at('nowhere'), 'not_found');
      const found = await searchPeople(tx, { communityId: places.community, query: '周福生' });
      assert.deepEqual(found, []);
    });
  });
});

describe('correcting a record', () => {
  test('what was wrong is right, and the correction is recorded', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const zhuang = await contextOf(tx, people.zhuang);
      const corrected = await correctPerson(zhuang, { ...fields, personId: people.wang });
      assert.ok(corrected.ok);
      const wang = await findPerson(tx, people.wang);
      assert.deepEqual([wang?.name, wang?.called, wang?.birthYear], ['周福生', '周伯', 1938]);
      assert.equal((await recordedIn(tx))[0]?.what, 'people.correct');
    });
  });

  test('who may not see the year of birth does not change it either', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const chen = await contextOf(tx, people.chen);
      await correctPerson(chen, { ...fields, personId: people.wang, birthYear: undefined });
      assert.equal((await findPerson(tx, people.wang))?.birthYear, 1944);
    });
  });

  test('a telephone that is taken out signs in no longer', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const zhuang = await contextOf(tx, people.zhuang);
      await correctPerson(zhuang, { ...fields, personId: people.li });
      assert.deepEqual(await listLogins(tx, people.li), []);
    });
  });

  test('a building leader changes how somebody is reached, not how they sign in', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const chen = await contextOf(tx, people.chen);
      await correctPerson(chen, { ...fields, personId: people.wang, telephone: FRESH });
      assert.equal((await findPerson(tx, people.wang))?.telephone, FRESH.address);
      assert.equal(await findLogin(tx, FRESH), undefined);
    });
  });

  test('the record of who holds more than one could grant is left alone', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const zhuang = await contextOf(tx, people.zhuang);
      const steward = await correctPerson(zhuang, { ...fields, personId: people.wu });
      assert.equal(refusalOf(steward), 'role_too_high');
      const chen = await correctPerson(zhuang, { ...fields, personId: people.chen });
      assert.equal(refusalOf(chen), undefined);
    });
  });

  test('the record of somebody else’s people is not found', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      for (const who of [people.xu, people.li, people.he]) {
        const context = await contextOf(tx, who);
        const tried = await correctPerson(context, { ...fields, personId: people.wang });
        assert.equal(refusalOf(tried), 'not_found');
      }
      const zhuang = await contextOf(tx, people.zhuang);
      const nobody = await correctPerson(zhuang, { ...fields, personId: NOBODY });
      assert.equal(refusalOf(nobody), 'not_found');
    });
  });

  test('the address of somebody else is not given away', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const zhuang = await contextOf(tx, people.zhuang);
      const tried = await correctPerson(zhuang, {
        ...fields,
        personId: people.li,
        telephone: CHENS,
      });
      assert.equal(refusalOf(tried), 'address_taken');
    });
  });
});

describe('moving', () => {
  const second = {
    personId: people.wang,
    householdId: household(3, 1, 202),
    relation: 'owner',
  } as const;

  test('a second household is added, once', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const chen = await contextOf(tx, people.chen);
      assert.equal(refusalOf(await addHousehold(chen, second)), undefined);
      assert.equal((await listResidences(tx, [people.wang])).length, 2);
      assert.equal(refusalOf(await addHousehold(chen, second)), 'already_lives_here');
      const [entry] = await recordedIn(tx);
      assert.deepEqual([entry?.what, entry?.placeId], ['people.move_in', second.householdId]);
    });
  });

  test('nobody is moved whom one may not know, or to where one holds no office', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const chen = await contextOf(tx, people.chen);
      const stranger = { ...second, personId: people.li };
      assert.equal(refusalOf(await addHousehold(chen, stranger)), 'not_found');
      const nobody = { ...second, personId: NOBODY };
      assert.equal(refusalOf(await addHousehold(chen, nobody)), 'not_found');
      const elsewhere = { ...second, householdId: household(7, 1, 102) };
      assert.equal(refusalOf(await addHousehold(chen, elsewhere)), 'not_allowed');
      const building = { ...second, householdId: places.building };
      assert.equal(refusalOf(await addHousehold(chen, building)), 'no_household');
    });
  });

  test('who moves out lives there until today', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const chen = await contextOf(tx, people.chen);
      const [home] = await listResidences(tx, [people.wang]);
      const wanted = { personId: people.wang, residenceId: home?.id ?? '' };
      assert.ok((await moveOut(chen, wanted)).ok);
      assert.deepEqual(await listResidences(tx, [people.wang]), []);
      const [entry] = await recordedIn(tx);
      assert.deepEqual([entry?.what, entry?.placeId], ['people.move_out', home?.householdId]);
      assert.equal(refusalOf(await moveOut(chen, wanted)), 'not_found');
    });
  });

  test('nobody is moved out of another home than their own, or by a stranger', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const chen = await contextOf(tx, people.chen);
      const [lis] = await listResidences(tx, [people.li]);
      const wrong = { personId: people.wang, residenceId: lis?.id ?? '' };
      assert.equal(refusalOf(await moveOut(chen, wrong)), 'does_not_live_here');
      const foreign = { personId: people.li, residenceId: lis?.id ?? '' };
      assert.equal(refusalOf(await moveOut(chen, foreign)), 'not_found');
      const zhuang = await contextOf(tx, people.zhuang);
      const second = { householdId: household(3, 1, 201), relation: 'family' } as const;
      assert.ok((await addHousehold(zhuang, { personId: people.li, ...second })).ok);
      assert.equal(refusalOf(await moveOut(chen, foreign)), 'not_allowed');
    });
  });
});

describe('a code of the counter', () => {
  test('a code is issued, read again by the counter, and recorded', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const zhuang = await contextOf(tx, people.zhuang);
      assert.ok((await issueCounterCode(zhuang, people.wang)).ok);
      const read = await readCounterCode(zhuang, people.wang);
      assert.ok(read.ok);
      assert.equal(read.value.person.name, '王秀英');
      assert.equal(readPaperCode(read.value.code?.digits ?? '')?.kind, 'counter');
      const expiresAt = read.value.code?.expiresAt;
      assert.equal(expiresAt && zhuang.now.until(expiresAt).total('hours'), 24);
      const [entry] = await recordedIn(tx);
      assert.deepEqual([entry?.what, entry?.subjectId], ['people.issue_counter_code', people.wang]);
    });
  });

  test('a code is there only after it was issued', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const read = await readCounterCode(await contextOf(tx, people.zhuang), people.wang);
      assert.equal(read.ok && read.value.code, undefined);
    });
  });

  test('a code is not for a building leader to give, nor for the counter of another community', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const chen = await contextOf(tx, people.chen);
      assert.equal(refusalOf(await issueCounterCode(chen, people.wang)), 'not_allowed');
      assert.equal(refusalOf(await readCounterCode(chen, people.wang)), 'not_allowed');
      const xu = await contextOf(tx, people.xu);
      assert.equal(refusalOf(await issueCounterCode(xu, people.wang)), 'not_found');
    });
  });

  test('a code is no way up: not to oneself, not for who holds more', async () => {
    await rolledBack(async (tx) => {
      await makeWorld(tx);
      const zhuang = await contextOf(tx, people.zhuang);
      assert.equal(refusalOf(await issueCounterCode(zhuang, people.zhuang)), 'not_to_oneself');
      assert.equal(refusalOf(await issueCounterCode(zhuang, people.wu)), 'role_too_high');
      assert.equal(refusalOf(await readCounterCode(zhuang, people.wu)), 'role_too_high');
      assert.equal(refusalOf(await issueCounterCode(contextOn(tx), people.wang)), 'not_to_oneself');
      const wu = await contextOf(tx, people.wu);
      assert.equal(refusalOf(await issueCounterCode(wu, people.zhuang)), undefined);
    });
  });
});

test('one knows oneself, and those whom one’s office reaches', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const wang = await findPerson(tx, people.wang);
    assert.ok(wang);
    const knows = async (who: string) => mayKnow(await contextOf(tx, who), wang);
    assert.deepEqual(
      [
        await knows(people.wang),
        await knows(people.chen),
        await knows(people.zhuang),
        await knows(people.li),
        await knows(people.xu),
      ],
      [true, true, true, false, false],
    );
    const lin = await contextOf(tx, people.lin, { actingForId: people.wang });
    assert.equal(await mayKnow(lin, wang), true);
  });
});
