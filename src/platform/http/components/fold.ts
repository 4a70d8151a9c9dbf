import { html } from 'hono/html';
import type { Html } from '#/platform/http/view.ts';
import { attributes } from './attributes.ts';
import { icon } from './icon.ts';

/** Folds away what few need, under a line that says what it is; it opens without a script. */
export function fold(summary: string | Html, body: Html): Html {
  return folded(summary, body, {});
}

/** Shows unfolded what is in use just now, such as a search that has found something. */
export function openFold(summary: string | Html, body: Html): Html {
  return folded(summary, body, { open: true });
}

function folded(summary: string | Html, body: Html, state: { readonly open?: true }): Html {
  return html`<details class="fold" ${attributes(state)}>
    <summary class="fold-line">${icon('chevron')}<span>${summary}</span></summary>
    <div class="fold-body">${body}</div>
  </details>`;
}
