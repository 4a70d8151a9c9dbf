import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rolledBack } from '#test/database.ts';
import { household, makeWorld, people, places } from '#test/world.ts';
import { findReferred } from './referred.ts';

const at = { columns: '(^|_)(place|household)_id$', except: ['places'] };
const lived = household(3, 1, 101);
const empty = household(3, 1, 102);

test('what stands in any table outside of those left out is found, once', () =>
  rolledBack(async (tx) => {
    await makeWorld(tx);
    const ids = [lived, empty, household(7, 1, 101), 'nowhere'];
    const found = await findReferred(tx, { ...at, ids });
    assert.deepEqual([...found].toSorted(), [lived, household(7, 1, 101)].toSorted());
    const others = await findReferred(tx, { ...at, ids, except: ['places', 'people'] });
    assert.deepEqual([...others], []);
  }));

test('a table may be left out alone, and the others of its schema are looked into', () =>
  rolledBack(async (tx) => {
    await makeWorld(tx);
    const wanted = { columns: '^person_id$', ids: [people.wang, people.zhuang] };
    const homeless = { ...wanted, except: ['people.residence', 'people.relation'] };
    assert.deepEqual([...(await findReferred(tx, homeless))], [people.zhuang]);
  }));

test('columns of numbers are looked into as those of texts are', () =>
  rolledBack(async (tx) => {
    await makeWorld(tx);
    const wanted = { columns: '^person_id$', except: [] };
    const found = await findReferred(tx, { ...wanted, ids: [people.chen, people.wang] });
    assert.deepEqual([...found].toSorted(), [people.chen, people.wang].toSorted());
  }));

test('of a grant the place is found, as of a home', () =>
  rolledBack(async (tx) => {
    await makeWorld(tx);
    const ids = [places.building, places.otherBuilding];
    assert.deepEqual([...(await findReferred(tx, { ...at, ids }))], [places.building]);
  }));

test('nothing is asked where nothing is wanted, or no column has such a name', () =>
  rolledBack(async (tx) => {
    assert.equal((await findReferred(tx, { ...at, ids: [] })).size, 0);
    const nowhere = { columns: '^dragon_id$', except: [], ids: [lived] };
    assert.equal((await findReferred(tx, nowhere)).size, 0);
  }));

test('a quote in an id is an id like any other', () =>
  rolledBack(async (tx) => {
    await makeWorld(tx);
    const ids = [`${lived}' or true --`, '{}', 'a,b', '"'];
    assert.equal((await findReferred(tx, { ...at, ids })).size, 0);
  }));
