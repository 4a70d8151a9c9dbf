import * as fc from 'fast-check';
import type { Services } from '#/platform/action/context.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { makeFormKey } from '#/platform/http/keys.ts';
import { PROBE, bentInput, hostileValue } from './bend.ts';
import type { Bent } from './bend.ts';
import type { Asker } from './world.ts';

/** One request as it is made up: who asks what, how it is written, and what is odd about it. */
export type Attempt = {
  readonly endpoint: AnyEndpoint;
  readonly input: Bent;
  readonly asker: Asker;
  readonly channel: 'page' | 'form' | 'multipart' | 'json';
  readonly isByCookie: boolean;
  readonly key: 'ours' | 'missing' | 'wrong' | 'huge' | 'of another';
  readonly from: string;
  readonly method: string | undefined;
  readonly body: 'whole' | 'cut' | 'garbage' | 'wrong type' | 'doubled' | 'too long';
  readonly path: string | undefined;
  readonly cookie: string;
  readonly headers: Readonly<Record<string, string>>;
};

const VISITOR = 'h'.repeat(22);
const TOO_LONG = String(50 * 1024 * 1024);
const HUGE_KEY = 'k'.repeat(5_000);

/** Path segments as only a program writes them. */
const segments = ['%00', '%ff%fe', '%', '..%2f..%2fetc', '%2e%2e', '.', ';a=b', '%E9%84', '*', '-'];

const headerSets: readonly Readonly<Record<string, string>>[] = [
  {},
  {},
  {},
  { 'accept-language': '*;q=-1,,;;zh--Hant,x'.repeat(50) },
  { 'accept-language': '__proto__' },
  { 'x-forwarded-for': "'; select pg_sleep(9); --, 999.999.999.999" },
  { 'x-forwarded-for': ','.repeat(3_000), 'x-forwarded-host': 'evil.example' },
  { 'x-forwarded-proto': 'https', forwarded: 'for="[::"', 'x-original-url': '/keeping' },
  { origin: 'https://evil.example' },
  { origin: 'null', 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': '\u00ff' },
  { 'user-agent': `<i-probe ${'u'.repeat(4_000)}` },
  { 'if-none-match': '"'.repeat(2_000), 'if-modified-since': 'Thu, 99 Foo 99999999' },
  { range: 'bytes=-1,99999999999999-0', 'accept-encoding': 'br;q=x, gzip, *' },
  { accept: 'application/xml, ../../x' },
  { 'x-http-method-override': 'DELETE', 'x-method-override': 'PUT' },
  { authorization: 'Bearer ' },
  { authorization: `Bearer ${'A'.repeat(90)}` },
  { authorization: 'Basic YTpi' },
  { 'transfer-encoding': 'chunked' },
];

/** Cookies that are ours by name only. */
const cookies = [
  `; linli_notice=${encodeURIComponent(PROBE)}; linli_lang=__proto__`,
  '; linli_theme=constructor; linli_elder=%00',
  `; linli_lang=${'x'.repeat(4_000)}`,
  '; linli=other; linli_visitor=%ff%fe; __proto__=1; =; ;;',
];
const channels = ['page', 'form', 'form', 'multipart', 'json', 'json'] as const;
const addresses = [
  '/',
  '//evil.example',
  '/\\evil',
  'https://evil.example',
  '/sign-in?a=%',
  '/\u0000',
  '/\ud800',
  '',
];

/** Makes up requests to all endpoints, from their schemas and from honest requests to them. */
export function anyAttempt(from: {
  readonly endpoints: readonly AnyEndpoint[];
  readonly honest: (endpoint: AnyEndpoint) => readonly Bent[];
  readonly askers: readonly Asker[];
  readonly ids: readonly string[];
}): fc.Arbitrary<Attempt> {
  const hostile = hostileValue(from.ids);
  const method = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'X'] as const;
  const how = {
    asker: fc.constantFrom(...from.askers),
    channel: fc.constantFrom(...channels),
    isByCookie: fc.boolean(),
    key: mostly('ours', ['missing', 'wrong', 'huge', 'of another']),
    from: fc.constantFrom(...addresses),
    method: mostly(undefined, method),
    body: mostly('whole', ['cut', 'garbage', 'wrong type', 'doubled', 'too long']),
    path: mostly(undefined, segments),
    cookie: mostly('', cookies),
    headers: fc.constantFrom(...headerSets),
  };
  return fc.oneof(
    ...from.endpoints.map((endpoint) =>
      fc.record({
        endpoint: fc.constant(endpoint),
        input: bentInput(endpoint, from.honest(endpoint), { ids: from.ids, hostile }),
        ...how,
      }),
    ),
  );
}

function mostly<const Usual, const Other>(
  usual: Usual,
  others: readonly Other[],
): fc.Arbitrary<Usual | Other> {
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant(usual) },
    { weight: 2, arbitrary: fc.constantFrom(...others) },
  );
}

