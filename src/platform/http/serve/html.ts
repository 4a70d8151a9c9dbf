import { createHash } from 'node:crypto';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { hasRestingOffice, refusalFor, STRENGTHEN } from '#/platform/access/strength.ts';
import { makeContext } from '#/platform/action/make-context.ts';
import type { AnyEndpoint, Answer, RawBody } from '#/platform/http/endpoint.ts';
import { problemsOf } from '#/platform/http/errors/problems.ts';
import { errorWords } from '#/platform/http/errors/words.ts';
import type { Detail } from '#/platform/http/errors/words.ts';
import { errorPage } from '#/platform/http/error-page.ts';
import { isFromOurPages } from '#/platform/http/headers.ts';
import { isFormKey } from '#/platform/http/keys.ts';
import { layout } from '#/platform/http/layout.ts';
import { findParkedForm, parkForm } from '#/platform/http/parked.ts';
import {
  MAX_BODY_MEGABYTES,
  isOwnAddress,
  readInput,
  readTypedInput,
  saysTooLarge,
  typedValues,
} from '#/platform/http/read-input.ts';
import type { RawInput } from '#/platform/http/read-input.ts';
import { AS_FIELD, readListFormat } from '#/platform/http/table.ts';
import type { FormState, Page } from '#/platform/http/view.ts';
import { carryOut, look } from './carry-out.ts';
import { answerOneClick, isOneClick } from './one-click.ts';
import { keepPreference, keepSession, leaveNotice } from './cookies.ts';
import { makeView } from './incoming.ts';
import type { Incoming } from './incoming.ts';
import { ownOrigins, sayRefusal, statusOf } from './json.ts';
import { writeTable } from './take-away.ts';

/** Draws the page at an address again, for the same reader, with the form as it was sent. */
export type Redraw = (address: string, form: FormState) => Promise<Response>;

export type HtmlRequest = {
  readonly incoming: Incoming;
  readonly endpoint: AnyEndpoint;
  readonly params: Readonly<Record<string, string>>;
  /** The form to show again, when this request is such a redrawing. */
  readonly form: FormState | undefined;
  readonly redraw: Redraw;
};

const MS_PER_SECOND = 1_000;

type Refused = { readonly code: string; readonly detail: Detail };

const tooLarge = {
  code: 'too_large',
  detail: { most: String(MAX_BODY_MEGABYTES) },
} as const satisfies Refused;

/** Answers a request for a page or from a form. */
export async function serveHtml(request: HtmlRequest): Promise<Response> {
  const { incoming, endpoint } = request;
  if (incoming.c.req.method === 'POST' && saysTooLarge(incoming.c)) return giveBack(request);
  const input = await readInput(incoming.c, request.params);
  if (!input.ok) return showRefusal(request, { code: input.refusal, detail: {} });
  if (!endpoint.policy.allows(incoming.subject)) return turnAway(request, input.value);
  if (endpoint.method === 'GET') return serveGet(request, input.value);
  return serveForm(request, input.value);
}

async function serveGet(request: HtmlRequest, input: RawInput): Promise<Response> {
  const { incoming, endpoint } = request;
  // What stands around a page is read beside it; who draws the page hears of a fault.
  if (endpoint.kind === 'reading') incoming.loadFrame().catch(() => {});
  const format = endpoint.hasTable ? readListFormat(incoming.c.req.query(AS_FIELD)) : undefined;
  const values = format === undefined ? input.values : { ...input.values, ...endpoint.tableAsks };
  const answer =
    endpoint.kind === 'entering'
      ? await carryOut(incoming, endpoint, { values, key: undefined })
      : await look(incoming, endpoint, values);
  if (answer.kind === 'refused') {
    return isToConfirm(incoming, answer) ? turnAway(request, input) : showRefusal(request, answer);
  }
  if (answer.kind === 'invalid') return showRefusal(request, { code: 'not_found', detail: {} });
  if (answer.onward) return goOn(request, answer, undefined);
  if (answer.send) return send(incoming.c, answer.send());
  const form = request.form ?? (await parkedForm(incoming));
  const view = await makeView(incoming, form);
  if (answer.page === undefined) throw new Error(`${endpoint.name} has nothing to show`);
  const table = answer.table?.(view);
  if (table !== undefined && format !== undefined) {
    const listing = { incoming, endpoint, values, view };
    return send(incoming.c, await writeTable(listing, table, format));
  }
  const isTakenAway = table !== undefined && table.rows.length > 0;
  return draw(request, { view, page: { ...answer.page(view), isTakenAway }, status: 200 });
}

