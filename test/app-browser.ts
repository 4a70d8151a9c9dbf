import { randomUUID } from 'node:crypto';
import type { Services } from '#/platform/action/context.ts';
import { findSession } from '#/platform/auth/sessions.ts';
import type { Db } from '#/platform/db/pool.ts';
import { makeFormKey } from '#/platform/http/keys.ts';
import type { LogLine } from '#/platform/http/serve/parts.ts';

/** What a browser was shown. */
export type Seen = {
  readonly status: number;
  readonly text: string;
  /** Where it is sent on to, when it is. */
  readonly location: string | undefined;
  readonly headers: Headers;
};

export type JsonSeen = { readonly status: number; readonly body: unknown };

export type Fields = Readonly<
  Record<string, string | readonly string[] | Blob | readonly Blob[] | undefined>
>;

/** A browser that keeps its cookies and can send forms of ours. */
export type Browser = {
  /** The cookies it holds by name; a test may set or delete one. */
  readonly cookies: Map<string, string>;
  /** Opens a page. */
  readonly open: (address: string) => Promise<Seen>;
  /** Opens a page and goes where it is sent, up to five times. */
  readonly follow: (address: string) => Promise<Seen>;
  /** Sends a form as our pages would, with its key; `from` is the page it stands on. */
  readonly send: (
    address: string,
    fields?: Fields,
    form?: { readonly from?: string; readonly key?: string; readonly method?: string },
  ) => Promise<Seen>;
  /** Speaks JSON under `/api/v1`, with a fresh idempotency key unless one is given. */
  readonly api: (
    call: `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`,
    body?: unknown,
    key?: string,
  ) => Promise<JsonSeen>;
  /** Makes the hidden key of a form for this browser. */
  readonly newKey: () => Promise<string>;
};

type Parts = {
  readonly db: Db;
  readonly services: Services;
  readonly request: (address: string, init?: RequestInit) => Promise<Response>;
  readonly logged: readonly LogLine[];
  readonly token: string | undefined;
};

const SESSION = 'linli';
const VISITOR = 'linli_visitor';
const MOST_STEPS = 5;

/** Opens a browser on a test's application; a fault of the application fails the test. */
export function openBrowser(parts: Parts): Browser {
  const cookies = new Map<string, string>([[VISITOR, randomUUID().replaceAll('-', '').slice(10)]]);
  if (parts.token !== undefined) cookies.set(SESSION, parts.token);
  const ask = async (address: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await parts.request(address, { ...init, headers });
    keepCookies(cookies, response);
    if (response.status === 500) throw new Error(`A fault at ${address}: ${faultOf(parts)}`);
    return response;
  };
  const open = async (address: string) => see(await ask(address));
  const newKey = () => keyFor(parts, cookies);
  return {
    cookies,
    open,
    newKey,
    follow: async (address) => {
      let seen = await open(address);
      for (let step = 0; step < MOST_STEPS && seen.location !== undefined; step += 1) {
        seen = await open(seen.location);
      }
      return seen;
    },
    send: async (address, fields = {}, form = {}) => {
      const body = formData({
        ...fields,
        _key: form.key ?? (await newKey()),
        _from: form.from ?? address,
      });
      const named = form.method === undefined ? '' : `_method=${form.method}`;
      const joined =
        named === '' ? address : `${address}${address.includes('?') ? '&' : '?'}${named}`;
      return see(await ask(joined, { method: 'POST', body }));
    },
    api: async (call, body, key) => {
      const [method = 'GET', address = '/'] = call.split(' ');
      const headers = {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method === 'GET' ? {} : { 'idempotency-key': key ?? randomUUID() }),
      };
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      const response = await ask(`/api/v1${address}`, { method, headers, ...sent });
      return { status: response.status, body: await response.json() };
    },
  };
}

async function see(response: Response): Promise<Seen> {
  return {
    status: response.status,
    text: await response.text(),
    location: response.headers.get('location') ?? undefined,
    headers: response.headers,
  };
}

function keepCookies(cookies: Map<string, string>, response: Response): void {
  for (const cookie of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (/max-age=0/i.test(cookie)) cookies.delete(name);
    else cookies.set(name, value);
  }
}

function formData(fields: Fields): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of listOf(value)) {
      if (typeof one === 'string') data.append(name, one);
      else data.append(name, one, one instanceof File ? one.name : 'blob');
    }
  }
  return data;
}

function listOf(value: Fields[string]): readonly (string | Blob)[] {
  if (value === undefined) return [];
  return typeof value === 'string' || value instanceof Blob ? [value] : value;
}

/** A form key is signed for what only this browser holds: its session, or the visitor's cookie. */
async function keyFor(parts: Parts, cookies: ReadonlyMap<string, string>): Promise<string> {
  const { db, services } = parts;
  const now = services.clock();
  const session = await findSession(db, cookies.get(SESSION), now);
  const holder = session?.id ?? cookies.get(VISITOR) ?? '';
  return makeFormKey({ secret: services.secret, holder }, now, services.randomBytes);
}

function faultOf(parts: Parts): string {
  return String(parts.logged.findLast((line) => line.event === 'fault')?.['error'] ?? 'unknown');
}
