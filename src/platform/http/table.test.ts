import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayCell, momentCell, readListFormat, takenAwayAt } from './table.ts';

const reader = { zone: 'Asia/Shanghai' };
const at = Temporal.Instant.from('2026-11-22T16:05:59Z');

test('a moment is written as a spreadsheet sorts it, on the clock of the neighbourhood', () => {
  assert.equal(momentCell(reader, at), '2026-11-23 00:05');
  assert.equal(dayCell(reader, at), '2026-11-23');
  assert.deepEqual(
    [momentCell(reader, undefined), dayCell(reader, undefined)],
    [undefined, undefined],
  );
});

test('a list is taken away where its page stands, with all that the address says', () => {
  assert.equal(
    takenAwayAt('/desk?place=3502&show=all', 'csv'),
    '/desk?place=3502&show=all&_as=csv',
  );
  assert.equal(takenAwayAt('/desk', 'xlsx'), '/desk?_as=xlsx');
  // Who is on a later page takes away the whole list.
  assert.equal(takenAwayAt('/desk?after=x&place=1', 'csv'), '/desk?place=1&_as=csv');
  assert.equal(takenAwayAt('/people?page=7', 'csv'), '/people?_as=csv');
  assert.equal(takenAwayAt('/people?q=%E6%9E%97&_as=csv', 'xlsx'), '/people?q=%E6%9E%97&_as=xlsx');
});

test('only the formats there are ask for a list', () => {
  assert.deepEqual(['xlsx', 'csv', 'pdf', '', undefined].map(readListFormat), [
    'xlsx',
    'csv',
    undefined,
    undefined,
    undefined,
  ]);
});
