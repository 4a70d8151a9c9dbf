import { html } from 'hono/html';
import type { Html } from '#/platform/http/view.ts';

/** Lets long names break after what joins their parts, so that a phone need not scroll. */
export function breakable(text: string): Html {
  const parts = text.split(/(?<=[/_.|])/);
  return html`${parts.map((part, at) => (at === 0 ? html`${part}` : html`<wbr />${part}`))}`;
}
