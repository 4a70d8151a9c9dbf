import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { rolledBack } from '#test/database.ts';
import { household, makeWorld, people, places } from '#test/world.ts';
import { findPerson } from '#/features/people/store/persons.ts';
import { homesOf, spotsOf } from './spots.ts';

test('homes come with their place in the tree', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const [home, ...others] = await homesOf(tx, people.wang);
    assert.equal(home?.householdId, household(3, 2, 201));
    assert.equal(home?.path, '35.02.03.007.010.dx.3.2.201');
    assert.equal(home?.communityId, places.community);
    assert.deepEqual(others, []);
  });
});

test('a home that was taken out of the tree is left out', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await sql`delete from places.place where id = ${household(3, 2, 201)}`.execute(tx);
    assert.deepEqual(await homesOf(tx, people.wang), []);
  });
});

test('who has a home is seen by those who answer for it', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const lin = await findPerson(tx, people.lin);
    assert.ok(lin);
    const spots = await spotsOf(tx, lin);
    assert.deepEqual(
      spots.map(({ communityId }) => communityId),
      [places.nextCommunity],
    );
  });
});

test('who has none is seen by the community that keeps the record', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const zhuang = await findPerson(tx, people.zhuang);
    assert.ok(zhuang);
    assert.deepEqual(await spotsOf(tx, zhuang), [
      { path: '35.02.03.007.010', communityId: places.community },
    ]);
    assert.deepEqual(await spotsOf(tx, { ...zhuang, communityId: 'nowhere' }), []);
  });
});
