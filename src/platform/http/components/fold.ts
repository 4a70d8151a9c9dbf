import { html } from 'hono/html';
import type { Html } from '#/platform/http/view.ts';
import { icon } from './icon.ts';

/** Folds away what few need, under a line that says what it is; it opens without a script. */
export function fold(summary: string | Html, body: Html): Html {
  return html`<details class="fold">
    <summary class="fold-line">${icon('chevron')}<span>${summary}</span></summary>
    <div class="fold-body">${body}</div>
  </details>`;
}
