import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GrantTerm, Person, Relation } from '#/features/people/model.ts';
import { rolledBack } from '#test/database.ts';
import { household, makeWorld, people, places, telephones } from '#test/world.ts';
import { savePeople } from './many.ts';
import { findPerson, namesOf, searchPeople, updatePerson } from './persons.ts';
import { findRelation, insertRelation, listHelped, listHelpers } from './relations.ts';
import { endResidence, listResidences } from './residences.ts';
import { loadStanding } from './standing.ts';

/* Where the rows about people begin, end and are not. */

const NOW = Temporal.Instant.from('2026-11-22T12:00:00Z');
const newId = () => crypto.randomUUID();

function relation(change: Partial<Relation> = {}): Relation {
  return {
    id: newId(),
    helperId: people.chen,
    personId: people.wang,
    kind: 'neighbour',
    consentWay: 'paper',
    consentedOn: Temporal.PlainDate.from('2026-11-20'),
    recordedBy: people.zhuang,
    endsAt: undefined,
    ...change,
  };
}

function grant(change: Partial<GrantTerm> = {}): Omit<GrantTerm, 'withdrawn'> {
  return {
    id: newId(),
    personId: people.li,
    role: 'grid_worker',
    placeId: places.building,
    communityId: places.community,
    organisationId: undefined,
    startsAt: NOW,
    endsAt: undefined,
    reason: 'since the summer',
    grantedBy: people.wu,
    ...change,
  };
}

test('a relation that begins tomorrow lets nobody act today', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const later = relation();
    assert.equal(await insertRelation(tx, later, NOW.add({ hours: 1 })), true);
    assert.equal(await findRelation(tx, later.id, NOW), undefined);
    assert.deepEqual(await listHelped(tx, people.chen, NOW), []);
    assert.equal((await listHelpers(tx, people.wang, NOW)).length, 1);
    const then = NOW.add({ hours: 1 });
    assert.equal((await findRelation(tx, later.id, then))?.id, later.id);
  });
});

test('consent holds to the very moment of its end, and not in it', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await insertRelation(tx, relation({ endsAt: NOW.add({ hours: 1 }) }), NOW);
    const asking = { actorId: people.chen, personId: people.wang };
    const at = async (moment: Temporal.Instant) =>
      (await loadStanding(tx, asking, moment)).hasConsent;
    assert.deepEqual(
      [
        await at(NOW),
        await at(NOW.add({ minutes: 59, seconds: 59 })),
        await at(NOW.add({ hours: 1 })),
        await at(NOW.subtract({ seconds: 1 })),
      ],
      [true, true, false, false],
    );
  });
});

test('a role is held from the moment of its beginning to that of its end', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await savePeople(tx, { grants: [grant({ endsAt: NOW.add({ hours: 24 }) })] }, NOW);
    const asking = { actorId: people.li, personId: people.li };
    const heldAt = async (moment: Temporal.Instant) =>
      (await loadStanding(tx, asking, moment)).grants.length;
    assert.equal(await heldAt(NOW.subtract({ seconds: 1 })), 0);
    assert.equal(await heldAt(NOW), 1);
    assert.equal(await heldAt(NOW.add({ hours: 23 })), 1);
    assert.equal(await heldAt(NOW.add({ hours: 24 })), 0);
  });
});

test('who has moved away has no standing there from that day on', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const [home] = await listResidences(tx, [people.li]);
    assert.ok(home);
    await endResidence(tx, home, Temporal.PlainDate.from('2026-11-22'));
    const asking = { actorId: people.li, personId: people.li };
    assert.deepEqual((await loadStanding(tx, asking, NOW)).homes, []);
  });
});

test('somebody of whom nothing is known stands nowhere', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const nobody = { actorId: newId(), personId: newId() };
    assert.deepEqual(await loadStanding(tx, nobody, NOW), {
      homes: [],
      grants: [],
      hasConsent: false,
    });
  });
});

test('no part of a search is a pattern: signs that mean something to SQL are only signs', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const find = async (query: string) =>
      (await searchPeople(tx, { communityId: places.community, query })).length;
    const all = await find('');
    for (const query of ['陳_明', '陳%明', "陳' or true --", '陳\\', '王\u0000']) {
      assert.ok((await find(query)) < all, query);
    }
    assert.equal(await find('陳志明'), 1);
  });
});

test('three digits are too few to search a telephone by, four are enough', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const find = async (query: string) =>
      (await searchPeople(tx, { communityId: places.community, query })).map(({ id }) => id);
    assert.deepEqual(await find(telephones.li.slice(-3)), []);
    assert.deepEqual(await find(telephones.li.slice(-4)), [people.li]);
    assert.deepEqual(await find('138 0013 8007'), [people.li]);
  });
});

test('who lives in two households of a community is found once', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const residences = [household(7, 2, 201), household(7, 2, 202)].map((householdId) => ({
      id: newId(),
      householdId,
      communityId: places.community,
      personId: people.lin,
      relation: 'owner' as const,
      since: Temporal.PlainDate.from('2026-01-01'),
      until: undefined,
    }));
    await savePeople(tx, { residences }, NOW);
    const found = await searchPeople(tx, { communityId: places.community, query: '林小梅' });
    assert.deepEqual(
      found.map(({ id }) => id),
      [people.lin],
    );
  });
});

test('a correction changes nobody else, and nothing of another community', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const chen = await findPerson(tx, people.chen);
    assert.ok(chen);
    const elsewhere: Person = { ...chen, communityId: places.nextCommunity, name: '別人' };
    await updatePerson(tx, elsewhere);
    assert.equal((await findPerson(tx, people.chen))?.name, '陳志明');
    await updatePerson(tx, { ...chen, called: undefined });
    const names = await namesOf(tx, [people.chen, people.li], 'L1');
    assert.deepEqual([names.get(people.chen), names.get(people.li)], ['陳**', '李老師']);
  });
});

test('what is saved at once is saved whole or not at all', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const { id } = relation();
    const wrong = relation({ id, helperId: people.wang, personId: people.wang });
    const saving = savePeople(
      tx,
      { grants: [grant()], relations: [{ ...wrong, startsAt: NOW }] },
      NOW,
    );
    await assert.rejects(saving, { code: '23514' });
  });
});

test('saving nothing at once changes nothing', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await savePeople(tx, {}, NOW);
    await savePeople(tx, { people: [], residences: [], logins: [], grants: [] }, NOW);
    const found = await searchPeople(tx, { communityId: places.community, query: '' });
    assert.equal(found.length, 6);
  });
});
