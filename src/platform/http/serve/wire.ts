import type { Context as HonoContext } from 'hono';
import { isWithinScopes, scopeOf } from '#/platform/access/scopes.ts';
import type { AnyEndpoint, Answer, Wire, WireAnswer } from '#/platform/http/endpoint.ts';
import { problemsOf } from '#/platform/http/errors/problems.ts';
import { errorWords } from '#/platform/http/errors/words.ts';
import type { Detail, PlatformRefusal } from '#/platform/http/errors/words.ts';
import type { Outage } from '#/platform/db/outage.ts';
import { MAX_BODY_MEGABYTES, readInput } from '#/platform/http/read-input.ts';
import { carryOut, look } from './carry-out.ts';
import { languageOf } from './cookies.ts';
import { bearerOf, receiveByToken } from './incoming.ts';
import type { Incoming } from './incoming.ts';
import { MAX_KEY, sayRefusal, statusOf } from './json.ts';
import { OUTAGE_STATUS, RETRY_AFTER_SECONDS } from './outage.ts';
import type { AppParts } from './parts.ts';

const MAX_TOKEN = 100;

/** An endpoint with the format it is answered in. */
export type WiredEndpoint = AnyEndpoint & { readonly wire: Wire };

/** Finds the format in which an address is answered, if it is one of somebody else's. */
export function wireAt(endpoints: readonly AnyEndpoint[], path: string): Wire | undefined {
  return endpoints.find(({ wire }) => wire !== undefined && path.startsWith(`${wire.base}/`))?.wire;
}

/** Tells whether an endpoint speaks a format of somebody else's. */
export function isWired(endpoint: AnyEndpoint): endpoint is WiredEndpoint {
  return endpoint.wire !== undefined;
}

/** Lists where an endpoint is mounted; a last part that is named is followed by its format. */
export function wirePaths({ path, wire }: WiredEndpoint): readonly string[] {
  return endsInName(path) ? [path] : wire.formats.map((format) => `${path}.${format}`);
}

/** Answers a program in the format of its address. */
export async function serveWire(
  c: HonoContext,
  parts: AppParts,
  endpoint: WiredEndpoint,
): Promise<Response> {
  const { wire } = endpoint;
  const format = formatOf(wire, c.req.path);
  if (format === undefined) return wireRefusal(c, wire, { code: 'not_found' });
  const input = await readInput(c, paramsOf(c, endpoint, format));
  if (!input.ok) return wireRefusal(c, wire, { code: input.refusal });
  const { [wire.keyField]: sent, ...values } = input.value.values;
  const token = bearerOf(c) ?? tokenOf(sent);
  const incoming = await receiveByToken(c, parts, token);
  // Without a token of theirs nobody's browser can be made to change anything.
  const isOpen = endpoint.method === 'GET' || token !== undefined;
  if (!isOpen || !endpoint.policy.allows(incoming.subject)) {
    const code = incoming.subject.actorId === undefined ? 'sign_in_required' : 'not_allowed';
    return respond(incoming, endpoint, { kind: 'refused', code, detail: {} });
  }
  if (endpoint.method === 'GET') {
    return respond(incoming, endpoint, await look(incoming, endpoint, values));
  }
  if (!isWithinScopes(incoming.subject, endpoint)) {
    const detail = { scope: scopeOf(endpoint) };
    return respond(incoming, endpoint, { kind: 'refused', code: 'scope_missing', detail });
  }
  const key = c.req.header('idempotency-key')?.slice(0, MAX_KEY);
  const request = { values, key: key === '' ? undefined : key };
  return respond(incoming, endpoint, await carryOut(incoming, endpoint, request));
}

const tooLarge = { code: 'too_large', detail: { most: String(MAX_BODY_MEGABYTES) } } as const;

/** Says a no of the platform's own in the format of the address. */
export function wireRefusal(
  c: HonoContext,
  wire: Wire,
  refused: { readonly code: PlatformRefusal; readonly detail?: Detail },
): Response {
  const { code, detail = {} } = refused;
  const sentence = errorWords[languageOf(c)].refusals[code](detail);
  return say(c, wire.refuse(spokenAt(c, wire), refusal(code, [sentence])));
}

/** Says that too much was sent, in the format of the address. */
export function wireTooLarge(c: HonoContext, wire: Wire): Response {
  return wireRefusal(c, wire, tooLarge);
}

/** Tells a fault by its number in the format of the address. */
export function wireFault(c: HonoContext, wire: Wire, reference: string): Response {
  const words = errorWords[languageOf(c)].fault;
  const sentences = [`${words.text} ${words.reference(reference)}`];
  return say(c, wire.refuse(spokenAt(c, wire), { code: 'fault', status: 500, sentences }));
}

/** Tells an outage, and when to try again, in the format of the address. */
export function wireOutage(c: HonoContext, wire: Wire, outage: Outage): Response {
  const { text } = errorWords[languageOf(c)].outages[outage];
  const no = { code: outage, status: OUTAGE_STATUS[outage], sentences: [text] };
  const answer = say(c, wire.refuse(spokenAt(c, wire), no));
  answer.headers.set('retry-after', RETRY_AFTER_SECONDS);
  return answer;
}

function respond(incoming: Incoming, endpoint: WiredEndpoint, answer: Answer): Response {
  const { c, language } = incoming;
  const { wire } = endpoint;
  const format = spokenAt(c, wire);
  if (answer.kind === 'done') return say(c, wire.write(format, answer.encoded()));
  if (answer.kind === 'refused') {
    const sentence = sayRefusal(incoming, endpoint, answer);
    return say(c, wire.refuse(format, refusal(answer.code, [sentence])));
  }
  const sentences = problemsOf(answer.issues, language).map(({ field, text }) =>
    field === '' ? text : `${field}: ${text}`,
  );
  return say(c, wire.refuse(format, { code: 'invalid_input', status: 422, sentences }));
}

function refusal(code: string, sentences: readonly string[]) {
  return { code, status: statusOf(code), sentences };
}

function say(c: HonoContext, { status, mediaType, body }: WireAnswer): Response {
  const headers = { 'content-type': mediaType, 'cache-control': 'no-store' };
  const answer = new Response(body, { status, headers });
  answer.headers.set('vary', 'accept-language');
  answer.headers.set('content-language', languageOf(c));
  return answer;
}

function formatOf(wire: Wire, path: string): string | undefined {
  return wire.formats.find((format) => path.endsWith(`.${format}`));
}

function spokenAt(c: HonoContext, wire: Wire): string {
  return formatOf(wire, c.req.path) ?? wire.formats[0];
}

function paramsOf(
  c: HonoContext,
  { path }: WiredEndpoint,
  format: string,
): Readonly<Record<string, string>> {
  const params: Readonly<Record<string, string>> = c.req.param();
  const last = endsInName(path) ? path.slice(path.lastIndexOf(':') + 1) : undefined;
  if (last === undefined) return params;
  return { ...params, [last]: (params[last] ?? '').slice(0, -format.length - 1) };
}

function endsInName(path: string): boolean {
  return /:\w+$/.test(path);
}

function tokenOf(sent: unknown): string | undefined {
  return typeof sent === 'string' && sent !== '' ? sent.slice(0, MAX_TOKEN) : undefined;
}
