import { createHmac, timingSafeEqual } from 'node:crypto';
import { uuidV7 } from '#/lib/id.ts';
import { openSealed, seal } from '#/platform/auth/seal.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { Json } from '#/platform/db/json.ts';

/** A form that lay open for longer is drawn again, filled. */
const FORM_LIFE_HOURS = 24;

const RANDOM_BYTES_OF_UUID = 10;
const MILLISECOND_DIGITS = 12;

export type KeyMaker = {
  readonly secret: Uint8Array;
  /** What only this browser holds: its session, or the visitor's cookie. */
  readonly holder: string;
};

/**
 * Makes the hidden key of one form. It does two things at once: the same key has the same outcome,
 * and because it is signed for this browser, no other site can know one.
 */
export function makeFormKey(
  maker: KeyMaker,
  now: Temporal.Instant,
  randomBytes: (count: number) => Uint8Array,
): string {
  const id = uuidV7(now, randomBytes(RANDOM_BYTES_OF_UUID));
  return `${id}.${signature(maker, id)}`;
}

/** Tells whether a key was made here for this browser within the last day. */
export function isFormKey(
  maker: KeyMaker,
  key: string | undefined,
  now: Temporal.Instant,
): boolean {
  const [id, signed, ...rest] = (key ?? '').split('.');
  if (id === undefined || signed === undefined || rest.length > 0) return false;
  const expected = Buffer.from(signature(maker, id));
  const given = Buffer.from(signed);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return false;
  const madeAt = parseInt(id.replaceAll('-', '').slice(0, MILLISECOND_DIGITS), 16);
  const age = now.epochMilliseconds - madeAt;
  return age < Temporal.Duration.from({ hours: FORM_LIFE_HOURS }).total('milliseconds');
}

function signature(maker: KeyMaker, id: string): string {
  return createHmac('sha256', maker.secret).update(`${id}:${maker.holder}`).digest('base64url');
}

/** What seals kept outcomes, since some of them hold the token of a session. */
export type OutcomeSealer = {
  readonly secret: Uint8Array;
  readonly randomBytes: (count: number) => Uint8Array;
};

/**
 * Takes a key inside the transaction. Returns the outcome kept under it, or undefined when it is
 * ours to fill. A second request with the same key waits here until the first has ended.
 */
export async function takeKey(
  db: Db,
  entry: {
    readonly key: string;
    readonly endpoint: string;
    readonly actorId: string | undefined;
    readonly secret: Uint8Array;
  },
  now: Temporal.Instant,
): Promise<{ readonly outcome: Json } | undefined> {
  const taken = await db
    .insertInto('platform.request_key')
    .values({
      key: entry.key,
      endpoint: entry.endpoint,
      actor_id: entry.actorId ?? null,
      at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (taken !== undefined) return undefined;
  const kept = await db
    .selectFrom('platform.request_key')
    .select('outcome')
    .where('key', '=', entry.key)
    .executeTakeFirstOrThrow();
  if (typeof kept.outcome !== 'string') throw new Error(`${entry.endpoint} kept no outcome`);
  return { outcome: openSealed(entry.secret, kept.outcome) };
}

/** Keeps the outcome of the request under its key, in the same transaction as its effects. */
export async function keepOutcome(
  db: Db,
  key: string,
  { outcome, sealer }: { readonly outcome: unknown; readonly sealer: OutcomeSealer },
): Promise<void> {
  const text = seal(sealer.secret, toJson(outcome), sealer.randomBytes);
  await db
    .updateTable('platform.request_key')
    .set({ outcome: JSON.stringify(text) })
    .where('key', '=', key)
    .execute();
}

function toJson(outcome: unknown): Json {
  return JSON.parse(JSON.stringify(outcome ?? null));
}

/** Gives a key free again after a refusal that left a trace. */
export async function forgetKey(db: Db, key: string): Promise<void> {
  await db.deleteFrom('platform.request_key').where('key', '=', key).execute();
}

/** Forgets the outcomes of requests that nobody will repeat: their forms are drawn afresh. */
export async function forgetKeys(db: Db, now: Temporal.Instant): Promise<void> {
  await db
    .deleteFrom('platform.request_key')
    .where('at', '<', now.subtract({ hours: FORM_LIFE_HOURS }))
    .execute();
}
