import { openAccount } from '#/features/people/store/persons.ts';
import { findLogin, listLogins } from '#/features/people/store/logins.ts';
import type { Address } from '#/features/people/model.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { openDoor } from '#/platform/access/wall.ts';
import type { Context, Services } from '#/platform/action/context.ts';
import { countAttempt, networkOf } from '#/platform/auth/attempts.ts';
import { findCode, hashAddress, issueCode, useCode } from '#/platform/auth/codes.ts';
import type { CodeRefusal } from '#/platform/auth/codes.ts';
import { countFailures, forgiveFailures, minutesToWait, triedAt } from '#/platform/auth/delays.ts';
import { useSignInLink } from '#/platform/auth/links.ts';
import { endSession, startSession } from '#/platform/auth/sessions.ts';
import type { NewSession, SignInWay } from '#/platform/auth/sessions.ts';
import { record } from './record.ts';

/** Enough for a family that mistypes, too few to guess with or to annoy somebody. */
const CODES_PER_ADDRESS = 6;
/** A whole community may share one network address. */
const CODES_PER_NETWORK = 120;
const GUESSES_PER_NETWORK = 120;
/** A city on the evening of a vote stays below it. */
const TRIES_OF_ALL = 20_000;
const EVERYBODY = 'everybody';
const SIGN_IN = 'people.sign_in';

export type SignedIn = { readonly personId: string; readonly session: NewSession };

/**
 * Asks for a one-time code for an address. What is answered, and how long it takes, is the same
 * whether the address is known or not.
 * Refuses: `too_many_requests`.
 */
export async function requestCode(
  context: Context,
  address: Address,
): Promise<Result<{ readonly sent: string }, 'too_many_requests'>> {
  const isAllowed =
    (await isWithin(context, { kind: 'people.request_code', most: CODES_PER_NETWORK })) &&
    (await mayAskFor(context, address));
  if (!isAllowed) return refuse('too_many_requests');
  const personId = await findLogin(context.db, address);
  const sent = await issueCode(context, { personId, to: address });
  await context.addJob({ name: 'people.send_code', payload: { id: sent } });
  return succeed({ sent });
}

/** Counts one code asked for at an address; the address itself is not kept. */
export async function mayAskFor(context: Context, address: Address): Promise<boolean> {
  const subject = hashAddress(context.services.secret, address);
  const limit = { kind: 'people.code_for', subject: subject.toString('base64url') };
  return countAttempt(context.db, { ...limit, most: CODES_PER_ADDRESS }, context.now);
}

/**
 * Counts one try of this network address, and of all together: whoever has many addresses guesses
 * no faster for it.
 */
export async function isWithin(
  context: Context,
  limit: { readonly kind: string; readonly most: number },
): Promise<boolean> {
  const { db, now, client } = context;
  const everybody = { kind: limit.kind, subject: EVERYBODY, most: TRIES_OF_ALL };
  const own = await countAttempt(db, { ...limit, subject: networkOf(client.address) }, now);
  return own && (await countAttempt(db, everybody, now));
}

/**
 * Signs in with the code that was sent.
 * Wrong guesses make the next one wait, for this address and for this network.
 * Refuses: `code_wrong`, `code_expired`, `too_many_requests`, `wait_first`.
 */
export async function signIn(
  context: Context,
  guess: { readonly sent: string; readonly code: string },
): Promise<Result<SignedIn, CodeRefusal | 'too_many_requests' | 'wait_first'>> {
  const limit = { kind: 'people.guess_code', most: GUESSES_PER_NETWORK };
  if (!(await isWithin(context, limit))) return refuse('too_many_requests');
  const { db, now, client } = context;
  const waiting = await findCode(db, guess.sent, now);
  const account = waiting?.addressHash.toString('base64url');
  const tried = triedAt(client, SIGN_IN, account);
  const minutes = await minutesToWait(db, tried, now);
  if (minutes !== undefined) return refuse('wait_first', { minutes: String(minutes) });
  const used = await useCode(context, { id: guess.sent, code: guess.code });
  if (!used.ok) {
    await countFailures(db, tried, now);
    return used;
  }
  const { personId, addressHash } = used.value;
  const logins = await listLogins(context.db, personId);
  const isTheirs = logins.some(
    (login) => login.isConfirmed && hashAddress(context.services.secret, login).equals(addressHash),
  );
  if (account !== undefined) await forgiveFailures(db, { kind: SIGN_IN, subject: account });
  // A code that was to confirm another address says nothing about who reads it.
  return isTheirs ? succeed(await beginSession(context, personId, 'code')) : refuse('code_wrong');
}

/**
 * Signs in by a link, as the personas of the demonstration do.
 * Refuses: `link_used_up`.
 */
export async function enterByLink(
  context: Context,
  token: string,
): Promise<Result<SignedIn, 'link_used_up'>> {
  const link = await useSignInLink(context.db, { token, purpose: 'persona' }, context.now);
  if (link?.personId === undefined) return refuse('link_used_up');
  return succeed(await beginSession(context, link.personId, 'link'));
}

/** Begins a session on the device that asks; the person has an account from now on. */
export async function beginSession(
  context: Context,
  personId: string,
  way: SignInWay,
): Promise<SignedIn> {
  // Until now this was nobody.
  await openDoor(context.db, { personIds: [personId] });
  await openAccount(context.db, personId, context.now);
  const { device } = context.client;
  const strength = strengthOf(way, context.services);
  const session = await startSession(context, { personId, device, way, strength });
  await record(context, { verb: 'sign_in', subjectId: personId });
  return { personId, session };
}

/**
 * What a way in proves: a key in the hand, or a link read off the console of the machine, for a
 * working day. Whom one looks as in the demonstration is invented, and so is what they see.
 */
function strengthOf(
  way: SignInWay,
  { isDemonstration }: Pick<Services, 'isDemonstration'>,
): 'plain' | 'day' | 'whole' {
  if (way === 'link' && isDemonstration) return 'whole';
  return way === 'passkey' || way === 'first' || way === 'rescue' ? 'day' : 'plain';
}

/** Ends the session that asks; without one there is nothing to end. */
export async function signOut(context: Context): Promise<void> {
  const { actorId, sessionId } = context.subject;
  if (actorId === undefined || sessionId === undefined) return;
  await endSession(context.db, actorId, sessionId);
}
