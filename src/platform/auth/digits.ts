import { createHmac } from 'node:crypto';

/** What a code is for and which row it belongs to; two purposes never share a code. */
export type CodeName = { readonly purpose: string; readonly id: string };

const BYTES = 16;

/**
 * Derives the digits of a code from the installation's secret and the id of its row. A code need
 * therefore be written nowhere, neither in a job nor in an outcome, and can still be sent after the
 * transaction and printed again.
 */
export function digitsOf(secret: Uint8Array, name: CodeName, count: number): string {
  const bytes = createHmac('sha256', secret).update(`${name.purpose}:${name.id}`).digest();
  const number = BigInt(`0x${bytes.subarray(0, BYTES).toString('hex')}`) % 10n ** BigInt(count);
  return number.toString().padStart(count, '0');
}

/**
 * Hashes what people type or are known by. The secret goes in as well: digits are few enough to
 * try them all, which nobody can who has only the database.
 */
export function hashWith(secret: Uint8Array, purpose: string, text: string): Buffer {
  return createHmac('sha256', secret).update(`${purpose}=${text}`).digest();
}
