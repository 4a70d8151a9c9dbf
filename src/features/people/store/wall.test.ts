import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enterWall, reachOf } from '#/platform/access/wall.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Db } from '#/platform/db/pool.ts';
import { rolledBack } from '#test/database.ts';
import { household, makeWorld, people, places, telephones } from '#test/world.ts';
import { savePeople } from './many.ts';
import { findPerson, namesOf, searchPeople, updatePerson } from './persons.ts';
import { listHomesOf, listResidents } from './residences.ts';

/* What the store hands out behind the second wall, to whom and by which door. */

const NOW = Temporal.Instant.from('2026-11-22T12:00:00Z');
const NOBODY = reachOf(visitor);
const HERE = { ...NOBODY, communityIds: [places.community] };

async function behind(reach: typeof NOBODY, work: (db: Db) => Promise<void>): Promise<void> {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    await enterWall(tx, reach);
    await work(tx);
  });
}

test('somebody on record elsewhere who lives here is somebody of here, until they move', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const home = {
      id: crypto.randomUUID(),
      householdId: household(3, 1, 101),
      communityId: places.community,
      personId: people.lin,
      relation: 'tenant' as const,
      since: Temporal.PlainDate.from('2026-01-01'),
      until: undefined,
    };
    await savePeople(tx, { residences: [home] }, NOW);
    await enterWall(tx, HERE);
    assert.equal((await findPerson(tx, people.lin))?.name, '林小梅');
    await tx
      .withTables<{ 'people.residence': { readonly id: string; readonly until: string | null } }>()
      .updateTable('people.residence')
      .set({ until: '2026-11-01' })
      .where('id', '=', home.id)
      .execute();
    assert.equal(await findPerson(tx, people.lin), undefined);
  });
});

test('those who live together see one another', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const householdId = household(3, 2, 201);
    const wanted = { communityId: places.community, householdIds: [householdId] };
    const all = await listResidents(tx, wanted);
    await enterWall(tx, { ...NOBODY, householdIds: [householdId] });
    assert.deepEqual(await listResidents(tx, wanted), all);
    await enterWall(tx, { ...NOBODY, householdIds: [household(7, 1, 101)] });
    assert.deepEqual(await listResidents(tx, wanted), []);
  });
});

test('beyond the wall everybody is named as neighbours call them, and nobody in full', async () => {
  await behind(NOBODY, async (db) => {
    const ids = [people.chen, people.li];
    const names = await namesOf(db, ids, 'L1');
    assert.deepEqual([names.get(people.chen), names.get(people.li)], ['陳師傅', '李老師']);
    assert.equal((await namesOf(db, ids, 'L2')).size, 0);
    assert.equal((await namesOf(db, [...ids, crypto.randomUUID()], 'L1')).size, 2);
  });
});

test('a search within reach tells all, by the telephone as well', async () => {
  await behind(HERE, async (db) => {
    const query = telephones.li.slice(-8);
    const [found] = await searchPeople(db, { communityId: places.community, query });
    assert.equal(found?.telephone, telephones.li);
  });
});

test('a search beyond it finds by name alone, and each person once', async () => {
  await behind({ ...NOBODY, personIds: [people.chen] }, async (db) => {
    const communityId = places.community;
    const found = await searchPeople(db, { communityId, query: '' });
    assert.equal(new Set(found.map(({ id }) => id)).size, found.length);
    const chen = found.find(({ id }) => id === people.chen);
    const li = found.find(({ id }) => id === people.li);
    assert.equal(chen?.name, '陳志明', 'oneself is told in full');
    assert.match(li?.name ?? '', /^李\*+$/);
    assert.equal(li?.telephone, undefined);
  });
});

test('homes of many are told without saying who lives where', async () => {
  await behind(NOBODY, async (db) => {
    const homes = await listHomesOf(db, [people.wang, people.li, people.chen]);
    assert.ok(homes.size > 1);
    assert.deepEqual(await listHomesOf(db, []), new Set());
    assert.deepEqual(await listHomesOf(db, [crypto.randomUUID()]), new Set());
  });
});

test('a correction of somebody beyond the wall changes nothing', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const chen = await findPerson(tx, people.chen);
    assert.ok(chen);
    await enterWall(tx, NOBODY);
    await updatePerson(tx, { ...chen, name: '別人' });
    await enterWall(tx, HERE);
    assert.equal((await findPerson(tx, people.chen))?.name, '陳志明');
  });
});
