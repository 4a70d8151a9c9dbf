import { createHash, randomUUID } from 'node:crypto';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { refusalFor } from '#/platform/access/strength.ts';
import { isWithinScopes, scopeOf } from '#/platform/access/scopes.ts';
import type { AnyEndpoint, Answer } from '#/platform/http/endpoint.ts';
import { problemsOf } from '#/platform/http/errors/problems.ts';
import type { Detail } from '#/platform/http/errors/words.ts';
import { errorWords, isPlatformRefusal, refusalStatus } from '#/platform/http/errors/words.ts';
import { isFromOurPages } from '#/platform/http/headers.ts';
import { readInput } from '#/platform/http/read-input.ts';
import { carryOut, look } from './carry-out.ts';
import { isUnchanged } from './if-match.ts';
import { bringsHolder } from './incoming.ts';
import type { Incoming } from './incoming.ts';
import { linkTo, namesTag, readLimit, represent } from './represent.ts';

/** The greatest length of a key under which an outcome is kept. */
export const MAX_KEY = 200;

/** Answers a request under `/api/v1`: JSON, or an RFC 9457 problem. */
export async function serveJson(
  incoming: Incoming,
  endpoint: AnyEndpoint,
  params: Readonly<Record<string, string>>,
): Promise<Response> {
  const { c, subject } = incoming;
  if (!endpoint.policy.allows(subject)) {
    const code = subject.actorId === undefined ? 'sign_in_required' : 'not_allowed';
    const told = refusalFor(subject, code);
    return refusalProblem(incoming, endpoint, { code: told, detail: {} });
  }
  if (!isWithinScopes(subject, endpoint)) {
    const detail = { scope: scopeOf(endpoint) };
    return refusalProblem(incoming, endpoint, { code: 'scope_missing', detail });
  }
  const input = await readInput(c, params);
  if (!input.ok) return refusalProblem(incoming, endpoint, { code: input.refusal, detail: {} });
  const { values } = input.value;
  if (endpoint.method === 'GET') return serveReading(incoming, endpoint, values);
  const key = c.req.header('idempotency-key');
  if (key === undefined || key === '' || key.length > MAX_KEY) {
    return refusalProblem(incoming, endpoint, { code: 'key_missing', detail: {} });
  }
  if (incoming.isByCookie && !isFromOurPages(c.req.raw.headers, ownOrigins(incoming))) {
    return refusalProblem(incoming, endpoint, { code: 'not_allowed', detail: {} });
  }
  const seen = c.req.header('if-match');
  const precondition =
    seen === undefined ? undefined : isUnchanged(incoming, endpoint, { params, seen });
  const keyHolder = bringsHolder(incoming) ? incoming.holder : senderOf(incoming, values);
  const request = { values, key, keyHolder, precondition };
  return respond(incoming, endpoint, await carryOut(incoming, endpoint, request));
}

/**
 * A program that is nobody and keeps no cookie is known by the network it comes from and by what it
 * sends: the same request again has the same outcome, and nobody else's has.
 */
function senderOf({ client }: Incoming, values: unknown): string {
  const sent = createHash('sha256').update(JSON.stringify(values)).digest('base64url');
  return `${client.address} ${sent}`;
}

/** Answers with one page and its tag; who has seen it already is told just that. */
async function serveReading(
  incoming: Incoming,
  endpoint: AnyEndpoint,
  values: unknown,
): Promise<Response> {
  const { c, parts } = incoming;
  const url = new URL(c.req.url);
  const limit = readLimit(url);
  if (!limit.success) {
    return respond(incoming, endpoint, { kind: 'invalid', issues: limit.error.issues });
  }
  const answer = await look(incoming, endpoint, values);
  if (answer.kind !== 'done') return respond(incoming, endpoint, answer);
  const made = represent(endpoint, answer.encoded(), { secret: parts.services.secret, url });
  if (!made.ok) return refusalProblem(incoming, endpoint, { code: made.refusal, detail: {} });
  const { text, tag, next } = made.value;
  const headers = new Headers({
    etag: tag,
    // It is theirs alone, and each time it is asked whether it still holds.
    'cache-control': 'private, no-cache',
    vary: 'Accept-Language, Authorization, Cookie',
    ...(next === undefined ? {} : { link: linkTo(url, next) }),
  });
  const seen = c.req.header('if-none-match');
  if (seen !== undefined && namesTag(seen, tag)) {
    return c.body(null, 304, Object.fromEntries(headers));
  }
  headers.set('content-type', 'application/json');
  return c.body(text, 200, Object.fromEntries(headers));
}

