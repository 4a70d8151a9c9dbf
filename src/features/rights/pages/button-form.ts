import { form, notice } from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';

export type ButtonForm = {
  readonly endpoint: string;
  readonly address: string;
  readonly method?: 'POST' | 'DELETE';
  readonly button: Html;
};

/** Draws a form of one button; what became of it is said on top by `refusedNotice`. */
export function buttonForm(view: View, spec: ButtonForm): Html {
  const { endpoint, address, method = 'POST', button } = spec;
  const to = { endpoint, address, method, look: 'row' } as const;
  return form({ ...view, form: undefined }, to, () => button);
}

/** Says why a button came to nothing. */
export function refusedNotice(view: View, endpoints: readonly string[]): Html | '' {
  const sent = view.form;
  if (sent?.refusal === undefined || !endpoints.includes(sent.endpoint)) return '';
  return notice({ look: 'danger', text: sent.refusal });
}
