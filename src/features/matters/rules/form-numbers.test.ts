import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { FORM_NUMBER_DIGITS } from '#/features/matters/model/paper-form.ts';
import { readPaperCode } from '#/features/people/index.ts';
import { bytesForNumbers, drawNumbers } from './form-numbers.ts';

describe('the numbers of sheets of paper', () => {
  test('each has eight digits of which the last checks the others, and is read again', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 0, maxLength: bytesForNumbers(9) }), (bytes) => {
        for (const number of drawNumbers(bytes)) {
          assert.equal(number.length, FORM_NUMBER_DIGITS);
          assert.deepEqual(readPaperCode(number), { kind: 'form', digits: number });
        }
      }),
    );
  });

  test('so many bytes give so many numbers, two alike are one, and half a number is none', () => {
    const bytes = Uint8Array.from({ length: bytesForNumbers(4) }, (_, index) => index);
    assert.equal(drawNumbers(bytes).length, 4);
    const twice = new Uint8Array([...bytes.subarray(0, 8), ...bytes.subarray(0, 8)]);
    assert.equal(drawNumbers(twice).length, 1);
    assert.deepEqual(drawNumbers(bytes.subarray(0, 7)), []);
    assert.deepEqual(drawNumbers(new Uint8Array(0)), []);
  });

  test('bytes that lie in the middle of a longer piece are read from there', () => {
    const piece = Uint8Array.from({ length: 32 }, (_, index) => 255 - index);
    assert.deepEqual(drawNumbers(piece.subarray(8, 16)), drawNumbers(piece.slice(8, 16)));
  });

  test('a number of few digits keeps its noughts', () => {
    assert.deepEqual(drawNumbers(new Uint8Array(8)), ['00000000']);
    assert.deepEqual(drawNumbers(new Uint8Array([0, 0, 0, 0, 0, 0, 0, 1])), ['00000018']);
  });
});