async function parkedForm(incoming: Incoming): Promise<FormState | undefined> {
  const id = incoming.c.req.query('_parked');
  return id === undefined ? undefined : findParkedForm(incoming.parts.db, id, incoming.now);
}

async function serveForm(request: HtmlRequest, input: RawInput): Promise<Response> {
  const { incoming, endpoint } = request;
  if (isOneClick(endpoint, input.values)) return answerOneClick(incoming, endpoint, input.values);
  const maker = { secret: incoming.parts.services.secret, holder: incoming.holder };
  const isOurs =
    isFromOurPages(incoming.c.req.raw.headers, ownOrigins(incoming)) &&
    isFormKey(maker, input.key, incoming.now);
  if (!isOurs) return showForm(request, input, { code: 'form_expired', detail: {} });
  const answer = await carryOut(incoming, endpoint, { values: input.values, key: input.key });
  if (answer.kind === 'done') return goOn(request, answer, input.from);
  if (answer.kind === 'refused') {
    return isToConfirm(incoming, answer)
      ? turnAway(request, input)
      : showForm(request, input, answer);
  }
  return showProblems(request, input, answer);
}

/** Takes nothing of a form that is too large, and gives back all of it but the files. */
async function giveBack(request: HtmlRequest): Promise<Response> {
  const { incoming, endpoint } = request;
  const input = await readTypedInput(incoming.c, request.params);
  if (!endpoint.policy.allows(incoming.subject)) return turnAway(request, input);
  return showForm(request, input, tooLarge);
}

/** Sends the reader on after something was done; a reload of the next page repeats nothing. */
function goOn(request: HtmlRequest, answer: Answer, from: string | undefined): Response {
  const { c, language } = request.incoming;
  if (answer.kind !== 'done' || answer.onward === undefined) {
    throw new Error(`${request.endpoint.name} leads nowhere`);
  }
  const onward = answer.onward(language);
  if (onward.session !== undefined) keepSession(request.incoming, onward.session);
  for (const [name, value] of Object.entries(onward.preferences ?? {})) {
    keepPreference(request.incoming, { name, value });
  }
  if (onward.notice !== undefined) leaveNotice(request.incoming, onward.notice);
  const back = isOwnAddress(from) ? from : '/';
  return c.redirect(onward.to === 'back' ? back : onward.to, 303);
}

/** Shows the same form again with the sentence of the refusal and all that was typed. */
async function showForm(request: HtmlRequest, input: RawInput, refused: Refused) {
  const { endpoint, incoming } = request;
  const refusal = sayRefusal(incoming, endpoint, refused);
  const values = typedValues(input.values);
  const form = { endpoint: endpoint.name, values, problems: [], refusal };
  return redrawOr(request, input, { form, refused });
}

/** Shows the same form again with a sentence at each field that is wrong. */
async function showProblems(
  request: HtmlRequest,
  input: RawInput,
  answer: Extract<Answer, { kind: 'invalid' }>,
) {
  const { endpoint, incoming } = request;
  const problems = problemsOf(answer.issues, incoming.language);
  const values = typedValues(input.values);
  const form = { endpoint: endpoint.name, values, problems, refusal: undefined };
  return redrawOr(request, input, { form, refused: undefined });
}

async function redrawOr(
  request: HtmlRequest,
  input: RawInput,
  shown: { readonly form: FormState; readonly refused: Refused | undefined },
): Promise<Response> {
  const status = shown.refused === undefined ? 422 : statusOf(shown.refused.code);
  if (isOwnAddress(input.from)) {
    const redrawn = await request.redraw(input.from, shown.form);
    if (redrawn.status === 200)
      return new Response(redrawn.body, { status, headers: redrawn.headers });
  }
  const view = await makeView(request.incoming, shown.form);
  return draw(request, {
    view,
    page: errorPage(view, { code: 'invalid_input', ...shown }),
    status,
  });
}

function isToConfirm({ subject }: Incoming, { code }: Refused): boolean {
  return refusalFor(subject, code) === 'strength_required';
}

/**
 * Asks a visitor to sign in, and one whose office rests to confirm, keeping what they typed; tells
 * others that it is not for them.
 */