/** Writes an attempt down as a request. */
export function requestOf(
  attempt: Attempt,
  services: Services,
): { readonly address: string; readonly init: RequestInit } {
  const { endpoint, channel } = attempt;
  const inPath = new Set([...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name));
  const rest = Object.entries(attempt.input).filter(([name]) => !inPath.has(name));
  const method = attempt.method ?? (channel === 'json' ? endpoint.method : htmlMethod(endpoint));
  const isBare = method === 'GET' || method === 'HEAD';
  const headers: Record<string, string> = { ...attempt.headers, ...whoAsks(attempt) };
  const query = new URLSearchParams(isBare || channel === 'page' ? flat(rest) : []);
  if (channel !== 'json' && endpoint.method !== 'GET') query.set('_method', endpoint.method);
  if (channel === 'json') Object.assign(headers, keyHeader(attempt));
  const base = endpoint.wire === undefined && channel === 'json' ? '/api/v1' : '';
  const tail = endpoint.wire === undefined ? '' : `.${endpoint.wire.formats[0]}`;
  const asked = query.size === 0 ? '' : `?${query}`;
  const address = `${base}${pathOf(attempt)}${tail}${asked}`;
  if (isBare) return { address, init: { method, headers } };
  const written = writeBody(attempt, rest, services);
  if (written.type !== undefined) headers['content-type'] = written.type;
  if (attempt.body === 'too long') headers['content-length'] = TOO_LONG;
  return { address, init: { method, headers, body: written.body } };
}

function htmlMethod(endpoint: AnyEndpoint): string {
  return endpoint.method === 'GET' ? 'GET' : 'POST';
}

function pathOf({ endpoint, input, path }: Attempt): string {
  return endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    if (path !== undefined) return path;
    const text = textOf(input[name]).slice(0, 3_000);
    return text === '' ? '%20' : encodeURIComponent(text.toWellFormed());
  });
}

function whoAsks({
  asker,
  isByCookie,
  channel,
  cookie,
}: Attempt): Readonly<Record<string, string>> {
  if (asker.token === undefined) return { cookie: `linli_visitor=${VISITOR}${cookie}` };
  if (isByCookie || channel !== 'json') return { cookie: `linli=${asker.token}${cookie}` };
  return { authorization: `Bearer ${asker.token}` };
}

function keyHeader({ key }: Attempt): Readonly<Record<string, string>> {
  if (key === 'missing') return {};
  if (key === 'huge') return { 'idempotency-key': HUGE_KEY };
  return { 'idempotency-key': key === 'ours' ? crypto.randomUUID() : 'the same' };
}

function formKey({ key, asker }: Attempt, services: Services): string | undefined {
  if (key === 'missing') return undefined;
  if (key === 'wrong') return 'not.a-key';
  if (key === 'huge') return HUGE_KEY;
  const holder = key === 'of another' ? 'somebody else' : (asker.sessionId ?? VISITOR);
  return makeFormKey({ secret: services.secret, holder }, services.clock(), services.randomBytes);
}

type Written = {
  readonly type: string | undefined;
  readonly body: string | FormData | Uint8Array<ArrayBuffer>;
};

function writeBody(
  attempt: Attempt,
  rest: readonly (readonly [string, unknown])[],
  services: Services,
): Written {
  const { channel, body } = attempt;
  if (body === 'garbage') return garbage(channel);
  if (channel === 'json') return misshape(attempt, jsonOf(rest));
  const own = [
    ['_key', formKey(attempt, services)],
    ['_from', attempt.from],
  ] as const;
  const fields = [
    ...flat(rest),
    ...own.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  ];
  const doubled = body === 'doubled' ? [...fields, ...fields] : fields;
  if (channel !== 'multipart') {
    const text = new URLSearchParams(doubled.map(([name, value]) => [name, value])).toString();
    return misshape(attempt, { type: 'application/x-www-form-urlencoded', body: text });
  }
  const form = new FormData();
  for (const [name, value] of doubled) form.append(name, value);
  for (const [name, value] of rest) {
    for (const one of [value].flat()) if (one instanceof Blob) form.append(name, one);
  }
  if (body !== 'cut' && body !== 'wrong type') return { type: undefined, body: form };
  const cut = '--b\r\ncontent-disposition: form-data; name="x"\r\n\r\nhalf of it';
  return {
    type: body === 'cut' ? 'multipart/form-data; boundary=b' : 'multipart/form-data',
    body: cut,
  };
}

function misshape(
  { body }: Attempt,
  written: { readonly type: string; readonly body: string },
): Written {
  if (body === 'cut') return { ...written, body: written.body.slice(0, -3) };
  if (body === 'wrong type') return { ...written, type: 'text/xml; charset=\u00ff' };
  if (body === 'doubled') return { ...written, body: written.body + written.body };
  return written;
}

function garbage(channel: Attempt['channel']): Written {
  const bytes = new Uint8Array([0xff, 0xfe, 0, 0xd8, 0x7b, 0x22, 0xc0, 0x80]);
  const types = {
    page: 'application/x-www-form-urlencoded',
    form: 'application/x-www-form-urlencoded',
    multipart: 'multipart/form-data; boundary=""',
    json: 'application/json',
  };
  return { type: types[channel], body: bytes };
}

/** JSON with each name as it is, `__proto__` too, which an object literal would swallow. */
function jsonOf(rest: readonly (readonly [string, unknown])[]) {
  const fields = rest
    .filter(([, value]) => value !== undefined && !(value instanceof Blob))
    .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value) ?? 'null'}`);
  return { type: 'application/json', body: `{${fields.join(',')}}` };
}

function flat(rest: readonly (readonly [string, unknown])[]): [string, string][] {
  return rest.flatMap(([name, value]) =>
    value === undefined || value instanceof Blob
      ? []
      : [value]
          .flat()
          .slice(0, 500)
          .map((one): [string, string] => [name, textOf(one).slice(0, 20_000)]),
  );
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value instanceof Blob) return '';
  return JSON.stringify(value) ?? '';
}
