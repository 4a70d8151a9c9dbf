import { createHash } from 'node:crypto';
import { actingWays } from '#/platform/access/subject.ts';
import type { ActingWay } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';

const TOKEN_BYTES = 32;
const SESSION_DAYS = 90;
const SEEN_EVERY_MINUTES = 10;
const MAX_DEVICE = 200;
/** A working day: whoever comes back the next morning touches the key again. */
const STRONG_HOURS = 12;

/** Who a browser is: found by the hash of its token, which alone is kept. */
export type Session = {
  readonly id: string;
  readonly personId: string;
  readonly actingForId: string | undefined;
  /** How what is done for that person came in. */
  readonly actingWay?: ActingWay | undefined;
  /** What a token for a program may do; undefined for a browser, which may do all its owner may. */
  readonly scopes?: readonly string[] | undefined;
  /** The organisation whose token it is, where it is no person's. */
  readonly organisationId?: string | undefined;
  /** Until when it counts as confirmed by more than a code that travels. */
  readonly strongUntil?: Temporal.Instant | undefined;
};

/** By what a session was begun. */
export const signInWays = [
  'code',
  'counter_code',
  'household_code',
  'sheet_code',
  'link',
  'first',
  'passkey',
  'rescue',
] as const;
export type SignInWay = (typeof signInWays)[number];

export type SessionRow = {
  readonly id: string;
  readonly way: SignInWay | undefined;
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
  who: {
    readonly personId: string;
    readonly device: string;
    readonly way?: SignInWay;
    readonly strength?: 'plain' | 'day' | 'whole';
    /** How long it lasts; ninety days unless it is said. */
    readonly hours?: number;
  },
): Promise<NewSession> {
  const token = Buffer.from(context.services.randomBytes(TOKEN_BYTES)).toString('base64url');
  const expiresAt = context.now.add({ hours: who.hours ?? 24 * SESSION_DAYS });
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
      way: who.way ?? null,
      strong_until: strongUntil(context.now, expiresAt, who.strength ?? 'plain'),
    })
    .execute();
  return { token, expiresAt };
}

function strongUntil(
  now: Temporal.Instant,
  expiresAt: Temporal.Instant,
  strength: 'plain' | 'day' | 'whole',
): Temporal.Instant | null {
  if (strength === 'plain') return null;
  return strength === 'whole' ? expiresAt : now.add({ hours: STRONG_HOURS });
}

/** Makes a session strong for a working day. */
export async function strengthenSession(
  { db, now }: Pick<Context, 'db' | 'now'>,
  sessionId: string,
): Promise<void> {
  await db
    .updateTable('platform.session')
    .set({ strong_until: now.add({ hours: STRONG_HOURS }) })
    .where('id', '=', sessionId)
    .execute();
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
    .select([
      'id',
      'person_id',
      'acting_for_id',
      'acting_way',
      'scopes',
      'organisation_id',
      'seen_at',
      'strong_until',
    ])
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
    actingWay: actingWays.find((way) => way === row.acting_way),
    scopes: row.scopes ?? undefined,
    organisationId: row.organisation_id ?? undefined,
    strongUntil: row.strong_until ?? undefined,
  };
}

/** Finds by what a session was begun. */
export async function wayOf(db: Db, sessionId: string): Promise<SignInWay | undefined> {
  const row = await db
    .selectFrom('platform.session')
    .select('way')
    .where('id', '=', sessionId)
    .executeTakeFirst();
  return signInWays.find((way) => way === row?.way);
}

/** Lists the browsers in which a person is signed in, the one used last first. */
export async function listSessions(
  db: Db,
  personId: string,
  now: Temporal.Instant,
): Promise<readonly SessionRow[]> {
  const rows = await db
    .selectFrom('platform.session')
    .select(['id', 'device', 'created_at', 'seen_at', 'way'])
    .where('person_id', '=', personId)
    .where('name', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    device: row.device,
    way: signInWays.find((way) => way === row.way),
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

/** Ends a person's sessions in every other browser; tells how many there were. */
export async function endOtherSessions(db: Db, personId: string, keptId: string): Promise<number> {
  const ended = await db
    .deleteFrom('platform.session')
    .where('person_id', '=', personId)
    .where('id', '<>', keptId)
    .where('name', 'is', null)
    .executeTakeFirst();
  return Number(ended.numDeletedRows);
}

/** Ends every session of a person, and the tokens of their programs, but the one that asks. */
export async function endEverySession(
  db: Db,
  personId: string,
  keptId: string | undefined,
): Promise<void> {
  await db
    .deleteFrom('platform.session')
    .where('person_id', '=', personId)
    .$if(keptId !== undefined, (query) => query.where('id', '<>', keptId ?? ''))
    .execute();
}

/** For whom a session acts, and how what is done for them came in. */
export type Acting = { readonly personId: string; readonly way: ActingWay };

/** Sets or clears for whom the person of this session acts. */
export async function actFor(db: Db, sessionId: string, acting: Acting | undefined): Promise<void> {
  await db
    .updateTable('platform.session')
    .set({ acting_for_id: acting?.personId ?? null, acting_way: acting?.way ?? null })
    .where('id', '=', sessionId)
    .execute();
}

/** Forgets sessions that have ended. */
export async function forgetSessions(db: Db, now: Temporal.Instant): Promise<void> {
  await db.deleteFrom('platform.session').where('expires_at', '<=', now).execute();
}
