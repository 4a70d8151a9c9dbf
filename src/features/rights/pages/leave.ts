import { html } from 'hono/html';
import {
  actions,
  buttonForm,
  checkboxes,
  form,
  notice,
  panel,
  quietButton,
  refusedNotice,
} from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { formatDate, formatNumber } from '#/platform/i18n/format.ts';
import type { Asking } from '#/features/rights/routes/shapes.ts';
import { askingWords } from '#/features/rights/words/asking.ts';

/** Says on top of the page that the record is to go, with the way to stay. */
export function leavingNotice(view: View, { leaving, obstacle }: Asking): Html | '' {
  if (leaving === undefined) return refusedNotice(view, ['rights.stay']);
  const say = askingWords[view.language];
  const day = formatDate(view.language, leaving.dueAt.toZonedDateTimeISO(view.zone).toPlainDate());
  const blocked = obstacle === undefined ? '' : html`<p>${say.obstacles[obstacle]}</p>`;
  return notice({
    look: 'warning',
    title: say.leaving(day),
    text: html`<p>${say.leavingText}</p>
      ${blocked}`,
    action: buttonForm(view, {
      endpoint: 'rights.stay',
      address: '/me/data/leaving',
      method: 'DELETE',
      button: quietButton({ label: say.stay, icon: 'undo' }),
    }),
  });
}

/** Draws what goes, what stays and why, and the request; or what has to be done first. */
export function leavePanel(view: View, asking: Asking): Html | '' {
  if (asking.leaving !== undefined) return '';
  const say = askingWords[view.language];
  const { obstacle } = asking;
  return panel(
    { title: say.leave, id: 'leave' },
    html`<p>${say.leaveText(formatNumber(view.language, asking.leavingDays))}</p>
      <h3>${say.goes}</h3>
      ${lines(say.goesLines)}
      <h3>${say.stays}</h3>
      ${lines(say.staysLines)}
      ${
        obstacle === undefined
          ? leaveForm(view)
          : html`${refusedNotice(view, ['rights.leave'])}
            ${notice({ look: 'info', text: say.obstacles[obstacle] })}`
      }`,
  );
}

function leaveForm(view: View): Html {
  const say = askingWords[view.language];
  const to = { endpoint: 'rights.leave', address: '/me/data/leaving' } as const;
  return form(
    view,
    to,
    (fields) =>
      html`${checkboxes(fields, {
        name: 'takesWords',
        label: say.takeWords,
        options: [{ value: '1', label: say.takeWords, hint: say.takeWordsText }],
      })}
      ${actions(quietButton({ label: say.askToLeave }))}`,
  );
}

function lines(all: readonly string[]): Html {
  return html`<ul class="lines">
    ${all.map((text) => html`<li>${text}</li>`)}
  </ul>`;
}
