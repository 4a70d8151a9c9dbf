import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { beginSession } from '#/features/people/index.ts';
import type { SignedIn } from '#/features/people/index.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { countAttempt, networkOf } from '#/platform/auth/attempts.ts';
import { countFailures, forgiveFailures, minutesToWait, triedAt } from '#/platform/auth/delays.ts';
import { strengthenSession } from '#/platform/auth/sessions.ts';
import { MOST_PASSKEYS, transports } from '#/features/guard/model.ts';
import type { Passkey } from '#/features/guard/model.ts';
import {
  deletePasskey,
  insertPasskey,
  listPasskeys,
  lockPasskey,
  renamePasskey,
} from '#/features/guard/store/passkeys.ts';
import { endRecovery } from '#/features/guard/store/recoveries.ts';
import { checkSignature, readNewKey } from './ceremonies.ts';
import { mayMakeKey } from './recovery.ts';
import type { Refused } from './ceremonies.ts';

const ANSWERS_PER_NETWORK = 120;
const SIGN_IN = 'guard.sign_in';

/**
 * Signs in with a passkey; the session is strong.
 * Refuses: `passkey_unknown`, `passkey_expired`, `passkey_refused`, `passkeys_not_here`,
 * `too_many_requests`, `wait_first` (after many that failed).
 */
export async function signInWithPasskey(
  context: Context,
  answer: AuthenticationResponseJSON,
): Promise<Result<SignedIn, Refused | 'passkey_unknown' | 'too_many_requests' | 'wait_first'>> {
  if (!(await mayAnswer(context))) return refuse('too_many_requests');
  const { db, now, client } = context;
  const passkey = await lockPasskey(db, answer.id);
  const tried = triedAt(client, SIGN_IN, passkey?.personId);
  const minutes = await minutesToWait(db, tried, now);
  if (minutes !== undefined) return refuse('wait_first', { minutes: String(minutes) });
  if (passkey === undefined) {
    await countFailures(db, tried, now);
    return refuse('passkey_unknown');
  }
  const signed = await checkSignature(context, { ceremony: 'sign_in', passkey }, answer);
  if (!signed.ok) {
    // Whoever only took too long guesses nothing.
    if (signed.refusal === 'passkey_refused') await countFailures(db, tried, now);
    return signed;
  }
  await forgiveFailures(db, { kind: SIGN_IN, subject: passkey.personId });
  return succeed(await beginSession(context, passkey.personId, 'passkey'));
}

/**
 * Makes the present session strong with one of one's own passkeys.
 * Refuses: `not_found`, `passkey_unknown` (also somebody else's), `passkey_expired`,
 * `passkey_refused`, `passkeys_not_here`, `too_many_requests`.
 */
export async function strengthen(
  context: Context,
  answer: AuthenticationResponseJSON,
): Promise<
  Result<{ readonly id: string }, Refused | 'not_found' | 'passkey_unknown' | 'too_many_requests'>
> {
  const { actorId, sessionId } = context.subject;
  if (actorId === undefined || sessionId === undefined) return refuse('not_found');
  if (!(await mayAnswer(context))) return refuse('too_many_requests');
  const passkey = await lockPasskey(context.db, answer.id);
  if (passkey?.personId !== actorId) return refuse('passkey_unknown');
  const signed = await checkSignature(context, { ceremony: 'strengthen', passkey }, answer);
  if (!signed.ok) return signed;
  await strengthenSession(context, sessionId);
  await record(context, 'strengthen');
  return succeed({ id: passkey.id });
}

/** Counts one answer of this network address. */
async function mayAnswer({ db, client, now }: Context): Promise<boolean> {
  const limit = { kind: 'guard.answer', subject: networkOf(client.address) };
  return countAttempt(db, { ...limit, most: ANSWERS_PER_NETWORK }, now);
}

export type NewPasskey = { readonly answer: RegistrationResponseJSON; readonly name: string };

/**
 * Adds a passkey of one's own and makes the session strong. The first one is taken from whoever has
 * signed in; every other only in a session that is strong, so that a stolen code adds none.
 * Refuses: `not_found`, `only_oneself`, `strengthen_first`, `recovery_elsewhere` (stewards let them
 * in again where they asked), `too_many_passkeys`, `passkey_known`, `passkey_expired`,
 * `passkey_refused`, `passkeys_not_here`.
 */
export async function addPasskey(
  context: Context,
  { answer, name }: NewPasskey,
): Promise<
  Result<
    { readonly id: string },
    | Refused
    | 'not_found'
    | 'only_oneself'
    | 'strengthen_first'
    | 'recovery_elsewhere'
    | 'too_many_passkeys'
    | 'passkey_known'
  >
> {
  const { actorId, personId, sessionId, isStrong } = context.subject;
  if (actorId === undefined || sessionId === undefined) return refuse('not_found');
  if (actorId !== personId) return refuse('only_oneself');
  const own = await listPasskeys(context.db, actorId);
  if (own.length > 0 && isStrong !== true) return refuse('strengthen_first');
  if (own.length >= MOST_PASSKEYS) {
    return refuse('too_many_passkeys', { most: String(MOST_PASSKEYS) });
  }
  if (!(await mayMakeKey(context, actorId))) return refuse('recovery_elsewhere');
  const read = await readNewKey(context, answer);
  if (!read.ok) return read;
  const said = answer.response.transports ?? [];
  const passkey: Passkey = {
    ...read.value,
    id: context.newId(),
    personId: actorId,
    transports: transports.filter((one) => said.includes(one)),
    name,
    createdAt: context.now,
    usedAt: undefined,
  };
  if (!(await insertPasskey(context.db, passkey))) return refuse('passkey_known');
  // With a key in the hand nothing is lost any more.
  await endRecovery(context.db, actorId, context.now);
  await strengthenSession(context, sessionId);
  await context.addJob({ name: 'guard.tell_passkey', payload: { personId: actorId, name } });
  await record(context, 'add_passkey');
  return succeed({ id: passkey.id });
}

/**
 * Gives one of one's passkeys another name.
 * Refuses: `not_found`.
 */
export async function nameOwnPasskey(
  context: Context,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<Result<{ readonly id: string }, 'not_found'>> {
  const { actorId } = context.subject;
  const isDone =
    actorId !== undefined && (await renamePasskey(context.db, { personId: actorId, id }, name));
  if (!isDone) return refuse('not_found');
  await record(context, 'name_passkey');
  return succeed({ id });
}

/**
 * Removes one of one's passkeys, in a strong session only: a stolen code must not clear the way.
 * Refuses: `not_found`, `strengthen_first`.
 */
export async function removeOwnPasskey(
  context: Context,
  id: string,
): Promise<Result<{ readonly id: string }, 'not_found' | 'strengthen_first'>> {
  const { actorId, isStrong } = context.subject;
  if (actorId === undefined) return refuse('not_found');
  const own = await listPasskeys(context.db, actorId);
  if (!own.some((passkey) => passkey.id === id)) return refuse('not_found');
  if (isStrong !== true) return refuse('strengthen_first');
  await deletePasskey(context.db, { personId: actorId, id });
  await record(context, 'remove_passkey');
  return succeed({ id });
}

/** Writes the journal entry of what somebody did to their own ways in. */
async function record(context: Context, verb: string): Promise<void> {
  await context.record({ feature: 'guard', verb, subjectId: context.subject.actorId ?? '-' });
}
