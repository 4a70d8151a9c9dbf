import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rolledBack } from '#test/database.ts';
import { makeWorld, people, places } from '#test/world.ts';
import type { Person } from '#/features/people/model.ts';
import {
  findPerson,
  findPersons,
  insertPerson,
  lockPerson,
  namesOf,
  openAccount,
  searchPeople,
  updatePerson,
} from './persons.ts';

const NOW = Temporal.Instant.from('2026-11-22T12:00:00Z');
const LATER = Temporal.Instant.from('2026-11-23T12:00:00Z');
const zhao: Person = {
  id: '019cf000-0000-7000-8000-000000000099',
  communityId: places.community,
  name: '趙雲',
  called: undefined,
  birthYear: 1960,
  telephone: '+8613800138099',
  email: 'zhao@example.org',
  language: 'zh-Hans',
  accountSince: undefined,
};

test('a person is found as they were written', async () => {
  await rolledBack(async (tx) => {
    await insertPerson(tx, zhao, NOW);
    assert.deepEqual(await findPerson(tx, zhao.id), zhao);
    assert.deepEqual(await lockPerson(tx, zhao.id), zhao);
    assert.equal(await findPerson(tx, people.chen), undefined);
  });
});

test('a correction replaces what was known and is found by the name that is right', async () => {
  await rolledBack(async (tx) => {
    await insertPerson(tx, zhao, NOW);
    const corrected = { ...zhao, name: '趙芸', called: '趙姐', email: undefined };
    await updatePerson(tx, corrected);
    assert.deepEqual(await findPerson(tx, zhao.id), corrected);
    const found = await searchPeople(tx, { communityId: places.community, query: '赵姐' });
    assert.deepEqual(
      found.map((one) => one.id),
      [zhao.id],
    );
  });
});

test('an account is opened once and keeps its first day', async () => {
  await rolledBack(async (tx) => {
    await insertPerson(tx, zhao, NOW);
    await openAccount(tx, zhao.id, NOW);
    await openAccount(tx, zhao.id, LATER);
    assert.equal((await findPerson(tx, zhao.id))?.accountSince?.toString(), NOW.toString());
  });
});

test('several people are found at once, strangers left out', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const found = await findPersons(tx, [people.chen, people.wang, people.chen, zhao.id]);
    assert.deepEqual([...found.keys()].toSorted(), [people.chen, people.wang]);
    assert.equal((await findPersons(tx, [])).size, 0);
  });
});

test('neighbours get call names and family names, those entitled full names', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const ids = [people.chen, people.lin];
    const seen = await namesOf(tx, ids, 'L1');
    assert.deepEqual([seen.get(people.chen), seen.get(people.lin)], ['陳師傅', '林**']);
    const known = await namesOf(tx, ids, 'L2');
    assert.deepEqual([known.get(people.chen), known.get(people.lin)], ['陳志明', '林小梅']);
    assert.equal((await namesOf(tx, [], 'L2')).size, 0);
  });
});

test('people are searched in either script by name, call name and last digits', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const search = async (query: string) =>
      (await searchPeople(tx, { communityId: places.community, query })).map((one) => one.id);
    assert.deepEqual(await search('陈志'), [people.chen]);
    assert.deepEqual(await search('陳師傅'), [people.chen]);
    assert.deepEqual(await search('8004'), [people.zhuang]);
    assert.deepEqual(await search('王阿姨'), [people.wang]);
    assert.deepEqual(await search('%'), await search(''));
    assert.equal((await search('')).length, 6);
  });
});

test('a search stays in its community, and finds who lives there but is on record elsewhere', async () => {
  await rolledBack(async (tx) => {
    await makeWorld(tx);
    const search = async (communityId: string, query: string) =>
      (await searchPeople(tx, { communityId, query })).map((one) => one.id);
    assert.deepEqual(await search(places.community, '林小梅'), []);
    assert.deepEqual(await search(places.nextCommunity, '林小梅'), [people.lin]);
    assert.deepEqual(await search(places.nextCommunity, '陳'), []);
  });
});

test('the database refuses a person without a name, or with a telephone of letters', async () => {
  for (const wrong of [{ name: '' }, { telephone: '138' }, { email: '@' }, { birthYear: 1500 }]) {
    await rolledBack(async (tx) => {
      await assert.rejects(insertPerson(tx, { ...zhao, ...wrong }, NOW), { code: '23514' });
    });
  }
});
