import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSealText, writeSealText } from './rules.ts';

const digest = '0123456789abcdef'.repeat(4);
const sealedAt = Temporal.Instant.from('2026-11-23T03:41:00Z');

test('a seal is read as it was written, before and after the first entry', () => {
  const text = writeSealText({ length: 1_234, digest, sealedAt });
  assert.equal(text, `length 1234\ndigest ${digest}\nsealed 2026-11-23T03:41:00Z\n`);
  assert.deepEqual(readSealText(text), { length: 1_234, digest });
  const empty = writeSealText({ length: 0, digest: '0'.repeat(64), sealedAt: undefined });
  assert.deepEqual(readSealText(empty), { length: 0, digest: '0'.repeat(64) });
});

test('a seal is read from JSON, and as somebody types it', () => {
  const wanted = { length: 7, digest };
  assert.deepEqual(readSealText(JSON.stringify({ length: 7, digest, sealedAt: 'x' })), wanted);
  assert.deepEqual(readSealText(JSON.stringify({ digest, length: 7 }, undefined, 2)), wanted);
  assert.deepEqual(readSealText(`length: 7\r\ndigest: ${digest.toUpperCase()}`), wanted);
});

test('what is no seal is none', () => {
  for (const text of ['', 'length 7', `digest ${digest}`, `length 7 digest ${digest.slice(1)}`]) {
    assert.equal(readSealText(text), undefined, text);
  }
  assert.equal(readSealText(`length ${'9'.repeat(20)}\ndigest ${digest}`), undefined);
});
