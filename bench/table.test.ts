import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atLeast, atMost, drawTable } from './table.ts';

const ms = (value: number) => `${value} ms`;

test('A value at its limit is met, beyond it is missed', () => {
  assert.equal(atMost('page', { value: 10, limit: 10 }, ms).isMet, true);
  assert.equal(atMost('page', { value: 10.1, limit: 10 }, ms).isMet, false);
  assert.equal(atLeast('ratio', { value: 0.5, limit: 0.5 }, String).isMet, true);
  assert.equal(atLeast('ratio', { value: 0.49, limit: 0.5 }, String).isMet, false);
});

test('A limit is written like its value', () => {
  assert.equal(atMost('page', { value: 4, limit: 10 }, ms).goal, '≤ 10 ms');
  assert.equal(atLeast('ratio', { value: 0.6, limit: 0.5 }, String).goal, '≥ 0.5');
});

test('A value that is no number is a missed goal', () => {
  assert.equal(atMost('page', { value: Number.NaN, limit: 10 }, ms).isMet, false);
});

test('The table stands in columns, values to the right, with marks and their count', () => {
  const drawn = drawTable([
    atMost('board, p95', { value: 4, limit: 10 }, ms),
    atMost('place of a province, p95', { value: 31, limit: 10 }, ms),
    { what: 'matters', value: '100000' },
  ]);
  assert.equal(
    drawn,
    [
      'Measured                   Value  Goal',
      '────────────────────────  ──────  ───────  ─',
      'board, p95                  4 ms  ≤ 10 ms  ✓',
      'place of a province, p95   31 ms  ≤ 10 ms  ✗',
      'matters                   100000',
      '',
      '1 of 2 goals met',
    ].join('\n'),
  );
});

test('A table without rows says that nothing was promised', () => {
  assert.match(drawTable([]), /0 of 0 goals met$/);
});
