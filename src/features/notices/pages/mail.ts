import { html } from 'hono/html';
import {
  backLink,
  notice,
  pageHead,
  selectField,
  stack,
  textField,
} from '#/platform/http/components/index.ts';
import type { FormFields } from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { mailSecurities } from '#/platform/notify/mail-settings.ts';
import type { MailOutput } from '#/features/notices/routes/channels.ts';
import { channelWords } from '#/features/notices/words/channels.ts';
import { kindWords } from '#/features/notices/words/kinds.ts';
import { settingsPanel, trialPanel } from './settings.ts';

const USUAL_PORT = '465';

/** Draws the mail server, with a test and what was said in it. */
export function mailPage(view: View, shown: MailOutput): Page {
  const say = channelWords[view.language];
  const title = kindWords[view.language].ways.email;
  const asksFor = { name: 'to', label: say.tryTo, kind: 'email', maxLength: 200 } as const;
  const trial = trialPanel(view, {
    way: 'email',
    endpoint: 'notices.try_mail',
    trial: shown.trial,
    drawField: (fields) => textField(fields, asksFor),
  });
  const settings = settingsPanel(view, {
    way: 'email',
    endpoint: 'notices.set_mail',
    isSet: shown.origin === 'page',
    drawFields: (fields) => settingFields(view, fields, shown),
  });
  return {
    title,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({ title, lead: say.emailText, above: backLink(say.title, '/channels') }),
      shown.origin === 'host' ? notice({ look: 'info', text: say.setByHost }) : '',
      shown.origin === 'none' ? '' : trial,
      shown.origin === 'host' ? '' : settings,
    ),
  };
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
