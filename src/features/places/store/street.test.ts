import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expandPattern } from '#/lib/range-pattern.ts';
import type { HousePattern } from '#/lib/range-pattern.ts';
import type { Db } from '#/platform/db/pool.ts';
import { layOutBuildings, layOutCompound } from '#/features/places/rules/buildings.ts';
import { onShentian } from '#test/official-ground.ts';
import { countLevels } from './count.ts';
import { findPlace } from './find.ts';
import { insertPlaces } from './rows.ts';
import { streetOf } from './street.ts';

const COMMUNITY = '350203007010';
const PATH = '35.02.03.007.010';

/** Builds a compound of this pattern in Shentian and gives its path. */
async function build(tx: Db, code: string, pattern: Partial<HousePattern>): Promise<string> {
  const community = await findPlace(tx, COMMUNITY);
  const houses = { buildings: '1-3', units: '', floors: '1-2', perFloor: 2, ...pattern };
  const expanded = expandPattern(houses);
  assert.ok(community && expanded.ok);
  const names = { hant: '東興小區', hans: '东兴小区', en: 'Dongxing' };
  const newId = () => crypto.randomUUID();
  const compound = layOutCompound(community, { kind: 'compound', code, names }, newId);
  const above = { ...community, path: compound.path };
  await insertPlaces(tx, [compound, ...layOutBuildings(above, expanded.value, newId)]);
  return compound.path;
}

test('each building has a window for each household, on its floor and in its column', async () => {
  await onShentian(async (tx) => {
    const [first] = await streetOf(tx, await build(tx, 'a', {}));
    assert.deepEqual(
      [first?.units, first?.floors, first?.columns, first?.households],
      [1, 2, 2, 4],
    );
    assert.deepEqual(first?.windows.map(({ floor, column }) => `${floor}/${column}`).toSorted(), [
      '1/1',
      '1/2',
      '2/1',
      '2/2',
    ]);
    assert.equal(new Set(first?.windows.map(({ householdId }) => householdId)).size, 4);
  });
});

test('stairwells stand side by side, each with its own flats', async () => {
  await onShentian(async (tx) => {
    const pattern = { buildings: '1', units: '1-3', floors: '1-6', perFloor: 2 };
    const [building] = await streetOf(tx, await build(tx, 'a', pattern));
    assert.deepEqual([building?.units, building?.columns, building?.households], [3, 6, 36]);
    const places = building?.windows.map(({ floor, column }) => `${floor}/${column}`) ?? [];
    assert.equal(new Set(places).size, 36);
    assert.ok(building?.windows.every(({ column }) => column >= 1 && column <= 6));
  });
});

test('buildings come as people count them, and each has its own households', async () => {
  await onShentian(async (tx) => {
    const street = await streetOf(tx, await build(tx, 'a', { buildings: '1-11' }));
    assert.deepEqual(
      street.map(({ label }) => label),
      Array.from({ length: 11 }, (_, index) => String(index + 1)),
    );
    assert.ok(street.every(({ households, windows }) => households === 4 && windows.length === 4));
    const all = street.flatMap(({ windows }) => windows.map(({ householdId }) => householdId));
    assert.equal(new Set(all).size, 44);
  });
});

test('a community shows the buildings of all its compounds, a building only itself', async () => {
  await onShentian(async (tx) => {
    await build(tx, 'a', {});
    const other = await build(tx, 'b', { buildings: '7' });
    assert.equal((await streetOf(tx, PATH)).length, 4);
    const [only, ...more] = await streetOf(tx, `${other}.7`);
    assert.deepEqual([only?.label, more], ['7', []]);
  });
});

test('a household of which nobody knows the floor is counted and has no window', async () => {
  await onShentian(async (tx) => {
    const path = await build(tx, 'a', { buildings: '1' });
    await insertPlaces(tx, [
      {
        id: 'attic',
        path: `${path}.1.attic`,
        kind: 'household',
        level: 90,
        communityId: COMMUNITY,
        name: '閣樓',
        isSearched: false,
      },
    ]);
    const [building] = await streetOf(tx, `${path}.1`);
    assert.deepEqual([building?.households, building?.windows.length], [5, 4]);
  });
});

test('a building without households still stands there, and an empty place has no street', async () => {
  await onShentian(async (tx) => {
    const path = await build(tx, 'a', { buildings: '1' });
    const shared = { level: 70, communityId: COMMUNITY, kind: 'building', isSearched: true };
    await insertPlaces(tx, [
      { ...shared, id: 'shed', path: `${path}.9`, name: '車棚', ordinal: 9 },
    ]);
    const shed = (await streetOf(tx, path)).at(-1);
    assert.deepEqual(
      [shed?.label, shed?.units, shed?.floors, shed?.columns, shed?.windows],
      ['9', 1, 1, 1, []],
    );
    assert.deepEqual(await streetOf(tx, `${PATH}.none`), []);
  });
});

test('places are counted by level, itself among them, and none beside it', async () => {
  await onShentian(async (tx) => {
    const path = await build(tx, 'a', { buildings: '1-2', units: '1-2' });
    await build(tx, 'ab', {});
    assert.deepEqual(
      [...(await countLevels(tx, path))].toSorted(([one], [other]) => one - other),
      [
        [60, 1],
        [70, 2],
        [80, 4],
        [90, 16],
      ],
    );
    assert.deepEqual([...(await countLevels(tx, `${PATH}.none`))], []);
  });
});
