import type { Context as HonoContext } from 'hono';
import { html } from 'hono/html';
import type { Outage } from '#/platform/db/outage.ts';
import { actions, primaryLink, submitButton } from '#/platform/http/components/button.ts';
import { hiddenField } from '#/platform/http/components/form.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { errorWords } from '#/platform/http/errors/words.ts';
import { layout } from '#/platform/http/layout.ts';
import { readInput, typedValues } from '#/platform/http/read-input.ts';
import type { RawInput } from '#/platform/http/read-input.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { languageOf } from './cookies.ts';
import { makeBareView } from './incoming.ts';
import { problem } from './json.ts';
import type { AppParts } from './parts.ts';

/** 503 and 507 of RFC 9110 and RFC 4918: the server cannot, and has no room. */
export const OUTAGE_STATUS = { database_away: 503, disk_full: 507 } as const;
/** When a program may try again. */
export const RETRY_AFTER_SECONDS = '10';

/** Answers a program during an outage: what is wrong, and when to try again. */
export function outageProblem(c: HonoContext, outage: Outage): Response {
  const { title, text } = errorWords[languageOf(c)].outages[outage];
  const status = OUTAGE_STATUS[outage];
  const answer = problem({ type: 'about:blank', title, status, code: outage, detail: text });
  answer.headers.set('retry-after', RETRY_AFTER_SECONDS);
  return answer;
}

/**
 * Draws a page without asking the database anything. A form that was sent stands in it whole and
 * can be sent again with the key it had, so that it is done once even if it was done already.
 */
export async function serveOutage(
  c: HonoContext,
  parts: AppParts,
  outage: Outage,
): Promise<Response> {
  const view = makeBareView(c, parts);
  const sent = c.req.method === 'POST' ? await readInput(c, {}) : undefined;
  const page = outagePage(view, outage, sent?.ok === true ? sent.value : undefined);
  c.header('retry-after', RETRY_AFTER_SECONDS);
  c.header('cache-control', 'no-store');
  return c.html(layout(view, page), OUTAGE_STATUS[outage]);
}

function outagePage(view: View, outage: Outage, sent: RawInput | undefined): Page {
  const words = errorWords[view.language];
  const { title, text } = words.outages[outage];
  return {
    title,
    section: 'none',
    width: 'column',
    body: stack(
      pageHead({ title }),
      html`<p>${text}</p>`,
      ...(sent === undefined
        ? [actions(primaryLink({ label: words.outage.reload, address: view.address }))]
        : sendAgain(view, sent)),
    ),
  };
}

function sendAgain(view: View, sent: RawInput): readonly (Html | '')[] {
  const words = errorWords[view.language];
  const typed = Object.entries(typedValues(sent.values)).flatMap(([name, value]) =>
    [value].flat().map((text) => ({ name, text })),
  );
  const own = Object.entries({ _key: sent.key, _from: sent.from });
  return [
    html`<p>${words.outage.kept}</p>`,
    holdsFile(sent) ? html`<p>${words.outage.photos}</p>` : '',
    html`<form method="post" action="${view.address}">
      ${own.map(([name, value]) => (value === undefined ? '' : hiddenField(name, value)))}
      ${typed.map(({ name, text }) => hiddenField(name, text))}
      ${actions(submitButton({ label: words.outage.again }))}
    </form>`,
    ...typed
      .filter(({ text }) => isProse(text))
      .map(({ text }) => html`<blockquote class="typed">${text}</blockquote>`),
  ];
}

function holdsFile(sent: RawInput): boolean {
  return Object.values(sent.values)
    .flat()
    .some((value) => value instanceof File);
}

/** What somebody wrote in sentences; a choice or a number says nothing without its question. */
function isProse(text: string): boolean {
  return /[^ -~\s]|\S\s+\S/.test(text);
}
