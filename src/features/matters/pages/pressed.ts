import { html } from 'hono/html';
import { notice } from '#/platform/http/components/notice.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { words } from '#/platform/http/words/index.ts';

/**
 * Says on top of a page why what was pressed could not be done. A button has no field to say it at,
 * and when somebody else was faster it is not even there any more.
 */
export function pressedRefusal(view: View, drawn: readonly string[] = []): Html | '' {
  const sent = view.form;
  const isOurs = sent?.endpoint.startsWith('matters.') === true;
  if (!isOurs || sent.refusal === undefined || drawn.includes(sent.endpoint)) return '';
  const title = words[view.language].refusalTitle;
  return html`<div role="alert" tabindex="-1" data-focus>
    ${notice({ look: 'warning', title, text: sent.refusal })}
  </div>`;
}

/** Draws a form of one button without what became of it: that is said on top of the page. */
export function unpressed(view: View): View {
  return view.form === undefined ? view : { ...view, form: undefined };
}
