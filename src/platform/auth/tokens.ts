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
  /** Whose token it is, where it is not the person's own. */
  readonly organisationId?: string;
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
      organisation_id: wanted.organisationId ?? null,
      strong_until: wanted.isStrong === true ? expiresAt : null,
    })
    .execute();
  return { token, expiresAt };
}

/** Lists a person's own tokens that still work, the newest first. */
export async function listTokens(
  db: Db,
  personId: string,
  now: Temporal.Instant,
): Promise<readonly TokenRow[]> {
  const rows = await selectLive(db, now)
    .where('person_id', '=', personId)
    .where('organisation_id', 'is', null)
    .execute();
  return rows.map(toToken);
}

/** A token of an organisation, with who made it. */
export type BodyTokenRow = TokenRow & { readonly personId: string };

/** Lists an organisation's tokens that still work, the newest first. */
export async function listBodyTokens(
  db: Db,
  organisationId: string,
  now: Temporal.Instant,
): Promise<readonly BodyTokenRow[]> {
  const rows = await selectLive(db, now).where('organisation_id', '=', organisationId).execute();
  return rows.map((row) => ({ ...toToken(row), personId: row.person_id }));
}

function selectLive(db: Db, now: Temporal.Instant) {
  return db
    .selectFrom('platform.session')
    .select(['id', 'person_id', 'name', 'scopes', 'created_at', 'seen_at', 'expires_at'])
    .where('name', 'is not', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_LISTED);
}

type LiveRow = Awaited<ReturnType<ReturnType<typeof selectLive>['execute']>>[number];

function toToken(row: LiveRow): TokenRow {
  return {
    id: row.id,
    name: row.name ?? '',
    scopes: row.scopes ?? [],
    createdAt: row.created_at,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
  };
}

/** Ends one of a person's own tokens; tells whether there was one. */
export async function endToken(db: Db, personId: string, tokenId: string): Promise<boolean> {
  const ended = await db
    .deleteFrom('platform.session')
    .where('person_id', '=', personId)
    .where('organisation_id', 'is', null)
    .where('id', '=', tokenId)
    .where('name', 'is not', null)
    .executeTakeFirst();
  return ended.numDeletedRows > 0n;
}

/** Ends one of an organisation's tokens, whoever made it; tells whether there was one. */
export async function endBodyToken(
  db: Db,
  organisationId: string,
  tokenId: string,
): Promise<boolean> {
  const ended = await db
    .deleteFrom('platform.session')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', tokenId)
    .executeTakeFirst();
  return ended.numDeletedRows > 0n;
}
