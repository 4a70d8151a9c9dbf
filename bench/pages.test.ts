import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparePages } from './pages.ts';

const at = (matters: number, p50: number, p95: number, status = 200) => ({
  matters,
  times: [{ page: 'needs board', status, p50, p95 }],
});

test('Both sizes are held against the limit, and their growth', () => {
  const rows = comparePages(at(100_000, 4, 6), at(1_000_000, 5, 11));
  assert.deepEqual(
    rows.map(({ value, isMet }) => [value, isMet]),
    [
      ['6.0 ms', true],
      ['11.0 ms', false],
      ['1.3', true],
    ],
  );
  assert.match(rows[0]?.what ?? '', /100,000 matters/);
  assert.match(rows[1]?.what ?? '', /1,000,000 matters/);
});

test('A page that grows by more than three tenths misses its goal', () => {
  const growth = comparePages(at(100_000, 4, 6), at(1_000_000, 5.3, 7)).at(-1);
  assert.equal(growth?.isMet, false);
});

test('A page that is refused is a missed goal, however fast', () => {
  const rows = comparePages(at(100_000, 1, 1), at(1_000_000, 1, 1, 404));
  assert.deepEqual(rows, [{ what: 'needs board', value: 'status 404', goal: '200', isMet: false }]);
});
