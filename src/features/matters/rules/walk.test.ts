import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import { floorOf, walkOrder } from './walk.ts';
import type { Step, Stop } from './walk.ts';

/** A stop by its way down: `1/3/2/5/1` is compound 1, building 3, unit 2, floor 5, door 1. */
function stop(way: string): Stop {
  const ordinals = way === '' ? [] : way.split('/').map(Number);
  return { id: way, way: stepsOf(ordinals) };
}

function stepsOf(ordinals: readonly number[]): readonly Step[] {
  return ordinals.map((ordinal, depth) => ({
    ordinal,
    key: ordinals.slice(0, depth + 1).join('/'),
  }));
}

const walked = (ways: readonly string[], from = '') =>
  walkOrder(ways.map(stop), stop(from).way).map(({ id }) => id);

test('one goes up one stair and down the next, and through the next house the other way round', () => {
  const doors = ['1/1/1/1/1', '1/1/1/3/1', '1/1/2/1/1', '1/1/2/3/1', '1/2/1/1/1', '1/2/2/2/1'];
  assert.deepEqual(walked(doors.toReversed()), [
    '1/1/1/1/1',
    '1/1/1/3/1',
    '1/1/2/3/1',
    '1/1/2/1/1',
    '1/2/2/2/1',
    '1/2/1/1/1',
  ]);
});

test('what lies outdoors comes before the houses behind it', () => {
  assert.deepEqual(walked(['1/2/1/1/1', '1', '1/2', '', '2']), ['', '1', '1/2', '1/2/1/1/1', '2']);
});

test('houses are walked as people count them, not as their names are spelled', () => {
  assert.deepEqual(walked(['1/10', '1/9', '1/2']), ['1/2', '1/9', '1/10']);
});

test('a walk begins where one is, goes on to the end, and then round to what lies before', () => {
  const houses = ['1/1', '1/2', '1/3', '2/1', '3/1'];
  assert.deepEqual(walked(houses, '2'), ['2/1', '3/1', '1/1', '1/2', '1/3']);
  assert.deepEqual(walked(houses, '1/2'), ['1/2', '1/3', '1/1', '2/1', '3/1']);
  assert.deepEqual(walked(['1/1', '1/4'], '1/3'), ['1/4', '1/1'], 'from beside what is there');
  assert.deepEqual(walked(houses, '9'), houses, 'behind the last one it begins anew');
});

test('the floor is the one that was drawn, else what the number on the door says', () => {
  const door = { level: 90, floor: undefined, name: '501室' };
  assert.equal(floorOf(door), 5);
  assert.equal(floorOf({ ...door, name: '1203' }), 12);
  assert.equal(floorOf({ ...door, floor: 7 }), 7);
  assert.equal(floorOf({ ...door, name: '後院' }), 0);
  assert.equal(floorOf({ ...door, level: 80 }), undefined, 'a unit has many');
});

const ways = fc.uniqueArray(
  fc
    .array(fc.integer({ min: 1, max: 3 }), { minLength: 0, maxLength: 5 })
    .map((way) => way.join('/')),
  { maxLength: 30 },
);

property(
  'every stop is walked to once, and no house, stair or floor is left and come back to',
  fc.property(ways, fc.constantFrom('', '2', '2/3', '3/1/2'), (all, from) => {
    const order = walked(all, from);
    assert.deepEqual(order.toSorted(), all.toSorted());
    for (let depth = 1; depth <= 5; depth += 1) {
      const groups = order
        .filter((way) => way.split('/').length >= depth)
        .map((way) => way.split('/').slice(0, depth).join('/'));
      const runs = groups.filter((group, index) => group !== groups[index - 1]);
      assert.equal(new Set(runs).size, runs.length, `${depth}: ${order.join(' ')}`);
    }
  }),
);

property(
  'the order of a walk is the same however the stops were found',
  fc.property(ways, fc.integer(), (all, seed) => {
    const mixed = all.toSorted((a, b) => ((a.length * seed) % 7) - ((b.length * seed) % 7));
    assert.deepEqual(walked(mixed), walked(all));
  }),
);

property(
  'two neighbouring stairs of a house are walked in opposite directions',
  fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 2 }), (floors) => {
    const doors = [1, 2].flatMap((unit) => floors.map((floor) => `1/1/${unit}/${floor}/1`));
    const climbed = (unit: number) =>
      walked(doors)
        .filter((way) => way.startsWith(`1/1/${unit}/`))
        .map((way) => Number(way.split('/')[3]));
    assert.deepEqual(climbed(2), climbed(1).toReversed());
  }),
);
