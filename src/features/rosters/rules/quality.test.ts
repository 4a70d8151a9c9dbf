import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import { balanceOf, jainOf, judge, weightOf } from './quality.ts';

describe('how good a roster is', () => {
  test('is the middle of what is filled and how alike the loads are', () => {
    const quality = judge({ wanted: 4, filled: 3, loads: [8, 16] });
    assert.deepEqual([quality.coverage, quality.balance, quality.score], [75, 50, 62.5]);
  });

  test('a night weighs two', () => {
    assert.equal(weightOf({ hours: 8, isNight: true }), 16);
    assert.equal(weightOf({ hours: 8, isNight: false }), 8);
  });

  test('balance is the mean over pairs', () => {
    assert.equal(balanceOf([8, 8, 4]), (1 + 0.5 + 0.5) / 3);
    assert.equal(balanceOf([8, 0]), 0);
    assert.equal(balanceOf([0, 0]), 1);
    assert.equal(balanceOf([8]), 1);
    assert.equal(balanceOf([]), 1);
  });

  test('Jain’s index is one where all are alike, and one of n where one has all', () => {
    assert.equal(jainOf([8, 8, 8]), 1);
    assert.equal(jainOf([9, 0, 0]), 1 / 3);
    assert.equal(jainOf([]), 1);
  });

  test('a roster that wants nobody is full', () => {
    assert.equal(judge({ wanted: 0, filled: 0, loads: [] }).score, 100);
  });
});

const someLoads = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 12 });

property(
  'every number lies within its bounds, and neither scale nor order changes it',
  fc.property(someLoads, fc.integer({ min: 1, max: 5 }), (loads, times) => {
    const balance = balanceOf(loads);
    const jain = jainOf(loads);
    assert.ok(balance >= 0 && balance <= 1);
    assert.ok(jain >= 1 / loads.length - 1e-9 && jain <= 1 + 1e-9);
    const scaled = loads.map((one) => one * times).toReversed();
    assert.ok(Math.abs(balanceOf(scaled) - balance) < 1e-9);
    assert.ok(Math.abs(jainOf(scaled) - jain) < 1e-9);
  }),
);

property(
  'giving from who has most to who has least makes no roster less fair by Jain’s index',
  fc.property(someLoads, (loads) => {
    const most = loads.indexOf(Math.max(...loads));
    const least = loads.indexOf(Math.min(...loads));
    const gift = Math.floor(((loads[most] ?? 0) - (loads[least] ?? 0)) / 2);
    const after = loads.with(most, (loads[most] ?? 0) - gift);
    const given = after.with(least, (after[least] ?? 0) + (most === least ? 0 : gift));
    if (most === least) return;
    assert.ok(jainOf(given) >= jainOf(loads) - 1e-9);
  }),
);

describe('what a single person has', () => {
  test('weighs by hours, and a night of the same hours twice as much', () => {
    for (const hours of [0.5, 4, 8, 12, 24]) {
      assert.equal(weightOf({ hours, isNight: true }), 2 * weightOf({ hours, isNight: false }));
    }
  });

  test('makes no roster better or worse by itself, if nobody else could stand by', () => {
    for (const load of [0, 8, 100]) {
      const quality = judge({ wanted: 4, filled: 4, loads: [load] });
      assert.deepEqual([quality.balance, quality.jain, quality.score], [100, 1, 100]);
    }
  });
});

test('who has twice as much as another is half as alike to them, whatever the scale', () => {
  for (const scale of [1, 8, 16]) {
    assert.equal(balanceOf([scale, 2 * scale]), 0.5);
    assert.equal(jainOf([scale, 2 * scale]), 0.9);
  }
});