async function turnAway(request: HtmlRequest, input: RawInput): Promise<Response> {
  const { incoming, endpoint } = request;
  const isVisitor = incoming.subject.actorId === undefined;
  if (!isVisitor && !hasRestingOffice(incoming.subject)) {
    return showRefusal(request, { code: 'not_allowed', detail: {} });
  }
  const way = isVisitor ? '/sign-in' : STRENGTHEN;
  const back = endpoint.method === 'GET' ? incoming.address : input.from;
  const next = isOwnAddress(back) ? back : '/';
  if (endpoint.method === 'GET') {
    return incoming.c.redirect(`${way}?next=${encodeURIComponent(next)}`, 303);
  }
  const parked = await parkForm(
    makeContext({
      db: incoming.parts.db,
      subject: incoming.subject,
      language: incoming.language,
      services: incoming.parts.services,
    }),
    { endpoint: endpoint.name, address: next, values: typedValues(input.values) },
  );
  const filled = new URL(next, 'http://own');
  filled.searchParams.set('_parked', parked);
  const address = encodeURIComponent(filled.pathname + filled.search);
  return incoming.c.redirect(`${way}?kept=1&next=${address}`, 303);
}

/** A page of its own for a refusal that has no form to go back to. */
async function showRefusal(request: HtmlRequest, refused: Refused): Promise<Response> {
  const view = await makeView(request.incoming, undefined);
  const refusal = sayRefusal(request.incoming, request.endpoint, refused);
  const form = { endpoint: request.endpoint.name, values: {}, problems: [], refusal };
  const page = errorPage(view, { code: refused.code, form });
  return draw(request, { view, page, status: statusOf(refused.code) });
}

async function draw(
  request: Pick<HtmlRequest, 'incoming'>,
  drawn: {
    readonly view: Parameters<typeof layout>[0];
    readonly page: Page;
    readonly status: ContentfulStatusCode;
  },
): Promise<Response> {
  const { c } = request.incoming;
  const text = await layout(drawn.view, drawn.page);
  c.header('cache-control', 'no-store');
  return c.html(text, drawn.status);
}

function send(c: Incoming['c'], raw: RawBody): Response {
  if (raw.changedAt !== undefined) return sendIfNew(c, raw, raw.changedAt);
  const headers = new Headers({
    'content-type': raw.mediaType,
    'cache-control': raw.isImmutable ? 'private, max-age=31536000, immutable' : 'no-store',
  });
  if (raw.fileName !== undefined) {
    const name = encodeURIComponent(raw.fileName);
    headers.set('content-disposition', `attachment; filename*=UTF-8''${name}`);
  }
  return new Response(raw.body, { headers });
}

/** Sends what is asked for again and again only if it is not what the reader has already. */
function sendIfNew(c: Incoming['c'], raw: RawBody, changedAt: Temporal.Instant): Response {
  const digest = createHash('sha256').update(raw.body).digest('base64url');
  // Weak, because it may be sent compressed or not.
  const etag = `W/"${digest}"`;
  const headers = {
    etag,
    'last-modified': new Date(changedAt.epochMilliseconds).toUTCString(),
    'cache-control': 'private, no-cache',
    vary: 'accept-language, cookie',
  };
  const known = c.req.header('if-none-match');
  const isKnown =
    known === undefined
      ? isSince(changedAt, c.req.header('if-modified-since'))
      : known.split(',').some((one) => one.trim() === etag || one.trim() === '*');
  if (isKnown) return new Response(null, { status: 304, headers });
  return new Response(raw.body, { headers: { ...headers, 'content-type': raw.mediaType } });
}

/** A moment in a header has no fractions of a second. */
function isSince(changedAt: Temporal.Instant, header: string | undefined): boolean {
  const since = Date.parse(header ?? '');
  return Math.floor(changedAt.epochMilliseconds / MS_PER_SECOND) * MS_PER_SECOND <= since;
}

/** Shows the page of an address that leads nowhere. */
export async function serveUnknown(incoming: Incoming): Promise<Response> {
  const view = await makeView(incoming, undefined);
  return draw({ incoming }, { view, page: errorPage(view, { code: 'not_found' }), status: 404 });
}

/** Says that what was sent is too large to be read at all. */
export async function serveTooLarge(incoming: Incoming): Promise<Response> {
  const view = await makeView(incoming, undefined);
  const refusal = errorWords[incoming.language].refusals.too_large(tooLarge.detail);
  const form = { endpoint: '', values: {}, problems: [], refusal };
  return draw(
    { incoming },
    { view, page: errorPage(view, { code: 'too_large', form }), status: 413 },
  );
}

/** Shows the page of a fault: a reference, the telephone, nothing of what went wrong. */
export async function serveFault(incoming: Incoming, reference: string): Promise<Response> {
  const view = await makeView(incoming, undefined);
  return draw(
    { incoming },
    { view, page: errorPage(view, { code: 'fault', reference }), status: 500 },
  );
}
