import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { uuidV7 } from '#/lib/id.ts';
import { testApp } from '#test/app.ts';
import { rolledBack } from '#test/database.ts';
import { makeWorld, people, places } from '#test/world.ts';
import { savePeople } from './many.ts';
import { findPerson } from './persons.ts';
import { countPeople } from './residences.ts';

const NOW = Temporal.Instant.from('2026-11-22T12:00:00Z');

test('ten thousand people move in within a few seconds', async () => {
  const app = await testApp({ endpoints: [] });
  const ids = Array.from({ length: 10_000 }, () => uuidV7(NOW, app.services.randomBytes(10)));
  const started = performance.now();
  await savePeople(
    app.db,
    {
      people: ids.map((id, index) => ({
        id,
        communityId: places.community,
        name: `居民${index}`,
        called: undefined,
        birthYear: 1930 + (index % 90),
        telephone: undefined,
        email: undefined,
        language: 'zh-Hant',
        accountSince: undefined,
      })),
      residences: ids.map((personId, index) => ({
        id: uuidV7(NOW, app.services.randomBytes(10)),
        householdId: `flat-${Math.floor(index / 3)}`,
        communityId: places.community,
        personId,
        relation: 'family',
        since: Temporal.PlainDate.from('2020-01-01'),
        until: undefined,
      })),
    },
    NOW,
  );
  const seconds = (performance.now() - started) / 1000;
  assert.ok(seconds < 10, `${seconds} seconds`);
  const counted = await countPeople(app.db, { communityIds: [places.community] });
  assert.deepEqual(counted, { people: 10_000, households: 3_334 });
  await app.close();
});

test('everything that belongs to the people is saved with them', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const { rows } = await sql<{ readonly counts: readonly number[] }>`
      select array[(select count(*) from people.person), (select count(*) from people.residence),
        (select count(*) from people.login), (select count(*) from people.grant),
        (select count(*) from people.relation)]::int[] as counts`.execute(tx);
    assert.deepEqual(rows[0]?.counts, [8, 4, 5, 5, 1]);
    assert.equal((await findPerson(tx, people.wang))?.birthYear, 1944);
  });
});

test('nothing is saved when there is nothing to save', async () => {
  await rolledBack(async (tx) => {
    await savePeople(tx, {}, NOW);
    assert.deepEqual(await countPeople(tx, { communityIds: [places.community] }), {
      people: 0,
      households: 0,
    });
  });
});

test('one wrong row keeps all the others out', async () => {
  await rolledBack(async (tx) => {
    const wrong = { personId: people.chen, address: { kind: 'telephone', address: 'x' } } as const;
    await assert.rejects(savePeople(tx, { logins: [wrong] }, NOW), { code: '23514' });
  });
});
