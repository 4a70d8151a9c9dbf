/** The number of random bytes one id consumes. */
export const UUID_RANDOM_BYTES = 8;

const NANOSECONDS_PER_MILLISECOND = 1_000_000n;
const MAX_MILLISECONDS = 2n ** 48n - 1n;
const CANONICAL_UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * Makes a UUID of version 7 (RFC 9562): ids made later sort later, so that an index grows at one
 * end. The twelve bits after the milliseconds hold the fraction of the millisecond (method 3 of
 * section 6.2), the last sixty-two are random.
 */
export function uuidV7(now: Temporal.Instant, random: Uint8Array): string {
  if (random.length < UUID_RANDOM_BYTES) {
    throw new RangeError(`An id needs ${UUID_RANDOM_BYTES} random bytes, not ${random.length}.`);
  }
  const nanoseconds = now.epochNanoseconds;
  const milliseconds = nanoseconds / NANOSECONDS_PER_MILLISECOND;
  if (nanoseconds < 0n || milliseconds > MAX_MILLISECONDS) {
    throw new RangeError(`An id cannot be made for ${now.toString()}.`);
  }
  const fraction =
    ((nanoseconds % NANOSECONDS_PER_MILLISECOND) * 4096n) / NANOSECONDS_PER_MILLISECOND;

  const bytes = new DataView(new ArrayBuffer(16));
  bytes.setBigUint64(0, (milliseconds << 16n) | 0x7000n | fraction);
  for (let index = 0; index < UUID_RANDOM_BYTES; index += 1) {
    bytes.setUint8(8 + index, random[index] ?? 0);
  }
  bytes.setUint8(8, 0b1000_0000 | (bytes.getUint8(8) & 0b0011_1111));
  return withHyphens(new Uint8Array(bytes.buffer).toHex());
}

/** Tells whether a text is a UUID in the canonical form: lower case, with hyphens. */
export function isUuid(text: string): boolean {
  return CANONICAL_UUID.test(text);
}

function withHyphens(hex: string): string {
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ];
  return parts.join('-');
}
