import { IncomingMessage } from 'node:http';
import type { Context as HonoContext } from 'hono';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Subject } from '#/platform/access/subject.ts';
import { hasRestingOffice } from '#/platform/access/strength.ts';
import { visitor } from '#/platform/access/subject.ts';
import { openWalledReading } from '#/platform/db/walled-reading.ts';
import type { WalledReading } from '#/platform/db/walled-reading.ts';
import { reachOf } from '#/platform/access/wall.ts';
import type { Client } from '#/platform/action/context.ts';
import { findSession } from '#/platform/auth/sessions.ts';
import { openReading } from '#/platform/db/kept.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { Language } from '#/platform/i18n/language.ts';
import { makeFormKey } from '#/platform/http/keys.ts';
import type { FormState, Theme, View } from '#/platform/http/view.ts';
import { keepVisitor, languageOf, readCookie, takeNotice } from './cookies.ts';
import type { AppParts, Frame } from './parts.ts';

/** What is known of a request before any endpoint sees it. */
export type Incoming = {
  readonly c: HonoContext;
  readonly parts: AppParts;
  /** For what changes nothing: what seldom changes is read once for many requests. */
  readonly reading: Db;
  readonly subject: Subject;
  readonly language: Language;
  readonly now: Temporal.Instant;
  readonly client: Client;
  /** What only this browser holds; form keys are signed for it. */
  readonly holder: string;
  /** True when the session came in a cookie, which other sites can make a browser send. */
  readonly isByCookie: boolean;
  readonly address: string;
  /** Loads, once, what every page shows around its own. */
  readonly loadFrame: () => Promise<Frame>;
};

const VISITOR_BYTES = 16;
const UNNAMED = 'unknown';

/** Recognises who sends the request, in which language, and what their browser holds. */
export async function receive(c: HonoContext, parts: AppParts): Promise<Incoming> {
  const bearer = bearerOf(c);
  const token = bearer ?? readCookie({ c, parts }, 'linli');
  return recognise(c, parts, {
    token,
    // The token of a program is no way into the pages, whichever way it comes.
    isForPrograms: bearer !== undefined && c.req.path.startsWith('/api/v1/'),
    isByCookie: bearer === undefined,
    holderOf: ({ sessionId }) => sessionId ?? visitorHolder(c, parts),
  });
}

/** Recognises a program by its token alone; no cookie is looked at, and none is given. */
export async function receiveByToken(
  c: HonoContext,
  parts: AppParts,
  token: string | undefined,
): Promise<Incoming> {
  const holderOf = ({ sessionId }: Subject) => sessionId ?? 'program';
  return recognise(c, parts, { token, isForPrograms: true, isByCookie: false, holderOf });
}

/** Recognises a browser once more while its page is open; it is given nothing. */
export async function receiveAgain(c: HonoContext, parts: AppParts): Promise<Incoming> {
  const token = readCookie({ c, parts }, 'linli');
  const holderOf = ({ sessionId }: Subject) => sessionId ?? 'nobody';
  return recognise(c, parts, { token, isForPrograms: false, isByCookie: true, holderOf });
}

/** Reads the token that a program sends in the header for it. */
export function bearerOf(c: HonoContext): string | undefined {
  return /^Bearer ([\w-]{20,100})$/.exec(c.req.header('authorization') ?? '')?.[1];
}

async function recognise(
  c: HonoContext,
  parts: AppParts,
  by: Pick<Incoming, 'isByCookie'> & {
    readonly token: string | undefined;
    readonly isForPrograms: boolean;
    readonly holderOf: (subject: Subject) => string;
  },
): Promise<Incoming> {
  const now = parts.services.clock();
  await endReading(c);
  // Who asks is found before it is known how far they may see.
  const asking = openReading(parts.db);
  const session = await findSession(asking, by.token, now);
  const isMisplaced = session?.scopes !== undefined && !by.isForPrograms;
  const subject =
    session === undefined || isMisplaced
      ? visitor
      : { ...(await parts.loadSubject(asking, session, now)), scopes: session.scopes };
  const walled = openWalledReading(parts.db, reachOf(subject));
  readings.set(c.req.raw, walled);
  const reading = openReading(parts.db, walled.db);
  const language = languageOf(c);
  let frame: Promise<Frame> | undefined;
  return {
    c,
    parts,
    reading,
    subject,
    now,
    language,
    loadFrame: () => (frame ??= parts.loadFrame(reading, { subject, language, now })),
    client: { address: addressOf(c), device: c.req.header('user-agent') ?? '' },
    holder: by.holderOf(subject),
    isByCookie: by.isByCookie,
    address: addressed(c),
  };
}

