import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import { openSealed, seal } from './seal.ts';

const SECRET = new Uint8Array(32).fill(7);
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));

property(
  'what was sealed opens as it was',
  fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
    const json = JSON.parse(JSON.stringify(value));
    assert.deepEqual(openSealed(SECRET, seal(SECRET, json, random)), json);
  }),
);

test('a sealed value does not tell what it is, nor that two are the same', () => {
  const one = seal(SECRET, { token: 'secret-token' }, random);
  const other = seal(SECRET, { token: 'secret-token' }, random);
  assert.equal(Buffer.from(one, 'base64url').includes('secret-token'), false);
  assert.notEqual(one, other);
});

test('a sealed value that was changed does not open', () => {
  const sealed = seal(SECRET, 'value', random);
  const changed = Buffer.from(sealed, 'base64url');
  changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1);
  assert.throws(() => openSealed(SECRET, changed.toString('base64url')));
});

test('another installation does not open what was sealed here', () => {
  const sealed = seal(SECRET, 'value', random);
  assert.throws(() => openSealed(new Uint8Array(32).fill(8), sealed));
});
