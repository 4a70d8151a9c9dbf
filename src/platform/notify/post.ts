import { lookup } from 'node:dns';
import type { LookupAddress, LookupAllOptions } from 'node:dns';
import { request as requestOpenly } from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as requestEncrypted } from 'node:https';
import { BlockList, isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { failed, failedForGood } from './outcome.ts';
import type { Attempt } from './outcome.ts';

/** What is sent to a gateway elsewhere. */
export type Posting = {
  readonly url: string;
  readonly method?: 'POST' | 'GET';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
};

export type Answered = {
  readonly ok: true;
  readonly status: number;
  readonly body: string;
  readonly retryAfterSeconds: number | undefined;
};

/** How the host lets gateways be reached. */
export type Reaching = {
  /** Whether addresses of the host's own network, and those without encryption, may be asked. */
  readonly allowsPrivate: boolean;
  readonly patienceMs?: number;
  /** Finds what a name leads to; the machine's own way, unless something else is given. */
  readonly resolve?: Resolve;
};

/** Finds all addresses that a name leads to. */
export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  answer: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

const PATIENCE_MS = 15_000;
const MOST_ANSWER_BYTES = 64 * 1024;

/** Networks that are nobody's on the public internet: a page must not make the server ask there. */
const inner = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  inner.addSubnet(network, prefix, 'ipv4');
}
// Some networks carry an address of the old kind within: whose it is, nobody has looked at.
for (const [network, prefix] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  inner.addSubnet(network, prefix, 'ipv6');
}

/** Tells whether a network address lies where only the host's own machines are. */
export function isInnerAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  const family = isIP(plain);
  return family === 0 || inner.check(plain, family === 6 ? 'ipv6' : 'ipv4');
}

/** Tells whether an address that somebody typed into a page may be asked at all. */
export function isAllowedUrl(text: string, { allowsPrivate }: Reaching): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return false;
  if (allowsPrivate) return url.protocol === 'https:' || url.protocol === 'http:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isInnerName = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa)\.?$/i.test(host);
  const isInner = isIP(host) !== 0 && isInnerAddress(host);
  return url.protocol === 'https:' && !isInnerName && !isInner;
}

/**
 * Asks a gateway once and reads its answer. Nothing is followed elsewhere, and the address that the
 * name leads to is looked at when it is asked, so that a name cannot change in between.
 */
export function post(posting: Posting, reaching: Reaching): Promise<Answered | Attempt> {
  if (!isAllowedUrl(posting.url, reaching)) {
    return Promise.resolve(failedForGood('address_not_allowed'));
  }
  const { promise, resolve } = Promise.withResolvers<Answered | Attempt>();
  const url = new URL(posting.url);
  const signal = AbortSignal.timeout(reaching.patienceMs ?? PATIENCE_MS);
  const options: RequestOptions = {
    method: posting.method ?? 'POST',
    headers: { ...posting.headers },
    signal,
    lookup: lookUp(reaching),
  };
  const ask = url.protocol === 'https:' ? requestEncrypted : requestOpenly;
  const request = ask(url, options, (response) => {
    readAnswer(response).then(resolve, (error: unknown) => resolve(faultOf(error, signal)));
  });
  request.on('error', (error) => resolve(faultOf(error, signal)));
  request.end(posting.body);
  return promise;
}

async function readAnswer(response: IncomingMessage): Promise<Answered> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    const piece = Buffer.from(chunk);
    bytes += piece.length;
    if (bytes <= MOST_ANSWER_BYTES) chunks.push(piece);
  }
  const wait = Number(response.headers['retry-after']);
  return {
    ok: true,
    status: response.statusCode ?? 0,
    body: Buffer.concat(chunks).toString('utf8'),
    retryAfterSeconds: Number.isFinite(wait) && wait > 0 ? wait : undefined,
  };
}

const INNER = 'EINNER';

/** Looks at each address when it is asked, so that a name cannot change after it was looked at. */
export function lookUp({ allowsPrivate, resolve = lookup }: Reaching): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, '', 4);
      const allowed = addresses.filter(({ address }) => allowsPrivate || !isInnerAddress(address));
      const [first] = allowed;
      if (first === undefined)
        return callback(Object.assign(new Error(INNER), { code: INNER }), '', 4);
      return options.all === true
        ? callback(null, allowed)
        : callback(null, first.address, first.family);
    });
  };
}

function faultOf(error: unknown, signal: AbortSignal): Attempt {
  if (signal.aborted) return failed('slow');
  const code = String(Reflect.get(Object(error), 'code') ?? '');
  if (code === INNER) return failedForGood('address_not_allowed');
  if (/CERT|SSL|TLS|EPROTO/.test(code)) return failed('no_encryption');
  return failed(/ECONNRESET|EPIPE|HPE_|ABORTED/.test(code) ? 'cut' : 'unreachable');
}

const OK_FROM = 200;
const OK_BEFORE = 300;
const TOO_MANY = 429;
const SERVER_FROM = 500;

/** Judges an answer by its number, where its words do not say more. */
export function judgeStatus({ status, retryAfterSeconds }: Answered): Attempt {
  if (status >= OK_FROM && status < OK_BEFORE) return { ok: true };
  if (status === TOO_MANY) return failed('too_many', retryAfterSeconds);
  if (status === 401 || status === 403) return failed('wrong_password');
  if (status >= SERVER_FROM || status === 408) return failed('not_now', retryAfterSeconds);
  return failedForGood('refused');
}
