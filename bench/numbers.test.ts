import assert from 'node:assert/strict';
import { test } from 'node:test';
import { array, assert as hold, double, property } from 'fast-check';
import { median, percentile, write, writeCount, writeKilobytes } from './numbers.ts';

const HUNDRED = Array.from({ length: 100 }, (_, index) => 100 - index);

test('The 95th percentile of a hundred values is the 95th from below, in whatever order', () => {
  assert.equal(percentile(HUNDRED, 0.95), 95);
  assert.equal(percentile(HUNDRED.toReversed(), 0.95), 95);
});

test('The ends of a share are the smallest and the largest value', () => {
  assert.equal(percentile(HUNDRED, 0), 1);
  assert.equal(percentile(HUNDRED, 1), 100);
});

test('A percentile of one value is that value', () => {
  assert.equal(percentile([7], 0.95), 7);
});

test('Numbers are sorted as numbers', () => {
  assert.equal(percentile([10, 9, 100], 1), 100);
  assert.equal(median([10, 9, 100]), 10);
});

test('Nothing measured is a fault and not zero', () => {
  assert.throws(() => percentile([], 0.95), /Nothing was measured/);
});

test('At least the share of all values lies at or below a percentile', () => {
  const values = array(double({ noNaN: true }), { minLength: 1 });
  hold(
    property(values, double({ min: 0, max: 1, noNaN: true }), (all, share) => {
      const found = percentile(all, share);
      const below = all.filter((value) => value <= found).length;
      assert.ok(all.includes(found));
      assert.ok(below >= Math.floor(share * all.length));
    }),
  );
});

test('Numbers are written with the decimals one compares', () => {
  assert.deepEqual([0.517, 4.12, 9.96, 130.4].map(write), ['0.52', '4.1', '10.0', '130']);
  assert.equal(writeKilobytes(59_940), '59.9 KB');
});

test('Large counts show their thousands', () => {
  assert.deepEqual([0, 999, 1_000, 1_000_000].map(writeCount), ['0', '999', '1,000', '1,000,000']);
});
