import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import { findPerson } from '#/features/people/index.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { countAttempt, networkOf } from '#/platform/auth/attempts.ts';
import { CHALLENGE_MINUTES } from '#/features/guard/model.ts';
import type { Ceremony, Passkey, RelyingParty } from '#/features/guard/model.ts';
import { relyingPartyAt } from '#/features/guard/rules/addresses.ts';
import { keepChallenge, takeChallenge } from '#/features/guard/store/challenges.ts';
import { listPasskeys, notePasskeyUse } from '#/features/guard/store/passkeys.ts';

const CHALLENGE_BYTES = 32;
/** A whole community may share one network address. */
const CHALLENGES_PER_NETWORK = 240;
const MS_PER_MINUTE = 60_000;

/** What a browser is told before it asks a key. */
export type Options = { readonly challenge: string; readonly [name: string]: unknown };

/**
 * Begins a ceremony: what the key is to sign can be answered once, within five minutes.
 * Refuses: `not_found` (nobody is signed in who would have to be), `passkeys_not_here`,
 * `too_many_requests`.
 */
export async function beginCeremony(
  context: Context,
  ceremony: Ceremony,
): Promise<
  Result<{ readonly options: Options }, 'not_found' | 'passkeys_not_here' | 'too_many_requests'>
> {
  const { db, now, subject } = context;
  const party = relyingPartyAt(context.services.publicUrl);
  if (party === undefined) return refuse('passkeys_not_here');
  const network = { kind: 'guard.challenge', subject: networkOf(context.client.address) };
  if (!(await countAttempt(db, { ...network, most: CHALLENGES_PER_NETWORK }, now))) {
    return refuse('too_many_requests');
  }
  const challenge = new Uint8Array(context.services.randomBytes(CHALLENGE_BYTES));
  const sessionId = ceremony === 'sign_in' ? undefined : subject.sessionId;
  if (ceremony !== 'sign_in' && sessionId === undefined) return refuse('not_found');
  const asking = { challenge, party, timeout: CHALLENGE_MINUTES * MS_PER_MINUTE };
  const options =
    ceremony === 'register'
      ? await optionsToRegister(context, asking)
      : await optionsToSign(context, asking, ceremony);
  if (options === undefined) return refuse('not_found');
  await keepChallenge(db, { challenge, ceremony, sessionId }, now);
  return succeed({ options });
}

type Asking = {
  readonly challenge: Uint8Array<ArrayBuffer>;
  readonly party: RelyingParty;
  readonly timeout: number;
};

async function optionsToRegister(
  { db, subject }: Context,
  { challenge, party, timeout }: Asking,
): Promise<Options | undefined> {
  const person = subject.actorId && (await findPerson(db, subject.actorId));
  if (!person) return undefined;
  const own = await listPasskeys(db, person.id);
  const made = await generateRegistrationOptions({
    rpName: party.id,
    rpID: party.id,
    userName: person.name,
    userDisplayName: person.name,
    userID: handleOf(person.id),
    challenge,
    timeout,
    attestationType: 'none',
    excludeCredentials: own.map(toDescriptor),
    // The key itself knows whose it is, and asks for the finger, the face or the number.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return { ...made };
}

async function optionsToSign(
  { db, subject }: Context,
  { challenge, party, timeout }: Asking,
  ceremony: Ceremony,
): Promise<Options> {
  const own =
    ceremony === 'sign_in' || subject.actorId === undefined
      ? []
      : await listPasskeys(db, subject.actorId);
  const made = await generateAuthenticationOptions({
    rpID: party.id,
    challenge,
    timeout,
    userVerification: 'required',
    allowCredentials: own.map(toDescriptor),
  });
  return { ...made };
}

function toDescriptor({ credentialId, transports }: Passkey) {
  return { id: credentialId, transports: [...transports] };
}

/** The number of a person as a key keeps it. */
function handleOf(personId: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(personId.replaceAll('-', ''), 'hex'));
}

export type Refused = 'passkeys_not_here' | 'passkey_expired' | 'passkey_refused';

/**
 * Holds the answer of a new key against what was asked.
 * Refuses: `passkeys_not_here`, `passkey_expired` (answered before, too late, or never asked),
 * `passkey_refused`.
 */
export async function readNewKey(
  context: Context,
  response: RegistrationResponseJSON,
): Promise<Result<Pick<Passkey, 'credentialId' | 'publicKey' | 'counter'>, Refused>> {
  const asked = await takeAnswered(context, 'register', response.response.clientDataJSON);
  if (!asked.ok) return asked;
  const { party, challenge } = asked.value;
  const verified = await orNothing(() =>
    verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
    }),
  );
  if (verified?.verified !== true) return refuse('passkey_refused');
  const { id, publicKey, counter } = verified.registrationInfo.credential;
  return succeed({ credentialId: id, publicKey, counter });
}

/**
 * Holds the signature of a known key against what was asked, and notes its use.
 * Refuses: `passkeys_not_here`, `passkey_expired` (answered before, too late, or never asked),
 * `passkey_refused` (made elsewhere, for somebody else, or by a copy that counts less).
 */
export async function checkSignature(
  context: Context,
  { ceremony, passkey }: { readonly ceremony: Ceremony; readonly passkey: Passkey },
  response: AuthenticationResponseJSON,
): Promise<Result<{ readonly personId: string }, Refused>> {
  const asked = await takeAnswered(context, ceremony, response.response.clientDataJSON);
  if (!asked.ok) return asked;
  const { party, challenge } = asked.value;
  const handle = response.response.userHandle;
  if (handle !== undefined && !handleOf(passkey.personId).every(sameAs(handle))) {
    return refuse('passkey_refused');
  }
  const verified = await orNothing(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: {
        id: passkey.credentialId,
        publicKey: passkey.publicKey,
        counter: passkey.counter,
        transports: [...passkey.transports],
      },
    }),
  );
  if (verified?.verified !== true) return refuse('passkey_refused');
  const counter = verified.authenticationInfo.newCounter;
  await notePasskeyUse(context.db, passkey.id, { counter, at: context.now });
  return succeed({ personId: passkey.personId });
}

function sameAs(handle: string): (byte: number, index: number) => boolean {
  const bytes = Buffer.from(handle, 'base64url');
  return (byte, index) => bytes[index] === byte;
}

const saidShape = z.object({ challenge: z.string().max(200) });

/** Takes the challenge that an answer says it answers. */
async function takeAnswered(
  context: Context,
  ceremony: Ceremony,
  clientDataJSON: string,
): Promise<
  Result<
    { readonly party: RelyingParty; readonly challenge: string },
    'passkeys_not_here' | 'passkey_expired' | 'passkey_refused'
  >
> {
  const party = relyingPartyAt(context.services.publicUrl);
  if (party === undefined) return refuse('passkeys_not_here');
  const said = saidShape.safeParse(jsonIn(clientDataJSON));
  if (!said.success) return refuse('passkey_refused');
  const challenge = Buffer.from(said.data.challenge, 'base64url');
  const sessionId = ceremony === 'sign_in' ? undefined : context.subject.sessionId;
  const isAsked = await takeChallenge(context.db, { challenge, ceremony, sessionId }, context.now);
  if (!isAsked) return refuse('passkey_expired');
  return succeed({ party, challenge: challenge.toString('base64url') });
}

function jsonIn(base64url: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64url, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The library says no by throwing; whatever is wrong with an answer, it is not taken. */
async function orNothing<Verified>(verify: () => Promise<Verified>): Promise<Verified | undefined> {
  try {
    return await verify();
  } catch {
    return undefined;
  }
}
