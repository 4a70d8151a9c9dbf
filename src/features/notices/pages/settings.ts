import { html } from 'hono/html';
import {
  actions,
  buttonForm,
  form,
  panel,
  quietButton,
  submitButton,
} from '#/platform/http/components/index.ts';
import type { FormFields } from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import type { TrialOutput } from '#/features/notices/routes/channels.ts';
import { channelWords } from '#/features/notices/words/channels.ts';
import { kindWords } from '#/features/notices/words/kinds.ts';
import { trialResult } from './trial.ts';

export type SettingsPanel = {
  readonly way: 'email' | 'sms';
  /** The endpoint that keeps what is set. */
  readonly endpoint: string;
  readonly drawFields: (fields: FormFields) => Html;
  /** Whether there is something that can be removed. */
  readonly isSet: boolean;
};

/** Draws the settings of one way of sending, and the button that removes them. */
export function settingsPanel(view: View, { way, isSet, ...asked }: SettingsPanel): Html {
  const say = channelWords[view.language];
  const to = { endpoint: asked.endpoint, address: `/channels/${way}`, method: 'PUT' } as const;
  const remove = buttonForm(view, {
    endpoint: 'notices.remove_channel',
    address: `/channel-settings/${way}`,
    method: 'DELETE',
    button: quietButton({ label: say.remove, icon: 'trash' }),
  });
  const fill = (fields: FormFields): Html =>
    html`${asked.drawFields(fields)} ${actions(submitButton({ label: say.save }))}`;
  return panel(
    { title: say.change(kindWords[view.language].ways[way]) },
    html`${form(view, to, fill)} ${isSet ? remove : ''}`,
  );
}

export type TrialPanel = {
  readonly way: 'email' | 'sms';
  /** The endpoint that sends a test. */
  readonly endpoint: string;
  /** The field that asks where the test is to go. */
  readonly drawField: (fields: FormFields) => Html;
  readonly trial: TrialOutput;
};

/** Draws the form that sends a test, and what was said in the last one. */
export function trialPanel(view: View, { way, trial, ...asked }: TrialPanel): Html {
  const say = channelWords[view.language];
  const to = { endpoint: asked.endpoint, address: `/channels/${way}/trials` };
  const fill = (fields: FormFields): Html =>
    html`${asked.drawField(fields)} ${actions(submitButton({ label: say.tryButton }))}`;
  return panel(
    { title: say.trial, id: 'trial' },
    html`<p class="soft">${say.trialText}</p>
      ${trialResult(view, trial)} ${form(view, to, fill)}`,
  );
}
