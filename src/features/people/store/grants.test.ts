import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { makeWorld, people, places } from '#test/world.ts';
import type { GrantTerm } from '#/features/people/model.ts';
import {
  areOtherStewards,
  findGrant,
  insertGrant,
  isAnySteward,
  listGrants,
  listGrantsOf,
  listStewardsAt,
  withdrawGrant,
} from './grants.ts';

const NOW = Temporal.Instant.from('2026-11-22T12:00:00Z');
const LATER = NOW.add({ hours: 24 * 40 });
const WU = '019cf000-0000-7000-8000-000000000023';
const grant: Omit<GrantTerm, 'withdrawn'> = {
  id: '019cf000-0000-7000-8000-000000000081',
  personId: people.li,
  role: 'building_leader',
  placeId: places.otherBuilding,
  communityId: places.community,
  organisationId: undefined,
  startsAt: NOW,
  endsAt: NOW.add({ hours: 24 * 30 }),
  reason: '7號樓推選',
  grantedBy: people.zhuang,
};
const again = { ...grant, id: '019cf000-0000-7000-8000-000000000082' };
const withdrawal = { at: NOW.add({ hours: 24 }), by: people.zhuang, reason: '搬走了' };

test('a grant is found as it was given, and after it was withdrawn with who and why', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    assert.equal(await insertGrant(tx, grant, NOW), true);
    assert.deepEqual(await findGrant(tx, grant.id), { ...grant, withdrawn: undefined });
    assert.equal(await withdrawGrant(tx, grant.id, withdrawal), true);
    assert.deepEqual(await findGrant(tx, grant.id), { ...grant, withdrawn: withdrawal });
    assert.equal(await withdrawGrant(tx, grant.id, withdrawal), false);
  });
});

test('the same role at the same place is not held twice at once', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await insertGrant(tx, grant, NOW);
    assert.equal(await insertGrant(tx, again, NOW), false);
    const elsewhere = { ...again, placeId: places.building };
    assert.equal(await insertGrant(tx, elsewhere, NOW), true);
  });
});

test('a role may be given again after its term or after it was withdrawn', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await insertGrant(tx, grant, NOW);
    const after = { ...again, startsAt: LATER, endsAt: undefined };
    assert.equal(await insertGrant(tx, after, NOW), true);
    await withdrawGrant(tx, grant.id, withdrawal);
    const third = { ...again, id: '019cf000-0000-7000-8000-000000000083' };
    const between = { ...third, startsAt: withdrawal.at, endsAt: NOW.add({ hours: 24 * 2 }) };
    assert.equal(await insertGrant(tx, between, NOW), true);
  });
});

test('a grant withdrawn before it began leaves no trace in time', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await insertGrant(tx, { ...grant, startsAt: LATER, endsAt: undefined }, NOW);
    await withdrawGrant(tx, grant.id, withdrawal);
    assert.equal(
      await insertGrant(tx, { ...again, startsAt: LATER, endsAt: undefined }, NOW),
      true,
    );
  });
});

test('the database refuses a grant to oneself and a term that ends before it begins', async () => {
  const wrong = [{ grantedBy: people.li }, { endsAt: NOW }, { reason: '' }];
  for (const change of wrong) {
    await rolledBack(async (tx) => {
      await assert.rejects(insertGrant(tx, { ...grant, ...change }, NOW), { code: '23514' });
    });
  }
});

test('only grants in their term are held', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await insertGrant(tx, grant, NOW);
    const heldAt = async (at: Temporal.Instant) => (await listGrantsOf(tx, people.li, at)).length;
    assert.equal(await heldAt(NOW.subtract({ seconds: 1 })), 0);
    assert.equal(await heldAt(NOW), 1);
    assert.equal(await heldAt(NOW.add({ hours: 24 * 30 })), 0);
    await withdrawGrant(tx, grant.id, withdrawal);
    assert.equal(await heldAt(NOW), 0);
  });
});

test('the grants of a community are listed with those that ended, others are not', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await insertGrant(tx, grant, NOW);
    await withdrawGrant(tx, grant.id, withdrawal);
    const own = await listGrants(tx, { communityId: places.community });
    assert.equal(own[0]?.id, grant.id);
    assert.equal(own.length, 4);
    const above = await listGrants(tx, { placeId: places.district });
    assert.deepEqual(
      above.map((one) => one.role),
      ['viewer'],
    );
  });
});

test('the last steward is recognised', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    assert.equal(await areOtherStewards(tx, WU, NOW), false);
    await insertGrant(
      tx,
      { ...grant, role: 'steward', placeId: places.community, grantedBy: people.wu },
      NOW,
    );
    assert.equal(await areOtherStewards(tx, WU, NOW), true);
    assert.equal(await areOtherStewards(tx, WU, LATER), false);
  });
});

test('whether anybody was ever made a steward is known', async () => {
  await rolledBack(async (tx) => {
    assert.equal(await isAnySteward(tx), false);
    await makeWorld(tx);
    assert.equal(await isAnySteward(tx), true);
  });
});

test('of two who grant the same at once, one does', async () => {
  const app = await testApp({ endpoints: [] });
  await makeWorld(app.db);
  const given = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      insertGrant(app.db, { ...grant, id: grant.id.replace(/..$/, String(10 + index)) }, NOW),
    ),
  );
  assert.equal(given.filter(Boolean).length, 1);
  await app.close();
});

test('the stewards of places are those in their term, and each once', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const at = [places.community, places.subdistrict, places.district];
    assert.deepEqual(await listStewardsAt(tx, at, NOW), [people.wu]);
    const steward = { ...grant, role: 'steward', placeId: places.district } as const;
    await insertGrant(tx, { ...steward, communityId: undefined }, NOW);
    assert.deepEqual(await listStewardsAt(tx, at, NOW), [people.wu, people.li]);
    assert.deepEqual(await listStewardsAt(tx, at, LATER), [people.wu], 'the term has ended');
    await withdrawGrant(tx, grant.id, withdrawal);
    assert.deepEqual(await listStewardsAt(tx, at, withdrawal.at), [people.wu]);
    assert.deepEqual(await listStewardsAt(tx, [places.nextCommunity], NOW), []);
    assert.deepEqual(await listStewardsAt(tx, [], NOW), []);
  });
});
