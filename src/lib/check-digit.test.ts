import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isChecked, withCheckDigit } from './check-digit.ts';

const digits = fc.stringMatching(/^\d{1,20}$/);

test('the digit is that of bank cards', () => {
  assert.equal(withCheckDigit('7992739871'), '79927398713');
  assert.equal(withCheckDigit('0'), '00');
  assert.equal(isChecked('79927398713'), true);
  assert.equal(isChecked('79927398710'), false);
});

test('what was added is found again, and one wrong digit is told', () => {
  fc.assert(
    fc.property(digits, fc.nat(), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
      const code = withCheckDigit(body);
      assert.equal(isChecked(code), true);
      const index = at % code.length;
      const wrong = String((Number(code.charAt(index)) + by) % 10);
      assert.equal(isChecked(code.slice(0, index) + wrong + code.slice(index + 1)), false);
    }),
  );
});

test('two neighbours that changed places are told, but for 0 and 9', () => {
  fc.assert(
    fc.property(digits, fc.nat(), (body, at) => {
      const code = withCheckDigit(body);
      const index = at % (code.length - 1);
      const [one = '', other = ''] = [code[index], code[index + 1]];
      const isBlind = one === other || [one, other].toSorted().join('') === '09';
      const swapped = code.slice(0, index) + other + one + code.slice(index + 2);
      assert.equal(isChecked(swapped), isBlind);
    }),
  );
});

test('nothing, one digit, letters and digits of another script are not checked', () => {
  for (const text of ['', '0', 'ab', '１２', '12 34', '-18']) {
    assert.equal(isChecked(text), false, text);
  }
});
