import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Grid, Place } from '#/features/places/model.ts';
import { findGridAt, findGridOf, mayMakeGrid, readBorder } from './grids.ts';

/** A grid from one longitude to another, between the same two latitudes. */
function grid(code: string, west: number, east: number): Grid {
  const ring = [
    [west, 24],
    [east, 24],
    [east, 25],
    [west, 25],
    [west, 24],
  ] as const;
  const names = { hant: code, hans: code, en: code };
  const polygon = { type: 'Polygon', coordinates: [ring] } as const;
  return { id: code, communityId: '350203007010', code, names, polygon };
}

const GRIDS = [
  { ...grid('00', 0, 1), polygon: undefined },
  grid('01', 118, 119),
  grid('02', 119, 120),
];

test('a point lies in the grid whose border is around it', () => {
  assert.equal(findGridAt(GRIDS, { lon: 118.5, lat: 24.5 })?.code, '01');
  assert.equal(findGridAt(GRIDS, { lon: 119.5, lat: 24.5 })?.code, '02');
});

test('a point outside all grids lies in none', () => {
  assert.equal(findGridAt(GRIDS, { lon: 121, lat: 24.5 }), undefined);
  assert.equal(findGridAt([], { lon: 118.5, lat: 24.5 }), undefined);
});

test('a point on a common border lies in exactly one grid', () => {
  const point = { lon: 119, lat: 24.5 };
  const holding = GRIDS.filter((one) => findGridAt([one], point) !== undefined);
  assert.equal(holding.length, 1);
});

test('a grid that nobody has drawn holds no point', () => {
  assert.equal(findGridAt(GRIDS, { lon: 0.5, lat: 24.5 }), undefined);
});

const ring = [
  [118, 24],
  [118.01, 24],
  [118.01, 24.01],
  [118, 24],
];
const area = { type: 'Polygon', coordinates: [ring] };
const refusal = (json: unknown, text = JSON.stringify(json)) => {
  const read = readBorder(text);
  return read.ok ? undefined : read.refusal;
};

test('a border is read from a polygon, from one in parts of one, and from a drawing of a map', () => {
  const point = { type: 'Point', coordinates: [118, 24] };
  const feature = (geometry: unknown) => ({ type: 'Feature', properties: {}, geometry });
  for (const json of [
    area,
    { type: 'MultiPolygon', coordinates: [[ring]] },
    feature(area),
    { type: 'FeatureCollection', features: [feature(point), feature(area)] },
  ]) {
    const read = readBorder(JSON.stringify(json));
    assert.ok(read.ok, JSON.stringify(json));
    assert.deepEqual(read.value.coordinates, [ring]);
  }
  assert.ok(readBorder(`\ufeff${JSON.stringify(area)}`).ok, 'a file of Windows');
});

test('what is no area is told apart from an area that cannot be taken', () => {
  for (const text of ['', '{', '118,24', 'null', '[]', '{"type":"Point","coordinates":[1,2]}']) {
    assert.equal(refusal(undefined, text), 'border_not_geojson', text);
  }
  assert.equal(refusal(undefined, ' '.repeat(400_001)), 'border_too_long');
  const parts = { type: 'MultiPolygon', coordinates: [[ring], [ring]] };
  assert.equal(refusal(parts), 'border_in_parts');
  const features = [area, area].map((geometry) => ({ type: 'Feature', geometry }));
  assert.equal(refusal({ type: 'FeatureCollection', features }), 'border_in_parts');
  assert.equal(refusal({ type: 'Polygon', coordinates: [[['a', 'b']]] }), 'polygon_unreadable');
});

test('an open ring, a crossed one, too few corners, no land and no place on earth are refused', () => {
  const of = (...coordinates: readonly (readonly [number, number])[]) =>
    refusal({ type: 'Polygon', coordinates: [coordinates] });
  assert.equal(of([0, 0], [1, 0], [1, 1], [0, 1]), 'polygon_ring_open');
  assert.equal(of([0, 0], [1, 1], [1, 0], [0, 1], [0, 0]), 'polygon_crosses_itself');
  assert.equal(of([0, 0], [1, 1], [0, 0]), 'polygon_ring_too_short');
  assert.equal(of([0, 0], [1, 1], [2, 2], [0, 0]), 'polygon_without_area');
  // Latitude first, as many write it: in China it cannot be.
  const swapped = ring.map(([lon = 0, lat = 0]) => [lat, lon] as const);
  assert.equal(of(...swapped), 'polygon_position_out_of_range');
  const many = Array.from({ length: 2_001 }, (_, index) => [index / 100, 0] as const);
  assert.equal(of(...many), 'polygon_too_large');
});

const INSIDE_FIRST = { lon: 118.5, lat: 24.5 };

function house(id: string, more: Partial<Pick<Place, 'attributes' | 'point'>> = {}): Place {
  const names = { hant: id, hans: id, en: id };
  const at = { path: `35.${id}`, kind: 'building', level: 70, communityId: '350203007010' };
  return { id, ...at, names, ordinal: 0, point: undefined, attributes: {}, ...more };
}

test('a building is in the grid it was put in, wherever it stands', () => {
  const put = house('1', { attributes: { grid: '02' }, point: INSIDE_FIRST });
  assert.equal(findGridOf(GRIDS, put)?.code, '02');
  assert.equal(findGridOf(GRIDS, house('1', { attributes: { grid: '00' } }))?.code, '00');
});

test('a building that was put in no grid there is, is where it stands', () => {
  assert.equal(findGridOf(GRIDS, house('1', { point: INSIDE_FIRST }))?.code, '01');
  const lost = { attributes: { grid: '77' }, point: INSIDE_FIRST };
  assert.equal(findGridOf(GRIDS, house('1', lost))?.code, '01');
  assert.equal(findGridOf(GRIDS, house('1')), undefined);
});

const fresh = {
  code: '03',
  names: { hant: '第三網格', hans: '第三网格', en: 'Grid 3' },
  buildingIds: ['1', '2'],
};

test('a grid is made of buildings that are in none, or of none yet', () => {
  const around = { grids: GRIDS, buildings: [house('1'), house('2'), house('3')] };
  const chosen = mayMakeGrid(fresh, around);
  assert.deepEqual(chosen.ok && chosen.value.map(({ id }) => id), ['1', '2']);
  const empty = mayMakeGrid({ ...fresh, buildingIds: [] }, around);
  assert.deepEqual(empty.ok && empty.value, []);
});

test('a code that is taken is refused, and so is a name in any script', () => {
  const around = { grids: GRIDS, buildings: [] };
  const bare = { ...fresh, buildingIds: [] };
  assert.equal(refusalOf(mayMakeGrid({ ...bare, code: '01' }, around)), 'grid_code_taken');
  for (const script of ['hant', 'hans', 'en'] as const) {
    const names = { ...fresh.names, [script]: ' 0 2' };
    assert.equal(refusalOf(mayMakeGrid({ ...bare, names }, around)), 'grid_name_taken', script);
  }
});

test('a building of another grid, or of nowhere, is refused', () => {
  for (const taken of [{ attributes: { grid: '02' } }, { point: INSIDE_FIRST }]) {
    const around = { grids: GRIDS, buildings: [house('1'), house('2', taken)] };
    assert.equal(refusalOf(mayMakeGrid(fresh, around)), 'building_in_grid');
  }
  const around = { grids: GRIDS, buildings: [house('1')] };
  assert.equal(refusalOf(mayMakeGrid(fresh, around)), 'unknown_place');
});

function refusalOf(result: ReturnType<typeof mayMakeGrid>): string | undefined {
  return result.ok ? undefined : result.refusal;
}
