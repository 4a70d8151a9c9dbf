import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rolledBack } from '#test/database.ts';
import { household, makeWorld, NEXT_HOUSEHOLD, people, places } from '#test/world.ts';
import type { Residence } from '#/features/people/model.ts';
import {
  countByHousehold,
  countPeople,
  endResidence,
  insertResidence,
  listResidences,
  listResidents,
} from './residences.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const second: Residence = {
  id: '019cf000-0000-7000-8000-000000000091',
  householdId: household(7, 2, 202),
  communityId: places.community,
  personId: people.chen,
  relation: 'owner',
  since: day('2026-06-01'),
  until: undefined,
};

test('a person may live in several households', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    assert.equal(await insertResidence(tx, second), true);
    const homes = await listResidences(tx, [people.chen]);
    assert.deepEqual(
      homes.map((home) => home.householdId),
      [household(3, 1, 101), household(7, 2, 202)],
    );
    assert.deepEqual(homes[1], second);
  });
});

test('nobody is written twice into one household', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await insertResidence(tx, second);
    const again = { ...second, id: '019cf000-0000-7000-8000-000000000092' };
    assert.equal(await insertResidence(tx, again), false);
    assert.equal((await listResidences(tx, [people.chen])).length, 2);
  });
});

test('who has moved out lives there no more and may come back', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await insertResidence(tx, second);
    assert.equal(await endResidence(tx, second, day('2026-11-22')), true);
    assert.equal(await endResidence(tx, second, day('2026-11-22')), false);
    assert.equal((await listResidences(tx, [people.chen])).length, 1);
    const back = { ...second, id: '019cf000-0000-7000-8000-000000000092' };
    assert.equal(await insertResidence(tx, back), true);
  });
});

test('who leaves before the day they were to come leaves on that day', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await insertResidence(tx, { ...second, since: day('2026-12-24') });
    assert.equal(await endResidence(tx, second, day('2026-11-22')), true);
  });
});

test('residents are listed by household with what is known of them', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const list = await listResidents(tx, {
      communityId: places.community,
      householdIds: [household(3, 1, 101), household(3, 2, 201), household(3, 2, 202)],
    });
    assert.deepEqual(
      list.map(({ name, householdId, relation }) => ({ name, householdId, relation })),
      [
        { name: '陳志明', householdId: household(3, 1, 101), relation: 'family' },
        { name: '王秀英', householdId: household(3, 2, 201), relation: 'family' },
      ],
    );
  });
});

test('a household of another community is not listed under this one', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const wanted = { communityId: places.community, householdIds: [NEXT_HOUSEHOLD] };
    assert.deepEqual(await listResidents(tx, wanted), []);
    assert.equal((await countByHousehold(tx, wanted)).size, 0);
    const none = { communityId: places.community, householdIds: [] };
    assert.deepEqual(await listResidents(tx, none), []);
    assert.equal((await countByHousehold(tx, none)).size, 0);
  });
});

test('people and households are counted once, however many homes they have', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await insertResidence(tx, second);
    const { community, nextCommunity } = places;
    assert.deepEqual(await countPeople(tx, { communityIds: [community] }), {
      people: 3,
      households: 4,
    });
    assert.deepEqual(await countPeople(tx, { communityIds: [community, nextCommunity] }), {
      people: 4,
      households: 5,
    });
    const some = { communityId: community, householdIds: [household(3, 1, 101)] };
    assert.deepEqual(await countPeople(tx, some), { people: 1, households: 1 });
    assert.deepEqual(await countPeople(tx, { communityIds: [] }), { people: 0, households: 0 });
  });
});

test('each household is counted by itself', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await insertResidence(tx, { ...second, householdId: household(7, 1, 101) });
    const counts = await countByHousehold(tx, {
      communityId: places.community,
      householdIds: [household(7, 1, 101), household(7, 1, 102)],
    });
    assert.deepEqual([...counts], [[household(7, 1, 101), 2]]);
  });
});
