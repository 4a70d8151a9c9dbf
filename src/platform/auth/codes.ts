import { timingSafeEqual } from 'node:crypto';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';
import { digitsOf, hashWith } from './digits.ts';

export const CODE_DIGITS = 6;
export const CODE_MINUTES = 10;
const CODE_ATTEMPTS = 5;
const PURPOSE = 'sign_in_code';

/** The way a code travels; each is a kind of address. */
export type CodeChannel = 'telephone' | 'email';

/** An address a code is sent to. */
export type CodeAddress = { readonly kind: CodeChannel; readonly address: string };

/** A code that was asked for and still lives. */
export type WaitingCode = {
  readonly personId: string | undefined;
  /** Knows the address again to which it was sent; the address itself is not kept with it. */
  readonly addressHash: Buffer;
};

export type CodeRefusal = 'code_wrong' | 'code_expired';

/**
 * Issues a one-time code. Without a person it is a row all the same, whose code nobody is sent: who
 * asks can tell from nothing whether the address is known.
 */
export async function issueCode(
  context: Context,
  wanted: { readonly personId: string | undefined; readonly to: CodeAddress },
): Promise<string> {
  const id = context.newId();
  const { secret } = context.services;
  await context.db
    .insertInto('platform.sign_in_code')
    .values({
      id,
      person_id: wanted.personId ?? null,
      code_hash: hashWith(secret, PURPOSE, codeOf(secret, id)),
      channel: wanted.to.kind,
      address_hash: hashAddress(secret, wanted.to),
      created_at: context.now,
      expires_at: context.now.add({ minutes: CODE_MINUTES }),
      attempts_left: CODE_ATTEMPTS,
    })
    .execute();
  return id;
}

/** Gives the six digits of a code, for the job that sends them. */
export function codeOf(secret: Uint8Array, id: string): string {
  return digitsOf(secret, { purpose: PURPOSE, id }, CODE_DIGITS);
}

/** Hashes an address, to recognise it without keeping it. */
export function hashAddress(secret: Uint8Array, { kind, address }: CodeAddress): Buffer {
  return hashWith(secret, 'address', `${kind}:${address}`);
}

/** Finds a code that could still be used. */
export async function findCode(
  db: Db,
  id: string,
  now: Temporal.Instant,
): Promise<WaitingCode | undefined> {
  const row = await db
    .selectFrom('platform.sign_in_code')
    .select(['person_id', 'address_hash'])
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .where('used_at', 'is', null)
    .where('attempts_left', '>', 0)
    .executeTakeFirst();
  return row && { personId: row.person_id ?? undefined, addressHash: row.address_hash };
}

/**
 * Takes a guess at a code. Each counts before it is compared, so that guesses sent at once count
 * too; the caller's endpoint keeps the count although it refuses.
 * Refuses: `code_wrong`, `code_expired` (after ten minutes, five guesses, or when it was used).
 */
export async function useCode(
  context: Context,
  guess: { readonly id: string; readonly code: string },
): Promise<Result<{ readonly personId: string; readonly addressHash: Buffer }, CodeRefusal>> {
  const row = await context.db
    .updateTable('platform.sign_in_code')
    .set((set) => ({ attempts_left: set('attempts_left', '-', 1) }))
    .where('id', '=', guess.id)
    .where('expires_at', '>', context.now)
    .where('used_at', 'is', null)
    .where('attempts_left', '>', 0)
    .returning(['person_id', 'address_hash', 'code_hash'])
    .executeTakeFirst();
  if (row === undefined) return refuse('code_expired');
  const given = hashWith(context.services.secret, PURPOSE, guess.code);
  const isRight = timingSafeEqual(given, row.code_hash);
  if (!isRight || row.person_id === null) return refuse('code_wrong');
  await context.db
    .updateTable('platform.sign_in_code')
    .set({ used_at: context.now })
    .where('id', '=', guess.id)
    .execute();
  return succeed({ personId: row.person_id, addressHash: row.address_hash });
}

/** Forgets codes that have been over for a day. */
export async function forgetCodes(db: Db, now: Temporal.Instant): Promise<void> {
  await db
    .deleteFrom('platform.sign_in_code')
    .where('expires_at', '<', now.subtract({ hours: 24 }))
    .execute();
}
