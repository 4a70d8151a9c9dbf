import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Grid } from '#/features/places/model.ts';
import { findGridAt } from './grids.ts';

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
