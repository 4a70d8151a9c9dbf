import { html } from 'hono/html';
import {
  backLink,
  pageHead,
  selectField,
  stack,
  textField,
} from '#/platform/http/components/index.ts';
import type { FormFields } from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { smsProviders } from '#/platform/notify/sms.ts';
import type { SmsOutput } from '#/features/notices/routes/channels.ts';
import { channelWords } from '#/features/notices/words/channels.ts';
import { kindWords } from '#/features/notices/words/kinds.ts';
import { settingsPanel, trialPanel } from './settings.ts';

/** Draws the gateway for text messages, with a test. */
export function smsPage(view: View, shown: SmsOutput): Page {
  const say = channelWords[view.language];
  const title = kindWords[view.language].ways.sms;
  const asksFor = { name: 'telephone', label: say.tryTelephone, kind: 'telephone' } as const;
  const trial = trialPanel(view, {
    way: 'sms',
    endpoint: 'notices.try_sms',
    trial: shown.trial,
    drawField: (fields) => textField(fields, asksFor),
  });
  const settings = settingsPanel(view, {
    way: 'sms',
    endpoint: 'notices.set_sms',
    isSet: shown.settings !== undefined,
    drawFields: (fields) => settingFields(view, fields, shown),
  });
  return {
    title,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({ title, lead: say.smsText, above: backLink(say.title, '/channels') }),
      shown.settings === undefined ? '' : trial,
      settings,
    ),
  };
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
