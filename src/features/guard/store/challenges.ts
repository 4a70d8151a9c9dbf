import { createHash } from 'node:crypto';
import type { Db } from '#/platform/db/pool.ts';
import { CHALLENGE_MINUTES } from '#/features/guard/model.ts';
import type { Ceremony } from '#/features/guard/model.ts';
import { tablesOf } from './passkeys.ts';

export type Asked = {
  readonly ceremony: Ceremony;
  /** Whose session asked; for signing in there is none yet. */
  readonly sessionId: string | undefined;
};

/** Keeps the hash of a challenge for as long as it may be answered. */
export async function keepChallenge(
  db: Db,
  { challenge, ceremony, sessionId }: Asked & { readonly challenge: Uint8Array },
  now: Temporal.Instant,
): Promise<void> {
  await tablesOf(db)
    .insertInto('guard.challenge')
    .values({
      hash: hashOf(challenge),
      ceremony,
      session_id: sessionId ?? null,
      expires_at: now.add({ minutes: CHALLENGE_MINUTES }),
    })
    .execute();
}

/** Takes a challenge that lives, once; tells whether it was asked by this session for this. */
export async function takeChallenge(
  db: Db,
  { challenge, ceremony, sessionId }: Asked & { readonly challenge: Uint8Array },
  now: Temporal.Instant,
): Promise<boolean> {
  const taken = await tablesOf(db)
    .deleteFrom('guard.challenge')
    .where('hash', '=', hashOf(challenge))
    .where('ceremony', '=', ceremony)
    .where((where) =>
      sessionId === undefined
        ? where('session_id', 'is', null)
        : where('session_id', '=', sessionId),
    )
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return taken.numDeletedRows > 0n;
}

/** Forgets challenges that nobody answered. */
export async function forgetChallenges(db: Db, now: Temporal.Instant): Promise<void> {
  await tablesOf(db).deleteFrom('guard.challenge').where('expires_at', '<=', now).execute();
}

function hashOf(challenge: Uint8Array): Buffer {
  return createHash('sha256').update(challenge).digest();
}
