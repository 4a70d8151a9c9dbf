import { html } from 'hono/html';
import type { Html } from '#/platform/http/view.ts';

export type PageHeadSpec = {
  /** The one heading of the page. */
  readonly title: string | Html;
  /** One sentence that says what the page is for. */
  readonly lead?: string | Html | undefined;
  /** The way here, above the heading. */
  readonly above?: Html | '' | undefined;
  /** Tags and facts, below the heading. */
  readonly below?: Html | '' | undefined;
  readonly action?: Html | undefined;
};

/** Opens a page: the way here, its one heading, what it is for. */
export function pageHead(spec: PageHeadSpec): Html {
  return html`${spec.above ?? ''}
    <div class="page-head">
      <div class="page-words">
        <h1>${spec.title}</h1>
        ${spec.lead === undefined ? '' : html`<p class="lead">${spec.lead}</p>`} ${spec.below ?? ''}
      </div>
      ${spec.action === undefined ? '' : html`<div class="page-action">${spec.action}</div>`}
    </div>`;
}

/** Sets a page in two columns on a desk; the right one says who and what next. */
export function columns(main: Html, side: Html): Html {
  return html`<div class="columns">
    <div class="stack">${main}</div>
    <div class="stack">${side}</div>
  </div>`;
}

/** Sets sections below each other at the usual distance. */
export function stack(...sections: readonly (Html | '')[]): Html {
  return html`<div class="stack">${[...sections]}</div>`;
}
