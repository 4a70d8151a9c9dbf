import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** A key as telephones have them, made of software, which can also be told to do wrong. */
export type Authenticator = {
  readonly id: string;
  readonly create: (question: Question, turns?: Turns) => string;
  readonly sign: (question: Question, turns?: Turns) => string;
};

/** What the server asks, as far as a key looks at it. */
export type Question = {
  readonly challenge: string;
  readonly user?: { readonly id: string } | undefined;
};

/** What a key, or whoever stands between, does otherwise than it should. */
export type Turns = {
  readonly origin?: string;
  readonly rpId?: string;
  readonly counter?: number;
  readonly isUnverified?: boolean;
  readonly userHandle?: string;
  readonly type?: string;
};

const PRESENT = 0x01;
const VERIFIED = 0x04;
const ATTESTED = 0x40;
const ID_BYTES = 16;
const AAGUID = Buffer.alloc(16);

/** Makes a key for the pages of an address. */
export function makeAuthenticator(address: string): Authenticator {
  const { hostname, origin } = new URL(address);
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(ID_BYTES);
  let counter = 0;
  let owner = '';
  const dataOf = (turns: Turns, more: Buffer): Buffer => {
    counter = turns.counter ?? counter + 1;
    const flags = PRESENT + (turns.isUnverified === true ? 0 : VERIFIED);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const isNew = more.length > 0;
    return Buffer.concat([
      createHash('sha256')
        .update(turns.rpId ?? hostname)
        .digest(),
      Buffer.from([isNew ? flags + ATTESTED : flags]),
      count,
      more,
    ]);
  };
  const saying = (type: string, { challenge }: Question, turns: Turns) =>
    Buffer.from(
      JSON.stringify({
        type: turns.type ?? type,
        challenge,
        origin: turns.origin ?? origin,
        crossOrigin: false,
      }),
    );
  const answer = (response: object) =>
    JSON.stringify({ id: base64(id), rawId: base64(id), type: 'public-key', response });
  return {
    id: base64(id),
    create: (question, turns = {}) => {
      owner = question.user?.id ?? '';
      const length = Buffer.from([0, id.length]);
      const attested = Buffer.concat([AAGUID, length, id, coseOf(publicKey)]);
      const object = attestationOf(dataOf(turns, attested));
      return answer({
        clientDataJSON: base64(saying('webauthn.create', question, turns)),
        attestationObject: base64(object),
        transports: ['internal', 'hybrid', 'thought'],
      });
    },
    sign: (question, turns = {}) => {
      const said = saying('webauthn.get', question, turns);
      const data = dataOf(turns, Buffer.alloc(0));
      const digest = createHash('sha256').update(said).digest();
      const signer = createSign('sha256').update(data).update(digest);
      return answer({
        clientDataJSON: base64(said),
        authenticatorData: base64(data),
        signature: base64(signer.sign(privateKey)),
        userHandle: turns.userHandle ?? (owner === '' ? null : owner),
      });
    },
  };
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64url');
}

/** Writes the public half as COSE: a map of the kind of key, the algorithm, the curve, x and y. */
function coseOf(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    bytesOf(Buffer.from(x, 'base64url')),
    Buffer.from([0x22]),
    bytesOf(Buffer.from(y, 'base64url')),
  ]);
}

/** Writes a statement that vouches for nothing, around what the key says of itself. */
function attestationOf(authData: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from([0xa3]),
    textOf('fmt'),
    textOf('none'),
    textOf('attStmt'),
    Buffer.from([0xa0]),
    textOf('authData'),
    bytesOf(authData),
  ]);
}

const SHORT = 24;
const TEXT = 0x60;
const BYTES = 0x40;

function textOf(text: string): Buffer {
  if (text.length >= SHORT) throw new Error('Only short texts are written.');
  return Buffer.concat([Buffer.from([TEXT + text.length]), Buffer.from(text)]);
}

function bytesOf(bytes: Buffer): Buffer {
  const head =
    bytes.length < SHORT
      ? Buffer.from([BYTES + bytes.length])
      : Buffer.from([BYTES + SHORT, bytes.length]);
  return Buffer.concat([head, bytes]);
}
