import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unpack } from '#test/unpack.ts';
import { packZip } from './zip.ts';

const text = (words: string) => new TextEncoder().encode(words);

test('what is packed comes out again by its name, in Chinese as well', () => {
  const members = [
    { name: '目錄.txt', bytes: text('一'.repeat(5_000)) },
    { name: 'xl/empty.xml', bytes: text('') },
    { name: 'b', bytes: new Uint8Array([0, 255, 13, 10]) },
  ];
  const unpacked = unpack(packZip(members));
  assert.deepEqual([...unpacked.keys()], ['目錄.txt', 'xl/empty.xml', 'b']);
  for (const { name, bytes } of members) assert.deepEqual(unpacked.get(name), Buffer.from(bytes));
});

test('an archive of nothing is a directory without entries', () => {
  assert.equal(unpack(packZip([])).size, 0);
});

test('long text becomes short, and the same content the same bytes', () => {
  const members = [{ name: 'a', bytes: text('鄰里'.repeat(10_000)) }];
  const packed = packZip(members);
  assert.ok(packed.byteLength < 500);
  assert.deepEqual(packZip(members), packed);
});

test('a byte changed on the way is found by the sum that is kept', () => {
  const packed = packZip([{ name: 'a', bytes: text('abcdefgh') }]);
  // The sum of the first member stands at byte 14.
  packed[14] = (packed[14] ?? 0) ^ 1;
  assert.throws(() => unpack(packed), /sum/);
});
