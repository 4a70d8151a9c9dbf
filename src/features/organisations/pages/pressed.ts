import { html } from 'hono/html';
import { notice } from '#/platform/http/components/notice.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { words } from '#/platform/http/words/index.ts';

/** Forms of one button: nothing is typed in them that an answer could stand beside. */
const ofOneButton = new Set(['organisations.close', 'organisations.remove_member']);

/**
 * Says on top of a page why what was pressed could not be done. When somebody else was faster, the
 * button is not even there any more.
 */
export function pressedRefusal(view: View): Html | '' {
  const sent = view.form;
  if (sent?.refusal === undefined || !ofOneButton.has(sent.endpoint)) return '';
  const title = words[view.language].refusalTitle;
  return html`<div role="alert" tabindex="-1" data-focus>
    ${notice({ look: 'warning', title, text: sent.refusal })}
  </div>`;
}

/** Draws a form of one button without what became of it: that is said on top of the page. */
export function unpressed(view: View): View {
  return view.form === undefined ? view : { ...view, form: undefined };
}
