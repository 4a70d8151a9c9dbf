import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { plain } from '#test/plain.ts';
import { property } from '#test/property.ts';
import { isCursor, readCursor, writeCursor } from './cursor.ts';

const ID = '019cf000-0000-7000-8000-000000000001';
const at = Temporal.Instant.from('2026-11-23T01:00:00.123456Z');

test('a place in a list is written so that it needs no escaping in an address', () => {
  const text = writeCursor({ tier: 2, at, id: ID });
  assert.equal(text, `2~2026-11-23T01:00:00.123456Z~${ID}`);
  assert.equal(new URLSearchParams({ after: text }).get('after'), text);
  assert.deepEqual(plain(readCursor(text)), plain({ tier: 2, at, id: ID }));
  assert.ok(isCursor(text));
});

const when = '2026-11-23T01:00:00Z';
for (const forged of [
  undefined,
  '',
  'nothing',
  `12~${when}~${ID}`,
  `-1~${when}~${ID}`,
  `0~2026-13-45T99:00:00Z~${ID}`,
  `0~2026-11-23~${ID}`,
  `0~${when}~${'-'.repeat(36)}`,
  `0~${when}~${'a'.repeat(36)}`,
  `0~${when}~${ID.toUpperCase()}X`,
  `0~${when}~${ID}~more`,
  ` 0~${when}~${ID}`,
]) {
  test(`a forged place in a list is its beginning, never a fault: ${forged}`, () => {
    assert.equal(readCursor(forged), undefined);
    assert.equal(isCursor(forged), forged === undefined);
  });
}

property(
  'whatever text stands in an address, it is a place in a list or none, and never thrown at',
  fc.property(fc.string(), fc.nat(9), (text, tier) => {
    for (const one of [text, `${tier}~${when}~${text}`, `${tier}~${text}~${ID}`]) {
      const read = readCursor(one);
      if (read !== undefined) assert.equal(writeCursor(read).length > 0, true);
    }
  }),
);

property(
  'what was written is read as it was, to the microsecond that the database keeps',
  fc.property(
    fc.nat(9),
    fc.integer({ min: 0, max: 4_000_000_000_000_000 }),
    fc.uuid(),
    (tier, micros, id) => {
      const instant = Temporal.Instant.fromEpochNanoseconds(BigInt(micros) * 1000n);
      const read = readCursor(writeCursor({ tier, at: instant, id }));
      assert.ok(read !== undefined);
      assert.ok(read.at.equals(instant));
      assert.deepEqual([read.tier, read.id], [tier, id]);
    },
  ),
);
