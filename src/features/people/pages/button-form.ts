import { form, notice } from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';

export type ButtonForm = {
  readonly endpoint: string;
  readonly address: string;
  readonly method?: 'POST' | 'DELETE';
  readonly hidden?: Readonly<Record<string, string>>;
  readonly button: Html;
};

/**
 * Draws a form of one button, of which a page has many. What became of one that was sent is said
 * once on top by `refusedNotice`, since each of them has the same endpoint.
 */
export function buttonForm(view: View, spec: ButtonForm): Html {
  const { endpoint, address, method = 'POST', hidden, button } = spec;
  const to = { endpoint, address, method, hidden, look: 'row' } as const;
  return form({ ...view, form: undefined }, to, () => button);
}

/** Says why a button of this page came to nothing. */
export function refusedNotice(view: View, endpoints: readonly string[]): Html | '' {
  const sent = view.form;
  if (sent?.refusal === undefined || !endpoints.includes(sent.endpoint)) return '';
  return notice({ look: 'danger', text: sent.refusal });
}
