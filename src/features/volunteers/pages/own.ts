import { html } from 'hono/html';
import { MOST_DUTY_HOURS } from '#/features/volunteers/model.ts';
import type { Own } from '#/features/volunteers/routes/load-own.ts';
import { ownWords } from '#/features/volunteers/words/own.ts';
import { proofWords } from '#/features/volunteers/words/proofs.ts';
import {
  actions,
  backLink,
  buttonForm,
  checkboxes,
  dateField,
  fold,
  form,
  notice,
  openFold,
  pageHead,
  panel,
  pressedRefusal,
  quietButton,
  selectField,
  stack,
  submitButton,
  summaryList,
  unpressed,
} from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { avoidPanel } from './avoid.ts';
import { foldedPanel } from './folded.ts';
import { proofsPanel } from './proofs.ts';
import { sayDuty, sayQuiet, sayStretch } from './duty.ts';
import { limitsPanel, skillsPanel } from './limits.ts';

/** The forms in which something is typed or ticked; they say themselves why not. */
const DRAWN = [
  'volunteers.set_limits',
  'volunteers.tell_skills',
  'volunteers.go_on_duty',
  'volunteers.rest',
  'volunteers.add_hours',
  'volunteers.avoid',
];

type Set = NonNullable<Own['setting']>;

/** Draws what one has set about one's help, or asks whether one would help. */
export function ownPage(view: View, own: Own): Page {
  const say = ownWords[view.language];
  const head = pageHead({
    title: say.title,
    lead: say.lead,
    above: backLink(say.back, '/me'),
  });
  const refused = pressedRefusal(view, { drawn: DRAWN, of: 'volunteers.' });
  const { setting } = own;
  return {
    title: say.title,
    section: 'account',
    width: 'column',
    body:
      setting === undefined
        ? stack(head, refused, limitsPanel(view, own))
        : stack(head, refused, ...setPanels(view, { own, setting })),
  };
}

function setPanels(
  view: View,
  { own, setting }: { readonly own: Own; readonly setting: Set },
): readonly (Html | '')[] {
  return [
    dutyPanel(view, setting),
    weekPanel(view, setting),
    skillsPanel(view, own),
    proofsPanel(view, own),
    limitsPanel(view, own),
    avoidPanel(view, own),
    leavePanel(view),
  ];
}

function dutyPanel(view: View, { duty, quiet }: Set): Html {
  const say = ownWords[view.language];
  const isOn = duty.kind !== 'off' && duty.kind !== 'resting';
  const quietToo = sayQuiet(view, quiet);
  return panel(
    { title: say.dutyTitle, id: 'duty' },
    html`${notice({ look: isOn ? 'good' : 'info', text: sayDuty(view, duty) })}
    ${quietToo === undefined ? '' : html`<p class="soft">${quietToo}</p>`}
    ${duty.kind === 'resting' ? endRestButton(view) : ''} ${isOn ? offButton(view) : onButton(view)}
    ${moreOfDuty(view)}`,
  );
}

function offButton(view: View): Html {
  const say = ownWords[view.language];
  return buttonForm(view, {
    endpoint: 'volunteers.go_off_duty',
    address: '/me/volunteering/duty',
    method: 'DELETE',
    button: submitButton({ label: say.goOff, icon: 'moon' }),
  });
}

/** The one big switch: it ends by itself after the usual time. */
function onButton(view: View): Html {
  const to = {
    endpoint: 'volunteers.go_on_duty',
    address: '/me/volunteering/duty',
    method: 'PUT',
    hidden: { hours: String(USUAL_HOURS) },
  } as const;
  // What was sent and was wrong is given back in the longer form, which is unfolded then.
  if (view.form?.endpoint === to.endpoint) return html``;
  const label = proofWords[view.language].goOnFor(USUAL_HOURS);
  return form(unpressed(view), to, () => actions(submitButton({ label, icon: 'hand' })));
}

