import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import { isUuid, UUID_RANDOM_BYTES, uuidV7 } from './id.ts';

const noon = Temporal.Instant.from('2026-11-22T12:00:00Z');
const zeros = new Uint8Array(UUID_RANDOM_BYTES);
const ones = new Uint8Array(UUID_RANDOM_BYTES).fill(0xff);

const instants = fc
  .bigInt({ min: 0n, max: 4_102_444_800_000_000_000n })
  .map((nanoseconds) => Temporal.Instant.fromEpochNanoseconds(nanoseconds));
const randomBytes = fc.uint8Array({ minLength: UUID_RANDOM_BYTES, maxLength: UUID_RANDOM_BYTES });

test('the example of RFC 9562, appendix A.6, is reproduced', () => {
  // Its twelve bits after the milliseconds are 0xCC3: here a fraction of 797,608 nanoseconds.
  const instant = Temporal.Instant.from('2022-02-22T19:22:22Z').add({ nanoseconds: 797_608 });
  const random = Uint8Array.fromHex('18c4dc0c0c07398f');
  assert.equal(uuidV7(instant, random), '017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
});

test('version and variant stand whatever the random bytes are', () => {
  assert.match(uuidV7(noon, zeros), /^.{14}7000-8000-000000000000$/);
  assert.match(uuidV7(noon, ones), /^.{14}7000-bfff-ffffffffffff$/);
});

property(
  'every id is a UUID',
  fc.property(instants, randomBytes, (now, random) => isUuid(uuidV7(now, random))),
);

property(
  'an id made a quarter of a microsecond later sorts later',
  fc.property(
    instants,
    fc.nat({ max: 10_000_000 }),
    fc.tuple(randomBytes, randomBytes),
    (now, gap, [first, second]) => {
      const later = now.add({ nanoseconds: 245 + gap });
      return uuidV7(now, first) < uuidV7(later, second);
    },
  ),
);

property(
  'at one instant, ids differ when their sixty-two random bits differ',
  fc.property(instants, fc.tuple(randomBytes, randomBytes), (now, [first, second]) => {
    const bits = (bytes: Uint8Array) => bytes.with(0, (bytes[0] ?? 0) & 0x3f).toHex();
    return (uuidV7(now, first) === uuidV7(now, second)) === (bits(first) === bits(second));
  }),
);

test('too few random bytes are a fault', () => {
  assert.throws(() => uuidV7(noon, new Uint8Array(7)), /8 random bytes, not 7/);
});

test('a time before 1970 is a fault', () => {
  const early = Temporal.Instant.from('1969-12-31T23:59:59Z');
  assert.throws(() => uuidV7(early, zeros), /cannot be made for 1969/);
});

test('only the canonical form is a UUID', () => {
  assert.equal(isUuid('017f22e2-79b0-7cc3-98c4-dc0c0c07398f'), true);
  const others = [
    '',
    '017F22E2-79B0-7CC3-98C4-DC0C0C07398F',
    '{017f22e2-79b0-7cc3-98c4-dc0c0c07398f}',
    '017f22e279b07cc398c4dc0c0c07398f',
    '017f22e2-79b0-7cc3-98c4-dc0c0c07398',
    '017f22e2-79b0-7cc3-18c4-dc0c0c07398f',
    ' 017f22e2-79b0-7cc3-98c4-dc0c0c07398f',
    '017f22e2-79b0-7cc3-98c4-dc0c0c07398f\n',
    '00000000-0000-0000-0000-000000000000',
  ];
  for (const other of others) assert.equal(isUuid(other), false, other);
});
