import { Hono } from 'hono';
import type { Context as HonoContext } from 'hono';
import { bodyLimit } from 'hono/body-limit';

import { findOutage } from '#/platform/db/outage.ts';
import type { Outage } from '#/platform/db/outage.ts';
import { SCRIPT_TYPE, WORKER_PATH } from './assets.ts';
import { compress } from './compress.ts';
import type { AnyEndpoint, Method } from './endpoint.ts';
import { errorWords } from './errors/words.ts';
import { bringsFiles, takeInPieces } from './form-in-pieces.ts';
import { securityHeadersAt } from './headers.ts';
import { countTraffic } from './metrics.ts';
import { openApiDocument } from './openapi.ts';
import type { OpenApiDocument } from './openapi.ts';
import { MAX_BODY_BYTES, MAX_BODY_MEGABYTES, saysItsLength } from './read-input.ts';
import type { FormState } from './view.ts';
import { serveFault, serveHtml, serveTooLarge, serveUnknown } from './serve/html.ts';
import { languageOf } from './serve/cookies.ts';
import { endReading, isCutOff, receive } from './serve/incoming.ts';
import { faultProblem, newReference, serveJson } from './serve/json.ts';
import { outageProblem, serveOutage } from './serve/outage.ts';
import type { AppParts } from './serve/parts.ts';
import {
  isWired,
  serveWire,
  wireAt,
  wireFault,
  wireOutage,
  wirePaths,
  wireRefusal,
  wireTooLarge,
} from './serve/wire.ts';
import { observe, patternOf, watchers } from './watching.ts';

type Bindings = { readonly Bindings: { readonly form?: FormState } };
type C = HonoContext<Bindings>;

/** Composes the web application from endpoints; all it keeps between requests is their number. */
export function createApp(parts: AppParts): Hono<Bindings> {
  const app = new Hono<Bindings>();
  const traffic = countTraffic();
  // A page that is drawn again within a request is no request of its own.
  const observer = observe(parts, traffic);
  app.use((c, next) => (c.env?.form === undefined ? observer(c, next) : next()));
  app.use(async (c, next) => {
    await next();
    await endReading(c);
  });
  app.use(securityHeadersAt(parts.services.publicUrl));
  app.use(compress);
  const limit = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => refuseTooLarge(c, parts) });
  // A form that says it is too large is answered by the page it stands on, with what was typed.
  app.use((c, next) => {
    if (isApi(c) || wireAt(parts.endpoints, c.req.path) !== undefined) return limit(c, next);
    if (saysItsLength(c)) return next();
    return bringsFiles(c) ? takeInPieces(c, next) : limit(c, next);
  });
  app.route('/', watchers(parts, traffic));
  serveFixed(app, parts);
  for (const one of parts.endpoints.filter(isWired)) {
    app.on(one.method, [...wirePaths(one)], (c) => serveWire(c, parts, one));
  }
  for (const { path, answer } of parts.beside ?? []) app.post(path, (c) => answer(c, parts));
  const ours = parts.endpoints.filter((one) => !isWired(one));
  const byPath = [...Map.groupBy(ours, (one) => one.path)];
  // The router takes the first that fits: `/matters/new` must stand before `/matters/:id`.
  for (const [path, endpoints] of byPath.toSorted(([a], [b]) => comparePaths(a, b))) {
    mount(app, parts, { path, endpoints });
  }
  app.notFound(async (c) => {
    const wire = wireAt(parts.endpoints, c.req.path);
    if (wire !== undefined) return wireRefusal(c, wire, { code: 'not_found' });
    const incoming = await receive(c, parts);
    if (!isApi(c)) return serveUnknown(incoming);
    return c.json({ type: 'about:blank', title: 'Not found', status: 404, code: 'not_found' }, 404);
  });
  app.onError((error, c) => answerFault(parts, c, error));
  return app;
}

/** An outage is told as such; whatever else went wrong is logged whole and told by its number. */
async function answerFault(parts: AppParts, c: C, error: Error): Promise<Response> {
  // Whoever breaks off has the same error as a database that is away, and hears nothing any more.
  if (isCutOff(c)) return c.body(null, 400);
  const outage = await outageOf(parts, error);
  const wire = wireAt(parts.endpoints, c.req.path);
  if (outage !== undefined) {
    parts.log({ level: 'warn', event: outage, path: patternOf(c) });
    if (wire !== undefined) return wireOutage(c, wire, outage);
    return isApi(c) ? outageProblem(c, outage) : serveOutage(c, parts, outage);
  }
  const reference = newReference();
  parts.log({
    level: 'error',
    event: 'fault',
    reference,
    path: patternOf(c),
    error: describe(error),
  });
  if (wire !== undefined) return wireFault(c, wire, reference);
  const incoming = await receive(c, parts).catch(() => undefined);
  if (incoming === undefined || isApi(c)) {
    return faultProblem({ language: languageOf(c) }, reference);
  }
  return serveFault(incoming, reference).catch(() =>
    faultProblem({ language: incoming.language }, reference),
  );
}

