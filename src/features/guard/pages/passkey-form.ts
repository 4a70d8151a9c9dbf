import { html } from 'hono/html';
import { form } from '#/platform/http/components/index.ts';
import type { FormFields } from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { passkeyWords } from '#/features/guard/words/passkeys.ts';

export type PasskeyForm = {
  readonly endpoint: string;
  readonly address: string;
  readonly asks: 'create' | 'sign';
  /** Where the browser fetches what the key is to sign. */
  readonly question: string;
  readonly next?: string | undefined;
};

/** Draws a form that asks a passkey when it is sent; without a script it says what is missing. */
export function passkeyForm(
  view: View,
  spec: PasskeyForm,
  body: (fields: FormFields) => Html,
): Html {
  const say = passkeyWords[view.language];
  const { endpoint, address, asks, next } = spec;
  const question = `/api/v1${spec.question}`;
  const hidden = { answer: '', ...(next === undefined ? {} : { next }) };
  return html`${form(
      view,
      { endpoint, address, hidden, passkey: { asks, question } },
      (fields) =>
        html`${body(fields)}
          <p class="field-problem" role="alert" tabindex="-1" data-passkey-failed hidden>
            ${say.failed}
          </p>`,
    )}<noscript><p>${say.needsScript}</p></noscript>`;
}