/** For how long otherwise, and a rest, are folded away. */
function moreOfDuty(view: View): Html {
  const isSent = ['volunteers.go_on_duty', 'volunteers.rest'].includes(view.form?.endpoint ?? '');
  const unfolded = html`${onForm(view)} ${restForm(view)}`;
  return (isSent ? openFold : fold)(proofWords[view.language].longer, unfolded);
}

function endRestButton(view: View): Html {
  return buttonForm(view, {
    endpoint: 'volunteers.end_rest',
    address: '/me/volunteering/rest',
    method: 'DELETE',
    button: quietButton({ label: ownWords[view.language].endRest, icon: 'undo' }),
  });
}

const USUAL_HOURS = 2;

function onForm(view: View): Html {
  const say = ownWords[view.language];
  const to = {
    endpoint: 'volunteers.go_on_duty',
    address: '/me/volunteering/duty',
    method: 'PUT',
  } as const;
  const hours = Array.from({ length: MOST_DUTY_HOURS }, (_, index) => index + 1);
  return form(
    view,
    to,
    (fields) =>
      html`${selectField(fields, {
        name: 'hours',
        label: say.onFor,
        value: String(USUAL_HOURS),
        options: hours.map((count) => ({ value: String(count), label: say.hours(count) })),
      })}
      ${actions(quietButton({ label: say.goOn, icon: 'hand' }))}`,
  );
}

function restForm(view: View): Html {
  const say = ownWords[view.language];
  const to = {
    endpoint: 'volunteers.rest',
    address: '/me/volunteering/rest',
    method: 'PUT',
  } as const;
  const tomorrow = view.now.toZonedDateTimeISO(view.zone).toPlainDate().add({ days: 1 });
  return form(
    view,
    to,
    (fields) =>
      html`${dateField(fields, {
        name: 'until',
        label: say.restDay,
        hint: say.restHint,
        earliest: tomorrow.toString(),
      })}
      ${actions(quietButton({ label: say.rest }))}`,
  );
}

function weekPanel(view: View, { hours }: Set): Html {
  const say = ownWords[view.language];
  const rows = hours.map((one) => {
    const name = sayStretch(view, one);
    const button = quietButton({ label: say.removeHours, spoken: say.removeNamed(name) });
    const value = buttonForm(view, {
      endpoint: 'volunteers.remove_hours',
      address: `/me/volunteering/hours/${one.from}`,
      method: 'DELETE',
      button,
    });
    return { label: name, value };
  });
  return panel(
    { title: say.weekTitle, id: 'hours' },
    html`${rows.length === 0 ? html`<p class="soft">${say.weekNone}</p>` : summaryList(view.language, rows)}
    ${(view.form?.endpoint === 'volunteers.add_hours' ? openFold : fold)(say.addTitle, addForm(view))}`,
  );
}

function addForm(view: View): Html {
  const say = ownWords[view.language];
  const to = { endpoint: 'volunteers.add_hours', address: '/me/volunteering/hours' };
  return form(
    view,
    to,
    (fields) =>
      html`${checkboxes(fields, {
        name: 'days',
        label: say.onDays,
        look: 'tiles',
        options: say.days.map((label, index) => ({ value: String(index + 1), label })),
      })}
      ${dateField(fields, { name: 'from', label: say.from, kind: 'time', value: '18:00' })}
      ${dateField(fields, {
        name: 'to',
        label: say.to,
        hint: say.toHint,
        kind: 'time',
        value: '22:00',
      })}
      ${actions(quietButton({ label: say.add, icon: 'plus' }))}`,
  );
}

function leavePanel(view: View): Html {
  const say = ownWords[view.language];
  return foldedPanel(
    view,
    { title: say.leaveTitle, id: 'leave', endpoints: ['volunteers.stop'] },
    html`<p class="soft">${say.leaveText}</p>
      ${buttonForm(view, {
        endpoint: 'volunteers.stop',
        address: '/me/volunteering',
        method: 'DELETE',
        button: quietButton({ label: say.leave, icon: 'door' }),
      })}`,
  );
}