/** Lists the addresses under which our own pages may have been opened. */
export function ownOrigins(incoming: Incoming): readonly string[] {
  return [new URL(incoming.c.req.url).origin, incoming.parts.services.publicUrl];
}

function respond(incoming: Incoming, endpoint: AnyEndpoint, answer: Answer): Response {
  const { c, language } = incoming;
  if (answer.kind === 'done') return c.json(answer.encoded() ?? null);
  if (answer.kind === 'refused') {
    const code = refusalFor(incoming.subject, answer.code);
    return refusalProblem(incoming, endpoint, { ...answer, code });
  }
  const errors = problemsOf(answer.issues, language).map((problem) => ({
    pointer: `/${problem.field.replaceAll('.', '/')}`,
    detail: problem.text,
  }));
  const title = errorWords[language].invalidTitle;
  return problem({ type: 'about:blank', title, status: 422, code: 'invalid_input', errors });
}

function refusalProblem(
  incoming: Incoming,
  endpoint: AnyEndpoint,
  refused: { readonly code: string; readonly detail: Detail },
): Response {
  return problem({
    type: 'about:blank',
    title: errorWords[incoming.language].refusedTitle,
    status: statusOf(refused.code),
    code: refused.code,
    detail: sayRefusal(incoming, endpoint, refused),
  });
}

/** Finds the status of a refusal: the platform's own, or 409 for a feature's. */
export function statusOf(code: string): ContentfulStatusCode {
  return isPlatformRefusal(code) ? refusalStatus[code] : 409;
}

/** What keeps somebody out, wherever it is said. */
const GUARDING: ReadonlySet<string> = new Set([
  'not_allowed',
  'scope_missing',
  'strength_required',
  'too_many_requests',
  'form_expired',
]);

/**
 * Says a refusal: in the feature's words first, then the platform's. One that keeps somebody out,
 * or was counted, is logged by what was tried and why not, never by whom.
 */
export function sayRefusal(
  { parts, language }: Pick<Incoming, 'parts' | 'language'>,
  endpoint: AnyEndpoint,
  refused: { readonly code: string; readonly detail: Detail },
): string {
  if (endpoint.countsRefusals || GUARDING.has(refused.code)) {
    const { name } = endpoint;
    parts.log({ level: 'warn', event: 'refused', endpoint: name, code: refused.code });
  }
  const own = endpoint.words[language].refusals[refused.code];
  if (own !== undefined) return own(refused.detail);
  if (isPlatformRefusal(refused.code)) {
    return errorWords[language].refusals[refused.code](refused.detail);
  }
  throw new Error(`${endpoint.name} refused with ${refused.code}, which has no sentence`);
}

/** Makes an answer of RFC 9457. */
export function problem(body: {
  readonly status: number;
  readonly [field: string]: unknown;
}): Response {
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
  });
}

/** Answers a fault in JSON: a reference and nothing of what went wrong. */
export function faultProblem(incoming: Pick<Incoming, 'language'>, reference: string): Response {
  const words = errorWords[incoming.language].fault;
  return problem({
    type: 'about:blank',
    title: words.title,
    status: 500,
    detail: words.text,
    reference,
  });
}

/** Makes the reference by which a fault is found in the log. */
export function newReference(): string {
  return randomUUID().slice(0, 8);
}
