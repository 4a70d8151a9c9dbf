import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import { acceptance, takeProbability, waveSize } from './acceptance.ts';

const prior = { yes: 5, asked: 20 };

test('before anything was seen it is what is believed, and then what is seen', () => {
  assert.equal(acceptance({ asked: 0, yes: 0 }, prior), 0.25);
  assert.equal(acceptance({ asked: 20, yes: 15 }, prior), 0.5);
  assert.ok(Math.abs(acceptance({ asked: 10_000, yes: 100 }, prior) - 0.01) < 0.001);
});

test('it is never nobody and never everybody, however few were seen', () => {
  assert.ok(acceptance({ asked: 500, yes: 0 }, prior) > 0);
  assert.ok(acceptance({ asked: 500, yes: 500 }, prior) < 1);
});

test('one in four means waves of three, five and ten', () => {
  assert.deepEqual(
    [0.5, 0.75, 0.94].map((target) => waveSize(target, 0.25)),
    [3, 5, 10],
  );
});

test('whoever always comes is asked alone', () => {
  assert.equal(waveSize(0.99, 1), 1);
  assert.equal(waveSize(0, 0.25), 1);
});

property(
  'a wave reaches its target, and one less would not',
  fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (target) => {
    const accept = 0.05 + 0.9 * (1 - target);
    const size = waveSize(target, accept);
    const reached = (count: number) => takeProbability(Array.from({ length: count }, () => accept));
    assert.ok(reached(size) >= target - 1e-9);
    if (size > 1) assert.ok(reached(size - 1) < target + 1e-9);
  }),
);

test('that at least one of several comes is one less that none does', () => {
  assert.equal(takeProbability([]), 0);
  assert.equal(takeProbability([1, 0]), 1);
  assert.ok(Math.abs(takeProbability([0.5, 0.5]) - 0.75) < 1e-12);
});
