import { html } from 'hono/html';
import {
  actions,
  backLink,
  form,
  linkButton,
  pageHead,
  stack,
  submitButton,
  textField,
} from '#/platform/http/components/index.ts';
import { CODE_MINUTES } from '#/platform/auth/codes.ts';
import type { Page, View } from '#/platform/http/view.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import { entryWords } from '#/features/people/words/entry.ts';
import { meWords } from '#/features/people/words/me.ts';

/** Draws the question for an address to sign in with. */
export function addressPage(view: View): Page {
  const say = meWords[view.language];
  const to = { endpoint: 'people.claim_address', address: '/me/address' };
  return {
    title: say.addressTitle,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({
        title: say.addressTitle,
        lead: say.addressLead,
        above: backLink(say.backToMe, '/me'),
      }),
      form(
        view,
        to,
        (fields) =>
          html`${textField(fields, {
            name: 'address',
            label: say.address,
            hint: entryWords[view.language].addressHint,
            autocomplete: 'tel',
          })}
          ${actions(submitButton({ label: say.sendCode, icon: 'phone' }))}`,
      ),
    ),
  };
}

/** Draws the question for the code that was sent to one's address; it can wait. */
export function addressCodePage(view: View, shown: { readonly sent: string }): Page {
  const say = meWords[view.language];
  const entry = entryWords[view.language];
  const to = {
    endpoint: 'people.confirm_address',
    address: '/me/address/code',
    hidden: { sent: shown.sent },
  };
  return {
    title: say.confirmTitle,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({ title: say.confirmTitle, lead: say.confirmLead }),
      form(
        view,
        to,
        (fields) =>
          html`${textField(fields, {
            name: 'code',
            label: entry.code,
            hint: entry.codeHint(formatNumber(view.language, CODE_MINUTES)),
            kind: 'code',
          })}
          ${actions(
            submitButton({ label: say.confirm }),
            linkButton({ label: say.later, address: '/me' }),
          )}`,
      ),
    ),
  };
}
