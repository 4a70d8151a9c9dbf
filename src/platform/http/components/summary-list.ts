import { html } from 'hono/html';
import type { Language } from '#/platform/i18n/language.ts';
import type { Html } from '#/platform/http/view.ts';
import { words } from '#/platform/http/words/index.ts';

export type SummaryRow = {
  readonly label: string;
  readonly value: string | Html;
  /** Where this one answer is changed; the others stay. */
  readonly change?: string | undefined;
};

/** Shows answers to be checked before they are sent, or the facts of a thing, one a row. */
export function summaryList(language: Language, rows: readonly SummaryRow[]): Html {
  return html`<dl class="facts">
    ${rows.map(
      (row) =>
        html`<div class="fact">
          <dt>${row.label}</dt>
          <dd>${row.value}</dd>
          ${row.change === undefined ? '' : changeLink(language, row.change, row.label)}
        </div>`,
    )}
  </dl>`;
}

function changeLink(language: Language, address: string, label: string): Html {
  return html`<dd class="fact-change">
    <a href="${address}">${words[language].change}<span class="unseen"> ${label}</span></a>
  </dd>`;
}
