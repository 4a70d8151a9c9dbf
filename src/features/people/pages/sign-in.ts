import { html } from 'hono/html';
import {
  actions,
  form,
  inset,
  linkButton,
  notice,
  pageHead,
  panel,
  primaryLink,
  stack,
  submitButton,
  quietButton,
  textField,
} from '#/platform/http/components/index.ts';
import { CODE_MINUTES } from '#/platform/auth/codes.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import { sessionWords } from '#/features/people/words/sessions.ts';
import { entryWords } from '#/features/people/words/entry.ts';

type SignInShown = {
  readonly next?: string | undefined;
  readonly isKept: boolean;
  readonly name?: string | undefined;
};

/** Draws the ways to sign in: by telephone or e-mail, by a code on paper, or at the counter. */
export function signInPage(view: View, shown: SignInShown): Page {
  const say = entryWords[view.language];
  return {
    title: say.title,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({ title: say.title, lead: say.lead }),
      shown.isKept ? notice({ look: 'info', text: say.kept }) : '',
      shown.name === undefined ? '' : alreadyNotice(view, shown.name, shown.next),
      addressForm(view, shown.next),
      actions(passkeyLink(view, shown.next)),
      paperPanel(view, shown.next),
      panel({ title: say.noneTitle }, html`<p>${say.noneText}</p>`),
    ),
  };
}

function passkeyLink(view: View, next: string | undefined): Html {
  const label = sessionWords[view.language].byPasskey;
  const address = '/sign-in/passkey';
  const whole = next === undefined ? address : `${address}?next=${encodeURIComponent(next)}`;
  return linkButton({ label, address: whole, icon: 'key' });
}

function alreadyNotice(view: View, name: string, next: string | undefined): Html {
  const say = entryWords[view.language];
  const action = primaryLink({ label: say.goOn, address: next ?? '/' });
  return notice({ look: 'good', text: say.already(name), action });
}

function addressForm(view: View, next: string | undefined): Html {
  const say = entryWords[view.language];
  const to = { endpoint: 'people.request_code', address: '/sign-in', hidden: hiddenNext(next) };
  return form(
    view,
    to,
    (fields) =>
      html`${textField(fields, {
        name: 'address',
        label: say.address,
        hint: say.addressHint,
        autocomplete: 'username',
      })}
      ${actions(submitButton({ label: say.sendCode, icon: 'phone' }))}`,
  );
}

function paperPanel(view: View, next: string | undefined): Html {
  const say = entryWords[view.language];
  return panel(
    { title: say.paperTitle },
    html`<p>${say.paperText}</p>
      ${paperForm(view, next)}`,
  );
}

/** Asks for a code on paper, the household's or the counter's. */
export function paperForm(view: View, next: string | undefined): Html {
  const say = entryWords[view.language];
  const hidden = hiddenNext(next);
  const to = { endpoint: 'people.use_paper_code', address: '/sign-in/paper', hidden };
  return form(
    view,
    to,
    (fields) =>
      html`${textField(fields, {
        name: 'paperCode',
        label: say.paperCode,
        hint: say.paperHint,
        kind: 'number',
        autocomplete: 'off',
      })}
      ${actions(quietButton({ label: say.usePaper, icon: 'key' }))}`,
  );
}

type CodeShown = { readonly sent: string; readonly next?: string | undefined };

/** Draws the question for the code, the same whether one was sent or not. */
export function codePage(view: View, shown: CodeShown): Page {
  const say = entryWords[view.language];
  const { sent, next } = shown;
  const to = {
    endpoint: 'people.sign_in',
    address: '/sign-in/code',
    hidden: { sent, ...hiddenNext(next) },
  };
  const again = next === undefined ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`;
  return {
    title: say.codeTitle,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({ title: say.codeTitle, lead: say.codeLead }),
      form(
        view,
        to,
        (fields) =>
          html`${textField(fields, {
            name: 'code',
            label: say.code,
            hint: say.codeHint(formatNumber(view.language, CODE_MINUTES)),
            kind: 'code',
          })}
          ${actions(submitButton({ label: say.signIn }))}`,
      ),
      inset(
        html`<h2>${say.noCodeTitle}</h2>
          <p>${say.noCodeText}</p>
          ${actions(linkButton({ label: say.again, address: again }))}`,
      ),
    ),
  };
}

function hiddenNext(next: string | undefined): Readonly<Record<string, string>> {
  return next === undefined ? {} : { next };
}
