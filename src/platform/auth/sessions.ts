import { createHash } from 'node:crypto';
import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';

const TOKEN_BYTES = 32;
const SESSION_DAYS = 90;
const SEEN_EVERY_MINUTES = 10;
const MAX_DEVICE = 200;

/** Who a browser is: found by the hash of its token, which alone is kept. */
export type Session = {
  readonly id: string;
  readonly personId: string;
  readonly actingForId: string | undefined;
  /** What a token for a program may do; undefined for a browser, which may do all its owner may. */
  readonly scopes?: readonly string[] | undefined;
};

export type SessionRow = {
  readonly id: string;
  readonly device: string;
  readonly createdAt: Temporal.Instant;
  readonly seenAt: Temporal.Instant;
};

export type NewSession = { readonly token: string; readonly expiresAt: Temporal.Instant };

/** Hashes a secret that is itself random, so that no salt is needed. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Starts a session for a person and returns the token that the browser keeps. */
export async function startSession(
  context: Context,
  who: { readonly personId: string; readonly device: string },
): Promise<NewSession> {
  const token = Buffer.from(context.services.randomBytes(TOKEN_BYTES)).toString('base64url');
  const expiresAt = context.now.add({ hours: 24 * SESSION_DAYS });
  await context.db
    .insertInto('platform.session')
    .values({
      token_hash: hashToken(token),
      id: context.newId(),
      person_id: who.personId,
      acting_for_id: null,
      created_at: context.now,
      seen_at: context.now,
      expires_at: expiresAt,
      device: who.device.slice(0, MAX_DEVICE),
    })
    .execute();
  return { token, expiresAt };
}

/** Finds the live session of a token, and notes now and then that it is in use. */
export async function findSession(
  db: Db,
  token: string | undefined,
  now: Temporal.Instant,
): Promise<Session | undefined> {
  if (token === undefined || token === '') return undefined;
  const row = await db
    .selectFrom('platform.session')
    .select(['id', 'person_id', 'acting_for_id', 'scopes', 'seen_at'])
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.seen_at.until(now).total('minutes') >= SEEN_EVERY_MINUTES) {
    await db
      .updateTable('platform.session')
      .set({ seen_at: now })
      .where('id', '=', row.id)
      .execute();
  }
  return {
    id: row.id,
    personId: row.person_id,
    actingForId: row.acting_for_id ?? undefined,
    scopes: row.scopes ?? undefined,
  };
}

/** Lists the browsers in which a person is signed in, the one used last first. */
export async function listSessions(
  db: Db,
  personId: string,
  now: Temporal.Instant,
): Promise<readonly SessionRow[]> {
  const rows = await db
    .selectFrom('platform.session')
    .select(['id', 'device', 'created_at', 'seen_at'])
    .where('person_id', '=', personId)
    .where('name', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    device: row.device,
    createdAt: row.created_at,
    seenAt: row.seen_at,
  }));
}

/** Ends one of a person's sessions; tells whether there was one. */
export async function endSession(db: Db, personId: string, sessionId: string): Promise<boolean> {
  const ended = await db
    .deleteFrom('platform.session')
    .where('person_id', '=', personId)
    .where('id', '=', sessionId)
    .where('name', 'is', null)
    .executeTakeFirst();
  return ended.numDeletedRows > 0n;
}

/** Sets or clears for whom the person of this session acts. */
export async function actFor(
  db: Db,
  sessionId: string,
  personId: string | undefined,
): Promise<void> {
  await db
    .updateTable('platform.session')
    .set({ acting_for_id: personId ?? null })
    .where('id', '=', sessionId)
    .execute();
}

/** Forgets sessions that have ended. */
export async function forgetSessions(db: Db, now: Temporal.Instant): Promise<void> {
  await db.deleteFrom('platform.session').where('expires_at', '<=', now).execute();
}