/** A database that is away because its disk is full comes back with the room, and not before. */
async function outageOf({ hasRoom }: AppParts, error: Error): Promise<Outage | undefined> {
  const outage = findOutage(error);
  const isFull = outage === 'database_away' && (await hasRoom?.()) === false;
  return isFull ? 'disk_full' : outage;
}

/** What is too large is not read; its sender is told in words, and nothing is half done. */
async function refuseTooLarge(c: HonoContext, parts: AppParts): Promise<Response> {
  const wire = wireAt(parts.endpoints, c.req.path);
  if (wire !== undefined) return wireTooLarge(c, wire);
  const incoming = await receive(c, parts);
  if (!isApi(c)) return serveTooLarge(incoming);
  const detail = errorWords[incoming.language].refusals.too_large({
    most: String(MAX_BODY_MEGABYTES),
  });
  return c.json(
    { type: 'about:blank', title: detail, status: 413, code: 'too_large', detail },
    413,
  );
}

/** What needs neither a reader nor an endpoint. */
function serveFixed(app: Hono<Bindings>, parts: AppParts): void {
  let description: OpenApiDocument | undefined;
  app.get('/openapi.json', (c) => {
    description ??= openApiDocument(parts.endpoints, parts.services.publicUrl, parts.told);
    return c.json(description);
  });
  app.get('/live', async (c) => (await parts.live?.open(c, parts)) ?? c.body(null, 204));
  app.get('/assets/:name', (c) => {
    const asset = parts.assets.byPath.get(c.req.path);
    if (asset === undefined) return c.text('404', 404);
    c.header('content-type', asset.mediaType);
    c.header('cache-control', 'public, max-age=31536000, immutable');
    return c.body(asset.text);
  });
  app.get(WORKER_PATH, (c) => {
    if (parts.assets.worker === undefined) return c.text('404', 404);
    c.header('content-type', SCRIPT_TYPE);
    c.header('cache-control', 'no-cache');
    return c.body(parts.assets.worker);
  });
}

/**
 * Mounts all endpoints of one path. A form can only send GET and POST, so a POST with `_method`
 * reaches the endpoint of that method.
 */
function mount(
  app: Hono<Bindings>,
  parts: AppParts,
  at: { readonly path: string; readonly endpoints: readonly AnyEndpoint[] },
): void {
  const byMethod = new Map<Method, AnyEndpoint>(at.endpoints.map((one) => [one.method, one]));
  if (byMethod.size !== at.endpoints.length) throw new Error(`Two endpoints share ${at.path}`);
  for (const one of at.endpoints) {
    app.on(one.method, `/api/v1${at.path}`, async (c) =>
      serveJson(await receive(c, parts), one, c.req.param()),
    );
  }
  app.on(['GET', 'POST'], at.path, async (c) => {
    const method = wantedMethod(c);
    const endpoint = byMethod.get(method);
    const incoming = await receive(c, parts);
    if (endpoint === undefined) return serveUnknown(incoming);
    const redraw = (address: string, form: FormState) => redrawAt(app, c, { address, form });
    const form = c.env?.form;
    return serveHtml({ incoming, endpoint, params: c.req.param(), form, redraw });
  });
}

/** Orders literal segments before parameters. */
function comparePaths(a: string, b: string): number {
  const rank = (path: string) => path.replaceAll(/:\w+/g, '~');
  return rank(a) < rank(b) ? -1 : 1;
}

function wantedMethod(c: C): Method {
  if (c.req.method !== 'POST') return 'GET';
  const named = c.req.query('_method');
  return named === 'PUT' || named === 'PATCH' || named === 'DELETE' ? named : 'POST';
}

async function redrawAt(
  app: Hono<Bindings>,
  c: C,
  wanted: { readonly address: string; readonly form: FormState },
): Promise<Response> {
  const headers = new Headers();
  for (const name of ['cookie', 'accept-language', 'user-agent', 'authorization']) {
    const value = c.req.header(name);
    if (value !== undefined) headers.set(name, value);
  }
  const request = new Request(new URL(wanted.address, c.req.url), { headers });
  return app.fetch(request, { form: wanted.form });
}

function isApi(c: HonoContext): boolean {
  return c.req.path.startsWith('/api/v1/');
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by ${describe(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
