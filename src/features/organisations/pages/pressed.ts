import { html } from 'hono/html';
import { notice } from '#/platform/http/components/notice.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { words } from '#/platform/http/words/index.ts';

/**
 * Says on top of a page why what was sent could not be done, where the form it was sent from does
 * not say it: it has one button and nothing typed, or somebody else was faster and it is not drawn
 * any more. Forms that are drawn with what was typed say it themselves.
 */
export function pressedRefusal(view: View, drawn: readonly string[]): Html | '' {
  const sent = view.form;
  if (sent?.refusal === undefined || drawn.includes(sent.endpoint)) return '';
  const title = words[view.language].refusalTitle;
  return html`<div role="alert" tabindex="-1" data-focus>
    ${notice({ look: 'warning', title, text: sent.refusal })}
  </div>`;
}

/** Draws a form of one button without what became of it: that is said on top of the page. */
export function unpressed(view: View): View {
  return view.form === undefined ? view : { ...view, form: undefined };
}
