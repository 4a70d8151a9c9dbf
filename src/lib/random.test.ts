import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';

const DRAWS = 20_000;
const seeds = fc.oneof(fc.string(), fc.integer());

function times<Value>(count: number, draw: () => Value): Value[] {
  return Array.from({ length: count }, draw);
}

function share(random: Random, draw: (random: Random) => boolean): number {
  return times(DRAWS, () => draw(random)).filter(Boolean).length / DRAWS;
}

test('the choices of a seed are those of another implementation, in Python', () => {
  const random = createRandom('linli');
  assert.deepEqual(
    times(8, () => random.int(0, 999)),
    [655, 444, 684, 434, 134, 603, 280, 173],
  );
});

property(
  'the same seed gives the same choices',
  fc.property(seeds, (seed) => {
    const draw = (random: Random) => [
      random.fraction(),
      random.int(1, 6),
      random.shuffle([1, 2, 3]),
    ];
    assert.deepEqual(draw(createRandom(seed)), draw(createRandom(seed)));
  }),
);

property(
  'different seeds give different choices',
  fc.property(
    fc.uniqueArray(seeds, { minLength: 2, maxLength: 2, selector: String }),
    ([one, other]) => {
      assert.ok(one !== undefined && other !== undefined);
      const draw = (random: Random) => times(4, random.fraction);
      assert.notDeepEqual(draw(createRandom(one)), draw(createRandom(other)));
    },
  ),
);

property(
  'a fraction is from 0 up to, but never, 1',
  fc.property(seeds, (seed) =>
    times(20, createRandom(seed).fraction).every((x) => x >= 0 && x < 1),
  ),
);

property(
  'a whole number is within its bounds',
  fc.property(seeds, fc.integer(), fc.nat({ max: 1_000_000 }), (seed, low, width) => {
    const drawn = createRandom(seed).int(low, low + width);
    return Number.isInteger(drawn) && drawn >= low && drawn <= low + width;
  }),
);

test('each side of a die comes up about as often', () => {
  const random = createRandom('die');
  const counts = [0, 0, 0, 0, 0, 0];
  for (const side of times(DRAWS, () => random.int(1, 6)))
    counts[side - 1] = (counts[side - 1] ?? 0) + 1;
  const expected = DRAWS / counts.length;
  const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  // With five degrees of freedom a fair die exceeds this once in a thousand seeds.
  assert.ok(chiSquare < 20.5, `chi-square ${chiSquare}`);
});

test('the widest choice reaches both halves', () => {
  const random = createRandom('wide');
  const upper = share(random, (each) => each.int(0, 2 ** 32 - 1) >= 2 ** 31);
  assert.ok(Math.abs(upper - 0.5) < 0.02, String(upper));
});

test('bounds without a whole number between them are a fault', () => {
  const random = createRandom(1);
  assert.throws(() => random.int(2, 1), /no whole number from 2 to 1/);
  assert.throws(() => random.int(0.5, 1), /no whole number/);
  assert.throws(() => random.int(0, 2 ** 32), /too wide/);
});

test('a chance comes true as often as it says', () => {
  const random = createRandom('chance');
  assert.ok(Math.abs(share(random, (each) => each.chance(0.3)) - 0.3) < 0.02);
  assert.equal(
    share(random, (each) => each.chance(0)),
    0,
  );
  assert.equal(
    share(random, (each) => each.chance(1)),
    1,
  );
});

test('each item is picked about as often', () => {
  const random = createRandom('pick');
  assert.ok(
    Math.abs(share(random, (each) => each.pick(['a', 'b', 'c', 'd']) === 'c') - 0.25) < 0.02,
  );
});

test('items are taken in proportion to their weights, and those without weight never', () => {
  const random = createRandom('weighted');
  const items = [
    ['rare', 1],
    ['never', 0],
    ['often', 3],
  ] as const;
  const drawn = times(DRAWS, () => random.weighted(items));
  assert.ok(Math.abs(drawn.filter((item) => item === 'rare').length / DRAWS - 0.25) < 0.02);
  assert.equal(drawn.includes('never'), false);
});

test('an empty list, or weights that are none, are a fault', () => {
  const random = createRandom(1);
  assert.throws(() => random.pick([]), /empty list/);
  assert.throws(() => random.weighted([]), /empty list/);
  assert.throws(() => random.weighted([['a', 0]]), /empty list/);
  assert.throws(() => random.weighted([['a', -1]]), /negative/);
  assert.throws(() => random.weighted([['a', Number.NaN]]), /negative/);
});

property(
  'shuffling keeps all items, and the list it was given',
  fc.property(seeds, fc.array(fc.integer()), (seed, items) => {
    const before = [...items];
    const shuffled = createRandom(seed).shuffle(items);
    assert.deepEqual(items, before);
    assert.deepEqual(
      shuffled.toSorted((a, b) => a - b),
      before.toSorted((a, b) => a - b),
    );
  }),
);

test('every order of three comes up about as often', () => {
  const random = createRandom('shuffle');
  const orders = Map.groupBy(
    times(DRAWS, () => random.shuffle(['a', 'b', 'c']).join('')),
    (order) => order,
  );
  assert.equal(orders.size, 6);
  for (const [order, drawn] of orders) {
    assert.ok(Math.abs(drawn.length / DRAWS - 1 / 6) < 0.015, `${order} ${drawn.length}`);
  }
});
