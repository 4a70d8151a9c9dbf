import { html } from 'hono/html';
import { MAX_REASON } from '#/features/hours/model.ts';
import type { OneShown, RecordShown } from '#/features/hours/routes/shapes.ts';
import { hoursWords } from '#/features/hours/words/index.ts';
import {
  actions,
  backLink,
  buttonForm,
  fold,
  form,
  linkButton,
  moment,
  notice,
  pageHead,
  panel,
  pressedRefusal,
  quietButton,
  stack,
  submitButton,
  summaryList,
  textField,
} from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { sayMinutes, sayOccasion, sayPlace, saySpan, sayTeam, stateTag } from './say.ts';

/** Draws a record, what the reader can do about it, and what it came from. */
export function onePage(view: View, { record, history }: OneShown): Page {
  const say = hoursWords[view.language];
  const title = sayOccasion(view, record);
  return {
    title,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({
        title,
        above: record.isMine
          ? backLink(say.title, '/me/hours')
          : backLink(say.toConfirmTitle, '/hours/waiting'),
        below: html`<p>${stateTag(view, record.state)}</p>`,
      }),
      pressedRefusal(view, { drawn: ['hours.object'], of: 'hours.' }),
      standing(view, record),
      panel({ title: say.oneTitle, id: 'record' }, factsOf(view, record)),
      confirming(view, record),
      changing(view, record),
      history.length < 2 ? '' : historyPanel(view, history),
    ),
  };
}

function standing(view: View, { state, closed }: RecordShown): Html | '' {
  const say = hoursWords[view.language];
  if (state === 'waiting') return notice({ look: 'info', text: say.waitsFor });
  if (state === 'proposed') return notice({ look: 'info', text: say.proposedText });
  if (state !== 'objected') return '';
  return notice({ look: 'warning', title: say.states.objected, text: closed?.reason ?? '' });
}

function factsOf(view: View, record: RecordShown): Html {
  const say = hoursWords[view.language];
  const { activity, matter, materials, lateReason, correction, confirmed, closed } = record;
  const matterLink = html`<a href="/matters/${matter?.id ?? ''}">${matter?.title ?? ''}</a>`;
  const row = (label: string, value: string | Html | undefined) =>
    value === undefined ? [] : [{ label, value }];
  const byOther = record.recordedBy === undefined ? '' : say.recordedBy(record.recordedBy);
  return summaryList(view.language, [
    ...row(say.who, record.person),
    ...row(say.when, saySpan(view, record)),
    ...row(say.howLong, sayMinutes(view, record.minutes)),
    ...row(say.content, record.content),
    ...row(say.materials, materials),
    ...row(say.matter, matter === undefined ? undefined : matterLink),
    ...row(say.activity, activity?.name),
    ...row(say.inCharge, activity?.inCharge),
    ...row(say.place, sayPlace(view, record)),
    ...row(say.team, sayTeam(view, record)),
    ...row(say.recordedAt, html`${moment(view, record.recordedAt)} ${byOther}`),
    ...row(say.lateReason, lateReason),
    ...row(say.correctionOf, correction),
    ...row(
      say.confirmed,
      confirmed &&
        html`${say.confirmedLine(say.confirmers[confirmed.capacity], confirmed.by)}
        ${moment(view, confirmed.at)}`,
    ),
    ...row(say.closed, closed && html`${closed.by} ${moment(view, closed.at)}`),
    ...row(say.closedFor, closed?.reason),
  ]);
}

function confirming(view: View, { id, mayConfirm, mayObject }: RecordShown): Html | '' {
  const say = hoursWords[view.language];
  if (!mayConfirm && !mayObject) return '';
  const yes = mayConfirm
    ? html`<p>${say.confirmText}</p>
        ${buttonForm(view, {
          endpoint: 'hours.confirm',
          address: `/hours/${id}/confirmation`,
          button: submitButton({ label: say.confirm, icon: 'check' }),
        })}`
    : '';
  return html`${mayConfirm ? panel({ title: say.confirm, id: 'confirm' }, html`${yes}`) : ''}
  ${mayObject ? panel({ title: say.objectTitle, id: 'object' }, objectForm(view, id)) : ''}`;
}

function objectForm(view: View, id: string): Html {
  const say = hoursWords[view.language];
  const to = { endpoint: 'hours.object', address: `/hours/${id}/objection` };
  return form(
    view,
    to,
    (fields) =>
      html`${textField(fields, {
        name: 'reason',
        label: say.objectReason,
        hint: say.objectHint,
        maxLength: MAX_REASON,
      })}
      ${actions(quietButton({ label: say.object }))}`,
  );
}

function changing(view: View, { id, mayCorrect, mayWithdraw }: RecordShown): Html | '' {
  const say = hoursWords[view.language];
  if (!mayCorrect && !mayWithdraw) return '';
  const correction = mayCorrect
    ? actions(
        linkButton({ label: say.correct, icon: 'pencil', address: `/hours/${id}/correction` }),
      )
    : '';
  const back = mayWithdraw
    ? fold(
        say.withdrawTitle,
        html`<p>${say.withdrawText}</p>
          ${buttonForm(view, {
            endpoint: 'hours.withdraw',
            address: `/hours/${id}`,
            method: 'DELETE',
            button: quietButton({ label: say.withdraw }),
          })}`,
      )
    : '';
  return panel({ title: say.correct, id: 'change' }, html`${correction} ${back}`);
}

function historyPanel(view: View, history: readonly RecordShown[]): Html {
  const say = hoursWords[view.language];
  const rows = history.map((one) => ({
    label: saySpan(view, one),
    value: html`${sayMinutes(view, one.minutes)} ${stateTag(view, one.state)}
      <p class="soft">${one.correction ?? ''}</p>
      <a href="/hours/${one.id}">${say.open}<span class="unseen"> ${saySpan(view, one)}</span></a>`,
  }));
  return panel(
    { title: say.history, id: 'history' },
    html`<p class="soft">${say.historyText}</p>
      ${summaryList(view.language, rows)}`,
  );
}
