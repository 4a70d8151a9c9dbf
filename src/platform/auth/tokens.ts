import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';
import { hashToken } from './sessions.ts';
import type { NewSession } from './sessions.ts';

const TOKEN_BYTES = 32;
const HOURS_PER_DAY = 24;
const MOST_LISTED = 50;

/** A token as its owner sees it: what it is for, and never the secret itself. */
export type TokenRow = {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: Temporal.Instant;
  readonly seenAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
};

export type NewToken = {
  readonly personId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly days: number;
  /** Whether the session in which it is made is strong: the token is, then, to its end. */
  readonly isStrong?: boolean;
};

/** Makes a token for a program and returns its secret, which is kept nowhere. */
export async function startToken(context: Context, wanted: NewToken): Promise<NewSession> {
  const token = Buffer.from(context.services.randomBytes(TOKEN_BYTES)).toString('base64url');
  const expiresAt = context.now.add({ hours: HOURS_PER_DAY * wanted.days });
  await context.db
    .insertInto('platform.session')
    .values({
      token_hash: hashToken(token),
      id: context.newId(),
      person_id: wanted.personId,
      acting_for_id: null,
      created_at: context.now,
      seen_at: context.now,
      expires_at: expiresAt,
      device: '',
      name: wanted.name,
      scopes: [...wanted.scopes],
      strong_until: wanted.isStrong === true ? expiresAt : null,
    })
    .execute();
  return { token, expiresAt };
}

/** Lists a person's tokens that still work, the newest first. */
export async function listTokens(
  db: Db,
  personId: string,
  now: Temporal.Instant,
): Promise<readonly TokenRow[]> {
  const rows = await db
    .selectFrom('platform.session')
    .select(['id', 'name', 'scopes', 'created_at', 'seen_at', 'expires_at'])
    .where('person_id', '=', personId)
    .where('name', 'is not', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .limit(MOST_LISTED)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name ?? '',
    scopes: row.scopes ?? [],
    createdAt: row.created_at,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
  }));
}

/** Ends one of a person's tokens; tells whether there was one. */
export async function endToken(db: Db, personId: string, tokenId: string): Promise<boolean> {
  const ended = await db
    .deleteFrom('platform.session')
    .where('person_id', '=', personId)
    .where('id', '=', tokenId)
    .where('name', 'is not', null)
    .executeTakeFirst();
  return ended.numDeletedRows > 0n;
}
