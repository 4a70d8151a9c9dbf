import { html } from 'hono/html';
import type { Html, View } from '#/platform/http/view.ts';
import { words } from '#/platform/http/words/index.ts';
import { icon } from './icon.ts';

/**
 * Stands ready to say that there is something new on this page. It lies over the page, so that
 * nothing moves and nothing that was typed is lost; whoever has no script opens the page again.
 */
export function liveLine(view: View, marks: readonly string[]): Html {
  const { live } = words[view.language];
  return html`<div
    class="live"
    role="status"
    data-live="${view.address}"
    data-marks="${marks.join(' ')}"
    data-one="${live.one}"
    data-many="${live.many('{n}')}"
    data-changed="${live.changed}"
  >
    <a class="button quiet" href="${view.address}" hidden
      >${icon('info')}<span></span><b>${live.show}</b></a
    >
  </div>`;
}
