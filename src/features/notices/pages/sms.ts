import { html } from 'hono/html';
import {
  actions,
  backLink,
  form,
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
import { smsProviders } from '#/platform/notify/sms.ts';
import type { SmsOutput } from '#/features/notices/routes/channels.ts';
import { channelWords } from '#/features/notices/words/channels.ts';
import { kindWords } from '#/features/notices/words/kinds.ts';
import { buttonForm } from './button-form.ts';
import { trialResult } from './trial.ts';

const ADDRESS = '/channels/sms';

/** Draws the gateway for text messages, with a test. */
export function smsPage(view: View, shown: SmsOutput): Page {
  const say = channelWords[view.language];
  const title = kindWords[view.language].ways.sms;
  return {
    title,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({ title, lead: say.smsText, above: backLink(say.title, '/channels') }),
      shown.settings === undefined ? '' : trialPanel(view, shown),
      settingsPanel(view, shown),
    ),
  };
}

function trialPanel(view: View, { trial }: SmsOutput): Html {
  const say = channelWords[view.language];
  const to = { endpoint: 'notices.try_sms', address: `${ADDRESS}/trials` };
  const label = say.tryTelephone;
  const ask = form(
    view,
    to,
    (fields) =>
      html`${textField(fields, { name: 'telephone', label, kind: 'telephone' })}
      ${actions(submitButton({ label: say.tryButton }))}`,
  );
  return panel(
    { title: say.trial, id: 'trial' },
    html`<p class="soft">${say.trialText}</p>
      ${trialResult(view, trial)} ${ask}`,
  );
}

function settingsPanel(view: View, shown: SmsOutput): Html {
  const say = channelWords[view.language];
  const to = { endpoint: 'notices.set_sms', address: ADDRESS, method: 'PUT' } as const;
  const button = quietButton({ label: say.remove, icon: 'trash' });
  const remove = buttonForm(view, {
    endpoint: 'notices.remove_channel',
    address: '/channel-settings/sms',
    method: 'DELETE',
    button,
  });
  return panel(
    { title: say.change(kindWords[view.language].ways.sms) },
    html`${form(
      view,
      to,
      (fields) =>
        html`${settingFields(view, fields, shown)} ${actions(submitButton({ label: say.save }))}`,
    )}
    ${shown.settings === undefined ? '' : remove}`,
  );
}

function settingFields(view: View, fields: FormFields, { settings, hasSecret }: SmsOutput): Html {
  const say = channelWords[view.language];
  const text = (name: 'url' | 'keyId' | 'from' | 'template' | 'application', label: string) => {
    const hint = hints[name] === undefined ? undefined : say[hints[name]];
    return textField(fields, { name, label, hint, value: settings?.[name], isOptional: true });
  };
  return html`${selectField(fields, {
    name: 'provider',
    label: say.provider,
    value: settings?.provider ?? 'aliyun_acs3',
    options: smsProviders.map((value) => ({ value, label: say.providers[value] })),
  })}
  ${text('keyId', say.keyId)}
  ${textField(fields, {
    name: 'secret',
    label: say.secret,
    kind: 'password',
    autocomplete: 'new-password',
    hint: hasSecret ? say.secretKept : undefined,
    isOptional: true,
  })}
  ${text('from', say.signature)} ${text('template', say.template)}
  ${text('application', say.application)} ${text('url', say.url)}`;
}

const hints = {
  url: 'urlHint',
  keyId: undefined,
  from: 'signatureHint',
  template: 'templateHint',
  application: 'applicationHint',
} as const;
