import { html } from 'hono/html';
import { backLink, dataTable, pageHead, panel, stack } from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { sentIn } from '#/features/reference/model.ts';
import type { Field } from '#/features/reference/model.ts';
import { referenceWords } from '#/features/reference/words/index.ts';
import type { ReferenceWords } from '#/features/reference/words/index.ts';
import type { Operation } from '#/features/reference/routes.ts';
import { breakable } from './breakable.ts';

/** Draws one request: who may, what it takes, what it answers, when it says no, an example. */
export function operationPage(view: View, shown: Operation): Page {
  const say = referenceWords[view.language];
  const title = `${shown.method} ${shown.path}`;
  const bySignIn = shown.scope === undefined ? say.noScope : say.scope(shown.scope);
  const who = shown.needsToken ? `${say.forSignedIn} · ${bySignIn}` : say.forAll;
  return {
    title,
    section: 'none',
    width: 'column',
    body: stack(
      pageHead({
        title: html`<code>${breakable(title)}</code>`,
        lead: html`<span lang="en">${shown.summary}</span>`,
        above: backLink(say.back, '/api'),
        below: html`<p>${who}</p>`,
      }),
      panel({ title: say.example }, html`<pre class="command"><code>${shown.example}</code></pre>`),
      panel({ title: say.takes }, parameterTable(say, shown)),
      panel({ title: say.answers }, answerTable(say, shown)),
      panel({ title: say.refusesTitle }, refusalTable(view, shown)),
    ),
  };
}

function parameterTable(say: ReferenceWords, { parameters, isPaged }: Operation): Html {
  const tables = sentIn
    .map((at) => ({ at, own: parameters.filter((one) => one.in === at) }))
    .filter(({ own }) => own.length > 0)
    .map(({ at, own }) =>
      dataTable({
        caption: say.places[at],
        columns: [{ label: say.columns.name }, { label: say.columns.type }],
        rows: own.map((one) => fieldRow({ ...one, depth: 0 })),
      }),
    );
  const legend = parameters.every((one) => one.isRequired) ? '' : html`<p>${say.optional}</p>`;
  return html`${tables.length === 0 ? html`<p>${say.takesNothing}</p>` : tables} ${legend}
  ${isPaged ? html`<p>${say.paged}</p>` : ''}`;
}

function fieldRow({ name, depth, type, isRequired }: Field): readonly Html[] {
  return [
    html`<code>${'· '.repeat(depth)}${breakable(name)}${isRequired ? '' : '?'}</code>`,
    html`<code>${breakable(type)}</code>`,
  ];
}

/** A field within another stands further in. */
function answerTable(say: ReferenceWords, { answer }: Operation): Html {
  if (answer.length === 0) return html`<p>${say.answersNothing}</p>`;
  return dataTable({
    caption: say.answers,
    isCaptionUnseen: true,
    columns: [{ label: say.columns.name }, { label: say.columns.type }],
    rows: answer.map(fieldRow),
  });
}

function refusalTable(view: View, { refusals }: Operation): Html {
  const say = referenceWords[view.language];
  if (refusals.length === 0) return html`<p>${say.refusesNothing}</p>`;
  return dataTable({
    caption: say.refusesTitle,
    isCaptionUnseen: true,
    columns: [{ label: say.columns.code }, { label: say.columns.says }],
    rows: refusals.map(({ code, says }) => [
      html`<code>${breakable(code)}</code>`,
      nameIn(says, view.language),
    ]),
  });
}
