import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expandPattern } from '#/lib/range-pattern.ts';
import type { Place } from '#/features/places/model.ts';
import { layOutBuildings, layOutCompound } from './buildings.ts';

const COMMUNITY: Place = {
  id: '350203007010',
  path: '35.02.03.007.010',
  kind: 'community',
  level: 50,
  communityId: '350203007010',
  names: { hant: '深田社區', hans: '深田社区', en: 'Shentian Community' },
  ordinal: 0,
  point: undefined,
  attributes: {},
};

const NAMES = { hant: '東興小區', hans: '东兴小区', en: 'Dongxing Compound' };

function counter(): () => string {
  let next = 0;
  return () => `id-${(next += 1)}`;
}

function pattern() {
  const expanded = expandPattern({ buildings: '1-2', units: '1-3', floors: '1-6', perFloor: 2 });
  assert.ok(expanded.ok);
  return expanded.value;
}

test('a compound lies below its community, under a code of its own', () => {
  const place = layOutCompound(
    COMMUNITY,
    { kind: 'compound', code: 'dx', names: NAMES },
    counter(),
  );
  assert.equal(place.id, 'id-1');
  assert.equal(place.path, '35.02.03.007.010.dx');
  assert.equal(place.level, 60);
  assert.equal(place.communityId, COMMUNITY.id);
  assert.deepEqual([place.name, place.nameHant, place.nameEn], [NAMES.hans, NAMES.hant, NAMES.en]);
  assert.equal(place.isSearched, true);
});

test('a compound may have a place on the map', () => {
  const point = { lon: 118.1, lat: 24.5 };
  const plan = { kind: 'lane', code: 'l48', names: NAMES, point } as const;
  assert.deepEqual(layOutCompound(COMMUNITY, plan, counter()).point, point);
});

test('a code that cannot stand in a path is a fault', () => {
  const plan = { kind: 'compound', code: '東興', names: NAMES } as const;
  assert.throws(() => layOutCompound(COMMUNITY, plan, counter()), /No path/);
});

test('a pattern makes every building, unit and household, each after what it is in', () => {
  const places = layOutBuildings(COMMUNITY, pattern(), counter());
  const counts = Map.groupBy(places, ({ kind }) => kind);
  assert.equal(counts.get('building')?.length, 2);
  assert.equal(counts.get('unit')?.length, 6);
  assert.equal(counts.get('household')?.length, 72);
  const seen = new Set([COMMUNITY.path]);
  for (const { path } of places) {
    assert.ok(seen.has(path.slice(0, path.lastIndexOf('.'))), path);
    seen.add(path);
  }
  assert.equal(new Set(places.map(({ id }) => id)).size, places.length);
});

test('a household knows its floor and its place on it, and no search finds it', () => {
  const places = layOutBuildings(COMMUNITY, pattern(), counter());
  const flat = places.find(({ path }) => path === '35.02.03.007.010.2.3.602');
  assert.deepEqual(flat?.attributes, { floor: 6, position: 2 });
  assert.equal(flat?.level, 90);
  assert.equal(flat?.name, '602');
  assert.equal(flat?.nameEn, 'Flat 602');
  assert.equal(flat?.isSearched, false);
  assert.equal(flat?.communityId, COMMUNITY.id);
});

test('a building is searched and sorted as people count', () => {
  const building = layOutBuildings(COMMUNITY, pattern(), counter())[0];
  assert.equal(building?.name, '1号楼');
  assert.equal(building?.nameHant, '1號樓');
  assert.equal(building?.ordinal, 1);
  assert.equal(building?.isSearched, true);
  assert.equal(building?.attributes, undefined);
});
