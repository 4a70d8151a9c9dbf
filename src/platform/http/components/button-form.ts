import { html } from 'hono/html';
import type { Html, View } from '#/platform/http/view.ts';
import { words } from '#/platform/http/words/index.ts';
import { form } from './form.ts';
import { notice } from './notice.ts';

export type ButtonForm = {
  readonly endpoint: string;
  readonly address: string;
  readonly method?: 'POST' | 'DELETE';
  readonly hidden?: Readonly<Record<string, string>>;
  readonly button: Html;
};

/**
 * Draws a form of one button, of which a page has many. What became of one that was sent is said
 * once on top, by `refusedNotice` or `pressedRefusal`, since each of them has the same endpoint.
 */
export function buttonForm(view: View, spec: ButtonForm): Html {
  const { endpoint, address, method = 'POST', hidden, button } = spec;
  const to = { endpoint, address, method, hidden, look: 'row' } as const;
  return form(unpressed(view), to, () => button);
}

/** Draws a form of one button without what became of it: that is said on top of the page. */
export function unpressed(view: View): View {
  return view.form === undefined ? view : { ...view, form: undefined };
}

/** Says on top of a page why one of these buttons of it came to nothing. */
export function refusedNotice(view: View, endpoints: readonly string[]): Html | '' {
  return view.form !== undefined && endpoints.includes(view.form.endpoint) ? sayRefusal(view) : '';
}

/**
 * Says on top of a page why what was sent could not be done, where the form it was sent from does
 * not say it: it has one button and nothing typed, or somebody else was faster and it is not drawn
 * any more. Forms that are `drawn` with what was typed say it themselves; only endpoints that begin
 * with `of` are spoken of.
 */
export function pressedRefusal(
  view: View,
  { drawn = [], of = '' }: { readonly drawn?: readonly string[]; readonly of?: string } = {},
): Html | '' {
  const sent = view.form?.endpoint;
  return sent?.startsWith(of) === true && !drawn.includes(sent) ? sayRefusal(view) : '';
}

function sayRefusal(view: View): Html | '' {
  if (view.form?.refusal === undefined) return '';
  const title = words[view.language].refusalTitle;
  return html`<div role="alert" tabindex="-1" data-focus>
    ${notice({ look: 'warning', title, text: view.form.refusal })}
  </div>`;
}