/** What each request reads through, until it is answered. */
const readings = new WeakMap<Request, WalledReading>();

/** Ends what a request reads through, if it read anything. */
export async function endReading(c: HonoContext): Promise<void> {
  const reading = readings.get(c.req.raw);
  readings.delete(c.req.raw);
  await reading?.end();
}

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/**
 * Gives the network address of the sender. The header of a proxy is believed only if the proxy runs
 * on this machine; from elsewhere anybody could write one and escape the limits on guessing.
 */
function addressOf(c: HonoContext): string {
  // A request made inside the process, as tests do, has no socket.
  const socket = isFromSocket(c) ? getConnInfo(c).remote.address : undefined;
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  if (forwarded !== undefined && LOOPBACK.test(socket ?? '127.')) {
    // Whoever is named by nothing is somebody all the same, and not this machine.
    return forwarded === '' ? UNNAMED : forwarded.slice(0, 64);
  }
  return socket ?? 'inside';
}

/** Tells whether a request comes from this machine, and not through a proxy from elsewhere. */
export function isFromThisMachine(c: HonoContext): boolean {
  const address = addressOf(c);
  return address === 'inside' || LOOPBACK.test(address);
}

function isFromSocket(c: HonoContext): boolean {
  return messageOf(c) !== undefined;
}

/** Tells whether what is sent broke off, or broke the rules of the line, before its end. */
export function isCutOff(c: HonoContext): boolean {
  const message = messageOf(c);
  return message instanceof IncomingMessage && !message.complete && message.errored !== null;
}

function messageOf(c: HonoContext): unknown {
  const environment: unknown = c.env;
  const isFull = typeof environment === 'object' && environment !== null;
  return isFull && 'incoming' in environment ? environment.incoming : undefined;
}

function visitorHolder(c: HonoContext, parts: AppParts): string {
  const known = readCookie({ c, parts }, 'linli_visitor');
  if (known !== undefined && /^[\w-]{22}$/.test(known)) return known;
  const made = Buffer.from(parts.services.randomBytes(VISITOR_BYTES)).toString('base64url');
  keepVisitor({ c, parts }, made);
  return made;
}

/** Tells whether a visitor's browser sent back what it was given, and so can be known again. */
export function bringsHolder({ c, parts, holder }: Incoming): boolean {
  return readCookie({ c, parts }, 'linli_visitor') === holder;
}

/** Makes what a page needs to draw itself for this reader. */
export async function makeView(incoming: Incoming, form: FormState | undefined): Promise<View> {
  const frame = await incoming.loadFrame();
  const resting = { hasRestingOffice: hasRestingOffice(incoming.subject) };
  return { ...frame, ...resting, ...browserView(incoming), form, notice: takeNotice(incoming) };
}

/** Makes what a page needs while nobody can be asked who reads it. */
export function makeBareView(c: HonoContext, parts: AppParts): View {
  const language = languageOf(c);
  const now = parts.services.clock();
  const from = { c, parts, language, now, holder: visitorHolder(c, parts), address: addressed(c) };
  return { ...parts.bareFrame(language), ...browserView(from), form: undefined, notice: undefined };
}

type Browsing = Pick<Incoming, 'c' | 'parts' | 'language' | 'now' | 'holder' | 'address'>;

/** What the browser alone tells of its reader. */
function browserView(
  from: Browsing,
): Omit<View, keyof Frame | 'form' | 'notice' | 'hasRestingOffice'> {
  const { c, parts, language, now, holder, address } = from;
  const { secret, randomBytes, zone } = parts.services;
  return {
    language,
    theme: themeOf(readCookie({ c, parts }, 'linli_theme')),
    isElder: readCookie({ c, parts }, 'linli_elder') === '1',
    address,
    now,
    zone,
    newKey: () => makeFormKey({ secret, holder }, now, randomBytes),
    assets: {
      style: parts.assets.stylePath,
      script: parts.assets.scriptPath,
      own: parts.assets.ownPaths,
    },
  };
}

/** Says where the request went; as a link, two slashes would begin another host. */
function addressed(c: HonoContext): string {
  const url = new URL(c.req.url);
  return url.pathname.replace(/^[/\\]+/, '/') + url.search;
}

function themeOf(text: string | undefined): Theme {
  return text === 'light' || text === 'dark' ? text : 'auto';
}
