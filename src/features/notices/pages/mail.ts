import { html } from 'hono/html';
import {
  actions,
  backLink,
  form,
  notice,
  pageHead,
  panel,
  quietButton,
  selectField,
  stack,
  submitButton,
  textField,
} from '#/platform/http/components/index.ts';
import type { FormFields } from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { mailSecurities } from '#/platform/notify/mail-settings.ts';
import type { MailOutput } from '#/features/notices/routes/channels.ts';
import { channelWords } from '#/features/notices/words/channels.ts';
import { kindWords } from '#/features/notices/words/kinds.ts';
import { buttonForm } from './button-form.ts';
import { trialResult } from './trial.ts';

const ADDRESS = '/channels/email';
const USUAL_PORT = '465';

/** Draws the mail server, with a test and what was said in it. */
export function mailPage(view: View, shown: MailOutput): Page {
  const say = channelWords[view.language];
  const title = kindWords[view.language].ways.email;
  return {
    title,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({ title, lead: say.emailText, above: backLink(say.title, '/channels') }),
      shown.origin === 'host' ? notice({ look: 'info', text: say.setByHost }) : '',
      shown.origin === 'none' ? '' : trialPanel(view, shown),
      shown.origin === 'host' ? '' : settingsPanel(view, shown),
    ),
  };
}

function trialPanel(view: View, { trial }: MailOutput): Html {
  const say = channelWords[view.language];
  const to = { endpoint: 'notices.try_mail', address: `${ADDRESS}/trials` };
  const ask = form(
    view,
    to,
    (fields) =>
      html`${textField(fields, { name: 'to', label: say.tryTo, kind: 'email', maxLength: 200 })}
      ${actions(submitButton({ label: say.tryButton }))}`,
  );
  return panel(
    { title: say.trial, id: 'trial' },
    html`<p class="soft">${say.trialText}</p>
      ${trialResult(view, trial)} ${ask}`,
  );
}

function settingsPanel(view: View, shown: MailOutput): Html {
  const say = channelWords[view.language];
  const to = { endpoint: 'notices.set_mail', address: ADDRESS, method: 'PUT' } as const;
  const button = quietButton({ label: say.remove, icon: 'trash' });
  const remove = buttonForm(view, {
    endpoint: 'notices.remove_channel',
    address: '/channel-settings/email',
    method: 'DELETE',
    button,
  });
  return panel(
    { title: say.change(kindWords[view.language].ways.email) },
    html`${form(
      view,
      to,
      (fields) =>
        html`${settingFields(view, fields, shown)} ${actions(submitButton({ label: say.save }))}`,
    )}
    ${shown.origin === 'page' ? remove : ''}`,
  );
}

function settingFields(
  view: View,
  fields: FormFields,
  { settings, hasPassword }: MailOutput,
): Html {
  const say = channelWords[view.language];
  return html`${textField(fields, {
    name: 'host',
    label: say.host,
    hint: say.hostHint,
    value: settings?.host,
  })}
  ${selectField(fields, {
    name: 'security',
    label: say.security,
    value: settings?.security ?? 'tls',
    options: mailSecurities.map((value) => ({ value, label: say.securities[value] })),
  })}
  ${textField(fields, {
    name: 'port',
    label: say.port,
    kind: 'number',
    width: 'short',
    value: settings === undefined ? USUAL_PORT : String(settings.port),
  })}
  ${textField(fields, {
    name: 'user',
    label: say.user,
    value: settings?.user,
    autocomplete: 'off',
    isOptional: true,
  })}
  ${textField(fields, {
    name: 'password',
    label: say.password,
    kind: 'password',
    autocomplete: 'new-password',
    hint: hasPassword ? say.secretKept : undefined,
    isOptional: true,
  })}
  ${textField(fields, {
    name: 'from',
    label: say.from,
    hint: say.fromHint,
    value: settings?.from,
  })}`;
}
