import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { anyText, property, seed } from './property.ts';

const many = fc.sample(anyText({ minLength: 1, maxLength: 12 }), { seed, numRuns: 2_000 });
const signs = many.flatMap((text) => [...text]);

property(
  'any text is well-formed and of the length that was asked for',
  fc.property(anyText({ minLength: 2, maxLength: 5 }), (text) => {
    assert.ok(text.isWellFormed());
    const { length } = [...text];
    assert.ok(length >= 2 && length <= 5, `${length}`);
  }),
);

test('any text has characters of every plane, of ASCII, and of those that cannot be seen', () => {
  const planes = new Set(signs.map((sign) => Math.trunc((sign.codePointAt(0) ?? 0) / 0x1_0000)));
  assert.equal(planes.size, 17);
  for (const kind of [/[a-z]/, /[0-9]/, /[<>&"']/, /\p{Script=Han}/u, /\p{C}/u, /\p{M}/u]) {
    assert.ok(
      signs.some((sign) => kind.test(sign)),
      String(kind),
    );
  }
});

test('any text may be empty, unless it is asked to be longer', () => {
  assert.ok(fc.sample(anyText(), { seed, numRuns: 500 }).includes(''));
  assert.ok(!many.includes(''));
});
