import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import { hashOf, lightWindows } from './window-light.ts';

const block = { floors: 6, columns: 4, households: 24, lit: 18 };

const windows = fc
  .record({
    floors: fc.integer({ min: 1, max: 34 }),
    columns: fc.integer({ min: 1, max: 16 }),
    households: fc.integer({ min: 1, max: 400 }),
    wanted: fc.nat(),
  })
  .map(({ wanted, ...building }) =>
    Object.assign(building, { lit: wanted % (building.households + 1) }),
  );

test('as many windows are lit as households, when each has its window', () => {
  assert.equal(lightWindows('東興/1', block).size, 18);
});

test('the same building always looks the same', () => {
  assert.deepEqual(lightWindows('東興/1', block), lightWindows('東興/1', block));
});

test('buildings with the same numbers do not look alike', () => {
  const one = [...lightWindows('東興/1', block)].toSorted();
  const other = [...lightWindows('東興/2', block)].toSorted();
  assert.notDeepEqual(one, other);
});

test('a number that is not published lights nothing', () => {
  assert.equal(lightWindows('東興/1', { ...block, lit: undefined }).size, 0);
});

test('a building without households is dark', () => {
  assert.equal(lightWindows('東興/1', { ...block, households: 0, lit: 0 }).size, 0);
});

test('real windows are lit where they are, and none beyond the building', () => {
  const litAt = [
    { floor: 1, column: 1 },
    { floor: 6, column: 4 },
    { floor: 7, column: 1 },
    { floor: 1, column: 5 },
    { floor: 0, column: 1 },
  ];
  assert.deepEqual([...lightWindows('東興/1', { ...block, litAt })], [0, 23]);
});

test('the mixing of a text into a number is the same on every machine', () => {
  assert.equal(hashOf(''), 723_595_804);
  assert.equal(hashOf('東興小區/7 號樓'), 4_206_026_774);
});

property(
  'some light is never drawn as none, and one dark household never as all lit',
  fc.property(windows, (building) => {
    const all = building.floors * building.columns;
    const { size } = lightWindows('seed', building);
    if (building.lit === 0) assert.equal(size, 0);
    else if (building.lit === building.households) assert.equal(size, all);
    else if (all > 1) assert.ok(size >= 1 && size < all);
  }),
);

property(
  'the share of light is right to within one window',
  fc.property(windows, (building) => {
    const all = building.floors * building.columns;
    const { size } = lightWindows('seed', building);
    assert.ok(Math.abs(size - (all * building.lit) / building.households) <= 1);
  }),
);

property(
  'one household more never puts another light out',
  fc.property(windows, (building) => {
    const before = lightWindows('seed', building);
    const after = lightWindows('seed', {
      ...building,
      lit: Math.min(building.households, building.lit + 1),
    });
    for (const window of before) assert.ok(after.has(window));
  }),
);

property(
  'every lit window is one of the building',
  fc.property(windows, fc.string(), (building, seed) => {
    for (const window of lightWindows(seed, building)) {
      assert.ok(window >= 0 && window < building.floors * building.columns);
    }
  }),
);

test('no floor and no column is lit by preference', () => {
  const counts = Array.from({ length: 24 }, () => 0);
  for (let building = 0; building < 2000; building += 1) {
    for (const window of lightWindows(`${building}`, { ...block, lit: 12 })) {
      counts[window] = (counts[window] ?? 0) + 1;
    }
  }
  for (const count of counts) assert.ok(count > 850 && count < 1150, `${count} of 2000`);
});
