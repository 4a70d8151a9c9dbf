import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import { MAX_BOXES } from '#/platform/storage/cover.ts';
import { boxesField } from './boxes.ts';

const read = (value: unknown) => boxesField.safeParse(value).data;
const one = { left: 10, top: 20.5, width: 30, height: 5 };

test('a line is a part, whatever stands between its numbers', () => {
  for (const text of [
    '10 20.5 30 5',
    ' 10, 20.5, 30, 5 ',
    '10%　20.5％，30% 5%',
    '左10上20.5寬30高5',
  ])
    assert.deepEqual(read(text), [one], text);
  assert.deepEqual(read('10 20.5 30 5\n\n  \r\n10 20.5 30 5\n'), [one, one]);
});

test('programs send parts as they are', () => {
  assert.deepEqual(read([one]), [one]);
  assert.equal(read([{ ...one, left: '10' }]), undefined);
});

test('nothing, too few numbers, and words are no parts', () => {
  for (const value of [
    '',
    '\n',
    '10 20 30',
    '10 20 30 40 50',
    'a b c d',
    '-',
    undefined,
    7,
    [],
    [7],
  ])
    assert.equal(read(value), undefined, String(value));
});

test('a part has an extent and lies within the photo', () => {
  for (const text of ['0 0 0 10', '0 0 10 0', '90 0 20 10', '0 95 10 10', '101 0 1 1', '0 0 200 1'])
    assert.equal(read(text), undefined, text);
  assert.deepEqual(read('0 0 100 100'), [{ left: 0, top: 0, width: 100, height: 100 }]);
});

test('there is an end to them', () => {
  assert.equal(read(Array.from({ length: MAX_BOXES }, () => one))?.length, MAX_BOXES);
  assert.equal(read(Array.from({ length: MAX_BOXES + 1 }, () => one)), undefined);
  assert.equal(read('1 1 1 1\n'.repeat(500)), undefined);
});

const tenth = fc.integer({ min: 0, max: 500 }).map((value) => value / 10);
property(
  'what a hand or a script writes is read as it was meant',
  fc.property(tenth, tenth, (from, length) => {
    const given = { left: from, top: from, width: length + 0.1, height: length + 0.1 };
    const text = [given.left, given.top, given.width, given.height].map((n) => n.toFixed(1));
    const [found] = read(text.join(' ')) ?? [];
    const isWithin = from + Number((length + 0.1).toFixed(1)) <= 100;
    if (!isWithin) return found === undefined;
    return found?.left === from && Math.abs(found.width - given.width) < 0.051;
  }),
);
