import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import { digitsOf, hashWith } from './digits.ts';

const ONE = new Uint8Array(32).fill(1);
const TWO = new Uint8Array(32).fill(2);

property(
  'digits are as many as asked for and the same each time',
  fc.property(fc.uuid(), fc.integer({ min: 1, max: 18 }), (id, count) => {
    const digits = digitsOf(ONE, { purpose: 'test', id }, count);
    assert.match(digits, new RegExp(`^\\d{${count}}$`));
    assert.equal(digitsOf(ONE, { purpose: 'test', id }, count), digits);
  }),
);

test('another secret, purpose or id gives other digits', () => {
  const own = digitsOf(ONE, { purpose: 'test', id: 'a' }, 16);
  assert.notEqual(digitsOf(TWO, { purpose: 'test', id: 'a' }, 16), own);
  assert.notEqual(digitsOf(ONE, { purpose: 'other', id: 'a' }, 16), own);
  assert.notEqual(digitsOf(ONE, { purpose: 'test', id: 'b' }, 16), own);
});

test('digits spread evenly, so that none is guessed more easily', () => {
  const counts = new Map<string, number>();
  for (let turn = 0; turn < 5_000; turn += 1) {
    const digit = digitsOf(ONE, { purpose: 'test', id: String(turn) }, 1);
    counts.set(digit, (counts.get(digit) ?? 0) + 1);
  }
  assert.equal(counts.size, 10);
  for (const count of counts.values()) assert.ok(count > 400 && count < 600, String(count));
});

test('a hash depends on the secret, the purpose and the text', () => {
  const own = hashWith(ONE, 'code', '123456').toString('hex');
  assert.equal(hashWith(ONE, 'code', '123456').toString('hex'), own);
  assert.notEqual(hashWith(TWO, 'code', '123456').toString('hex'), own);
  assert.notEqual(hashWith(ONE, 'edoc', '123456').toString('hex'), own);
  assert.notEqual(hashWith(ONE, 'code', '123457').toString('hex'), own);
});
