import { html } from 'hono/html';
import { actions, submitButton } from '#/platform/http/components/button.ts';
import { selectField } from '#/platform/http/components/select-field.ts';
import { textArea } from '#/platform/http/components/text-area.ts';
import type { Html } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import { MAX_REASON, MAX_SEND_BACKS } from '#/features/matters/model/limits.ts';
import { transferWords } from '#/features/matters/words/transfers.ts';
import { folded, pressForm } from './handling-forms.ts';
import type { Handling } from './handling-forms.ts';

/** Asks to whom a matter is handed on, and why. */
export function transferForm(handling: Handling): Html {
  const { view, shown } = handling;
  const say = transferWords[view.language];
  const options = shown.choices.targets.map(({ queue, names }) => ({
    value: queue,
    label: nameIn(names, view.language),
  }));
  const sending = { endpoint: 'matters.transfer', part: 'transfer' };
  return folded(
    handling,
    { ...sending, summary: say.transfer },
    (fields) =>
      html`${selectField(fields, { name: 'queue', label: say.to, hint: say.toHint, options })}
      ${textArea(fields, {
        name: 'reason',
        label: say.why,
        hint: say.whyHint,
        limit: MAX_REASON,
        rows: 2,
      })}
      ${actions(submitButton({ label: say.transfer }))}`,
  );
}

/** Lets those to whom it was handed on take it over: it is accepted, as what anybody raised is. */
export function takeOverForm(handling: Handling): Html {
  const { view, shown } = handling;
  const say = transferWords[view.language];
  const { passed } = shown.matter;
  const from = passed === undefined ? '' : nameIn(passed.from, view.language);
  return pressForm(
    handling,
    { endpoint: 'matters.accept', part: 'acceptance' },
    { label: say.takeOver, hint: say.takeOverHint(from) },
  );
}

/** Asks why a matter is sent back to those who handed it on. */
export function sendBackForm(handling: Handling): Html {
  const { view, shown } = handling;
  const say = transferWords[view.language];
  const { passed } = shown.matter;
  const label = say.sendBack(passed === undefined ? '' : nameIn(passed.from, view.language));
  const left = formatNumber(view.language, MAX_SEND_BACKS - (passed?.sendBacks ?? 0));
  const sending = { endpoint: 'matters.send_back', part: 'transfer', method: 'DELETE' } as const;
  return folded(
    handling,
    { ...sending, summary: label },
    (fields) =>
      html`${textArea(fields, {
        name: 'reason',
        label: handling.say.reason,
        hint: say.sendBackHint(left),
        limit: MAX_REASON,
        rows: 2,
      })}
      ${actions(submitButton({ label }))}`,
  );
}
