import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BLOCK_BYTES, isZero, paddingOf, readHeader, writeHeader } from './tar.ts';

const MODIFIED = Temporal.Instant.from('2026-11-23T03:41:07.9Z');

test('a header tells name and length, also of a file that is very large', () => {
  for (const bytes of [0, 1, 511, 8 ** 11 - 1, 8 ** 11, 2 ** 45]) {
    const header = writeHeader({ name: 'tables/people.person.copy.zst', bytes }, MODIFIED);
    assert.equal(header.length, BLOCK_BYTES);
    assert.deepEqual(readHeader(header), { name: 'tables/people.person.copy.zst', bytes });
  }
});

test('a header is that of any tar: for its owner alone, of a whole second, with its sum', () => {
  const header = writeHeader({ name: 'a', bytes: 9 }, MODIFIED).toString('latin1');
  assert.equal(header.slice(100, 108), '0000600\0');
  assert.equal(header.slice(124, 136), '00000000011\0');
  assert.equal(Number.parseInt(header.slice(136, 147), 8), 1_795_405_267);
  assert.match(header.slice(148, 156), /^[0-7]{6}\0 $/);
  assert.equal(header.slice(257, 265), 'ustar\u000000');
});

test('a header of which any one bit was changed is none', () => {
  const header = writeHeader({ name: '鄰里.tar', bytes: 123_456 }, MODIFIED);
  assert.ok(readHeader(header));
  for (let at = 0; at < BLOCK_BYTES; at += 1) {
    const changed = Buffer.from(header);
    changed.writeUInt8(changed.readUInt8(at) ^ (1 << (at % 8)), at);
    assert.equal(readHeader(changed), undefined, `byte ${at}`);
  }
});

test('what is no header is none', () => {
  assert.equal(readHeader(Buffer.alloc(BLOCK_BYTES)), undefined);
  assert.equal(readHeader(Buffer.from('ustar')), undefined);
  assert.equal(readHeader(Buffer.alloc(BLOCK_BYTES, 'ustar')), undefined);
});

test('a name that does not fit is a fault, not a name cut short', () => {
  assert.throws(() => writeHeader({ name: 'x'.repeat(101), bytes: 0 }, MODIFIED), /too long/);
});

test('a file is filled up to a whole block', () => {
  assert.deepEqual([0, 1, 511, 512, 513, 1_024].map(paddingOf), [0, 511, 1, 0, 511, 0]);
  assert.ok(isZero(Buffer.alloc(3)));
  assert.ok(!isZero(Buffer.from([0, 0, 1])));
});
