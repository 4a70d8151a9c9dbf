import { html } from 'hono/html';
import type { Html } from '#/platform/http/view.ts';
import type { ReviewShown } from '#/features/moderation/routes/shapes.ts';

/** Sets words as they were written, line by line. */
export function written({ title, body }: ReviewShown['words']): Html {
  const lines = body.split('\n').filter((line) => line.trim() !== '');
  return html`<div class="prose">
    ${title === undefined ? '' : html`<p><b>${title}</b></p>`}
    ${lines.map((line) => html`<p>${line}</p>`)}
  </div>`;
}
