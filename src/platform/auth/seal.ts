import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { Json } from '#/platform/db/json.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals a value with the installation's secret, so that a copy of the database does not tell it.
 */
export function seal(
  secret: Uint8Array,
  value: Json,
  randomBytes: (count: number) => Uint8Array,
): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(secret), nonce);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Opens what was sealed with the same secret; anything else is a fault. */
export function openSealed(secret: Uint8Array, text: string): Json {
  const bytes = Buffer.from(text, 'base64url');
  const opener = createDecipheriv(CIPHER, keyOf(secret), bytes.subarray(0, NONCE_BYTES));
  opener.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const sealed = bytes.subarray(NONCE_BYTES + TAG_BYTES);
  return JSON.parse(Buffer.concat([opener.update(sealed), opener.final()]).toString('utf8'));
}

function keyOf(secret: Uint8Array): Buffer {
  return createHmac('sha256', secret).update('seal').digest();
}
