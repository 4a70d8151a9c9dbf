import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rolledBack } from '#test/database.ts';
import { household, makeWorld, NEXT_HOUSEHOLD, people, places } from '#test/world.ts';
import { loadStanding } from './standing.ts';

const NOW = Temporal.Instant.from('2026-11-22T12:00:00Z');

test('homes and roles are loaded for who asks', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const rows = await loadStanding(tx, { actorId: people.chen, personId: people.chen }, NOW);
    assert.deepEqual(
      rows.homes.map((home) => home.householdId),
      [household(3, 1, 101)],
    );
    assert.deepEqual(rows.grants, [
      {
        role: 'building_leader',
        placeId: places.building,
        communityId: places.community,
        organisationId: undefined,
      },
    ]);
    assert.equal(rows.hasConsent, false);
  });
});

test('homes are those of the person concerned, and consent is told', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const rows = await loadStanding(tx, { actorId: people.lin, personId: people.wang }, NOW);
    assert.deepEqual(
      rows.homes.map((home) => home.householdId),
      [household(3, 2, 201)],
    );
    assert.equal(rows.hasConsent, true);
    const own = await loadStanding(tx, { actorId: people.lin, personId: people.lin }, NOW);
    assert.equal(own.homes[0]?.householdId, NEXT_HOUSEHOLD);
    assert.equal(own.hasConsent, false);
  });
});

test('consent works in one direction only', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const rows = await loadStanding(tx, { actorId: people.wang, personId: people.lin }, NOW);
    assert.equal(rows.hasConsent, false);
  });
});

test('a role before its term is not held', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const before = Temporal.Instant.from('2025-12-31T00:00:00Z');
    const rows = await loadStanding(tx, { actorId: people.chen, personId: people.chen }, before);
    assert.deepEqual(rows.grants, []);
  });
});
