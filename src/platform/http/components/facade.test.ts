import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import { frameOf, scaleFor, windowTop } from './facade-frame.ts';
import type { Building } from './facade-frame.ts';
import { facade } from './facade.ts';

const block: Building = { floors: 6, columns: 4, units: 2, lit: new Set([0, 5]), seed: 1 };
const scale = scaleFor([block]);

const buildings = fc.record({
  floors: fc.integer({ min: 1, max: 40 }),
  columns: fc.integer({ min: 1, max: 24 }),
  units: fc.integer({ min: 0, max: 8 }),
  seed: fc.nat(),
});

/** How many boxes the path of one look has. */
function countOf(drawn: string, look: string): number {
  const path = new RegExp(`<path class="${look}" d="([^"]*)"`).exec(drawn)?.[1] ?? '';
  return path.split('M').length - 1;
}

test('each household has its window, lit or dark', () => {
  const drawn = `${facade(block, scale, '1 號樓')}`;
  assert.equal(countOf(drawn, 'lit'), 2);
  assert.equal(countOf(drawn, 'glass'), 22);
});

test('a tower of thirty-three floors has all of them', () => {
  const tower = { ...block, floors: 33, columns: 8, units: 1 };
  const drawn = `${facade(tower, scaleFor([tower]), '1 號樓')}`;
  assert.equal(countOf(drawn, 'lit') + countOf(drawn, 'glass'), 264);
});

test('a tower stays small enough to be sent', () => {
  const tower = { ...block, floors: 33, columns: 8, units: 1 };
  assert.ok(`${facade(tower, scaleFor([tower]), '1 號樓')}`.length < 9_000);
});

test('each stairwell has its door', () => {
  for (const units of [1, 2, 4]) {
    const drawn = `${facade({ ...block, units }, scale, '1 號樓')}`;
    assert.equal(countOf(drawn, 'door'), units);
  }
});

test('a lane house, a block and a tower are drawn each in its way', () => {
  const eras = [3, 6, 33].map((floors) => frameOf({ ...block, floors }, scale).era);
  assert.deepEqual(eras, ['lane', 'block', 'tower']);
});

test('the picture is one for those who hear the page', () => {
  const drawn = `${facade(block, scale, '1 號樓："24" 戶')}`;
  assert.match(drawn, /role="img"/);
  assert.match(drawn, /aria-label="1 號樓：&quot;24&quot; 戶"/);
});

test('the picture grows with the text of the reader', () => {
  assert.match(`${facade(block, scale, '1 號樓')}`, /width="[\d.]+em" height="[\d.]+em"/);
});

test('nothing is coloured or placed by an inline style', () => {
  assert.doesNotMatch(`${facade(block, scale, '1 號樓')}`, /style=|fill="|stroke="/);
});

test('the higher the houses and the more of them, the smaller the scale', () => {
  const street = (floors: number, count: number) =>
    scaleFor(Array.from({ length: count }, () => ({ floors, columns: 4 }))).stepY;
  assert.ok(street(6, 1) > street(6, 12));
  assert.ok(street(6, 12) > street(33, 12));
  assert.equal(street(33, 1), street(33, 12));
});

test('a street without houses still has a scale', () => {
  assert.ok(scaleFor([]).stepX > 0);
});

property(
  'windows stand inside their walls, one above the other',
  fc.property(buildings, (drawn) => {
    const building = { ...drawn, lit: new Set<number>() };
    const own = scaleFor([building]);
    const frame = frameOf(building, own);
    assert.equal(frame.columns.length, building.columns);
    for (const x of frame.columns) {
      assert.ok(x - own.windowWidth / 2 > frame.left && x + own.windowWidth / 2 < frame.right);
    }
    const tops = Array.from({ length: building.floors }, (_, floor) => windowTop(frame, floor));
    assert.ok(Math.min(...tops) > frame.top);
    assert.ok(Math.max(...tops) + own.windowHeight < frame.ground);
    assert.deepEqual(
      tops,
      tops.toSorted((a, b) => b - a),
    );
  }),
);

property(
  'windows and stairwells stand beside each other, never on one another',
  fc.property(buildings, (drawn) => {
    const building = { ...drawn, lit: new Set<number>() };
    const own = scaleFor([building]);
    const { columns, shafts } = frameOf(building, own);
    const middles = [...columns, ...shafts].toSorted((a, b) => a - b);
    for (const [index, x] of middles.entries()) {
      const next = middles[index + 1];
      if (next !== undefined) assert.ok(next - x > own.windowWidth * 0.7);
    }
  }),
);

property(
  'every building can be drawn, with as many windows as it has',
  fc.property(buildings, (drawn) => {
    const building = { ...drawn, lit: new Set([0]) };
    const picture = `${facade(building, scaleFor([building]), 'x')}`;
    assert.doesNotMatch(picture, /NaN|undefined|Infinity/);
    assert.equal(
      countOf(picture, 'lit') + countOf(picture, 'glass'),
      building.floors * building.columns,
    );
  }),
  60,
);
