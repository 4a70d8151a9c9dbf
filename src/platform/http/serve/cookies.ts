import type { Context as HonoContext } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { chooseLanguage } from '#/platform/i18n/language.ts';
import type { Language } from '#/platform/i18n/language.ts';
import type { AppParts } from './parts.ts';

/** The browser that asks, and what is known of where its reader came in. */
export type At = { readonly c: HonoContext; readonly parts: AppParts };

/** What is kept in browsers, by the names that a machine without https gives it. */
export type Kept =
  | 'linli'
  | 'linli_visitor'
  | 'linli_notice'
  | 'linli_lang'
  | 'linli_theme'
  | 'linli_elder';

const HOST = '__Host-';
const NOTICE_SECONDS = 60;
const MOST_NOTICE = 300;
const YEAR_SECONDS = 365 * 24 * 3600;

/** Reads what a browser keeps for this host, and what no other host of the domain could set. */
export function readCookie({ c, parts }: At, name: Kept): string | undefined {
  return getCookie(c, nameAt(parts, name));
}

/** The `__Host-` prefix binds a cookie to this host; browsers accept it over https only. */
function nameAt(parts: AppParts, name: string): string {
  return isSecure(parts) ? `${HOST}${name}` : name;
}

/** Readers come as the host says; this process sees only what the web server in front sends it. */
function isSecure(parts: AppParts): boolean {
  return new URL(parts.services.publicUrl).protocol === 'https:';
}

type Lasting = { readonly maxAge?: number; readonly expires?: Date };

function keep(
  { c, parts }: At,
  cookie: { readonly name: string; readonly value: string },
  lasting: Lasting = {},
): void {
  const { name, value } = cookie;
  const secure = isSecure(parts);
  // No script of ours reads a cookie; the server draws what they say.
  const bound = { httpOnly: true, sameSite: 'Lax', path: '/', secure } as const;
  setCookie(c, nameAt(parts, name), value, { ...bound, ...lasting });
}

/**
 * Chooses the language in which to answer, also where nothing else is known of the request. It is
 * read under either name: another host of the domain could at most choose another of the three.
 */
export function languageOf(c: HonoContext): Language {
  const kept = getCookie(c, `${HOST}linli_lang`) ?? getCookie(c, 'linli_lang');
  return chooseLanguage(kept, c.req.header('accept-language'));
}

/** Gives a browser that was never here what its forms are signed for, until it is closed. */
export function keepVisitor(at: At, made: string): void {
  keep(at, { name: 'linli_visitor', value: made });
}

/** Gives the browser its session, or takes it away. */
export function keepSession(
  at: At,
  session: { readonly token: string; readonly expiresAt: Temporal.Instant } | null,
): void {
  const name = 'linli';
  if (session === null) return keep(at, { name, value: '' }, { maxAge: 0 });
  const expires = new Date(session.expiresAt.epochMilliseconds);
  keep(at, { name, value: session.token }, { expires });
}

/** Keeps a look or language for a year. */
export function keepPreference(
  at: At,
  preference: { readonly name: string; readonly value: string },
): void {
  keep(at, preference, { maxAge: YEAR_SECONDS });
}

/** Leaves one sentence for the next page. */
export function leaveNotice(at: At, notice: string): void {
  keep(at, { name: 'linli_notice', value: notice }, { maxAge: NOTICE_SECONDS });
}

/** Reads the one sentence left by the action before, and clears it. */
export function takeNotice(at: At): string | undefined {
  const notice = readCookie(at, 'linli_notice');
  if (notice === undefined) return undefined;
  keep(at, { name: 'linli_notice', value: '' }, { maxAge: 0 });
  return notice.slice(0, MOST_NOTICE);
}
