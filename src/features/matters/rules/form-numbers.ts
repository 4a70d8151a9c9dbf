import { FORM_NUMBER_DIGITS } from '#/features/matters/model/paper-form.ts';
import { withCheckDigit } from '#/lib/check-digit.ts';

/** More bytes than any number needs, so that each digit is as likely as another. */
const BYTES_PER_NUMBER = 8;

/** Counts the random bytes from which so many numbers are drawn. */
export function bytesForNumbers(count: number): number {
  return count * BYTES_PER_NUMBER;
}

/** Draws numbers of sheets from random bytes, each once; two alike are one. */
export function drawNumbers(bytes: Uint8Array): readonly string[] {
  const count = Math.floor(bytes.length / BYTES_PER_NUMBER);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const most = 10n ** BigInt(FORM_NUMBER_DIGITS - 1);
  const numbers = Array.from({ length: count }, (_, index) => {
    const drawn = view.getBigUint64(index * BYTES_PER_NUMBER) % most;
    return withCheckDigit(drawn.toString().padStart(FORM_NUMBER_DIGITS - 1, '0'));
  });
  return [...new Set(numbers)];
}
