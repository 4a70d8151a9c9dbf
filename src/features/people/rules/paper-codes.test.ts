import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { withCheckDigit } from '#/lib/check-digit.ts';
import { property } from '#test/property.ts';
import { COUNTER_DIGITS, HOUSEHOLD_DIGITS, inGroups, readPaperCode } from './paper-codes.ts';

const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`));
const anyCode = fc
  .constantFrom(HOUSEHOLD_DIGITS, COUNTER_DIGITS)
  .chain((length) => digits(length - 1));

test('a code of sixteen digits is a household’s, one of twelve the counter’s', () => {
  assert.deepEqual(readPaperCode(withCheckDigit('123456789012345')), {
    kind: 'household',
    digits: '1234567890123452',
  });
  assert.equal(readPaperCode(withCheckDigit('12345678901'))?.kind, 'counter');
  assert.equal(readPaperCode(withCheckDigit('1234567890123'))?.kind, 'sheet');
  assert.equal(readPaperCode(withCheckDigit('123456789'))?.kind, 'slip');
  assert.equal(readPaperCode(withCheckDigit('1234567'))?.kind, 'form');
});

test('a code is written in groups of four, two and two together', () => {
  assert.equal(inGroups('1234567890123452'), '1234\u00a05678 9012\u00a03452');
  assert.equal(inGroups('123456789012'), '1234\u00a05678 9012');
  assert.equal(inGroups(''), '');
});

test('a code reads the same with spaces, hyphens and full-width digits', () => {
  const code = withCheckDigit('123456789012345');
  for (const text of [
    inGroups(code),
    code.replaceAll(/(\d{4})/g, '$1-').slice(0, -1),
    ` ${code} `,
  ]) {
    assert.equal(readPaperCode(text)?.digits, code, text);
  }
  assert.equal(readPaperCode('１２３４ ５６７８ ９０１２ ３４５２')?.digits, code);
});

test('a code of another length or with letters is none', () => {
  for (const text of ['', '0', '1234', withCheckDigit('1234567890'), 'abcd efgh ijkl mnop']) {
    assert.equal(readPaperCode(text), undefined, text);
  }
});

property(
  'a code that was written in groups reads as itself',
  fc.property(anyCode, (body) => {
    const code = withCheckDigit(body);
    assert.equal(readPaperCode(inGroups(code))?.digits, code);
  }),
);

property(
  'one wrong digit is always told',
  fc.property(anyCode, fc.nat(), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
    const code = withCheckDigit(body);
    const index = at % code.length;
    const wrong = String((Number(code.charAt(index)) + by) % 10);
    const slipped = code.slice(0, index) + wrong + code.slice(index + 1);
    assert.equal(readPaperCode(slipped), undefined);
  }),
);

test('a slip of the finger in a code of a sheet is told at once, wherever it is', () => {
  const code = withCheckDigit('8044123377105');
  for (const [index, digit] of [...code].entries()) {
    const slipped = code.slice(0, index) + String((Number(digit) + 1) % 10) + code.slice(index + 1);
    assert.equal(readPaperCode(slipped), undefined, slipped);
  }
  assert.deepEqual(readPaperCode(inGroups(code)), { kind: 'sheet', digits: code });
});
