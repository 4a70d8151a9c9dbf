import { form } from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';

export type ButtonForm = {
  readonly endpoint: string;
  readonly address: string;
  readonly method?: 'POST' | 'DELETE';
  readonly button: Html;
};

/** Draws a form of one button. */
export function buttonForm(
  view: View,
  { endpoint, address, method = 'POST', button }: ButtonForm,
): Html {
  const to = { endpoint, address, method, look: 'row' } as const;
  return form({ ...view, form: undefined }, to, () => button);
}
