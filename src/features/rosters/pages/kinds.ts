import { html } from 'hono/html';
import {
  actions,
  buttonForm,
  checkboxes,
  dateField,
  form,
  panel,
  quietButton,
  selectField,
  summaryList,
  textField,
} from '#/platform/http/components/index.ts';
import type { FormFields } from '#/platform/http/components/index.ts';
import type { Html, View } from '#/platform/http/view.ts';
import {
  holidayRules,
  MAX_KIND_NAME,
  MOST_EVERY_WEEKS,
  MOST_WANTED,
} from '#/features/rosters/model.ts';
import type { RosterShown } from '#/features/rosters/routes/shapes.ts';
import { rosterWords } from '#/features/rosters/words/index.ts';

/** Draws the kinds of shifts of a draft, each with the way out, and the form for another. */
export function kindPanel(view: View, shown: RosterShown): Html {
  const say = rosterWords[view.language];
  const rows = shown.kinds.map((kind) => ({
    label: kind.name,
    value: html`${sayKind(view, kind)}
    ${buttonForm(view, {
      endpoint: 'rosters.remove_kind',
      address: `/rosters/${shown.id}/kinds/${kind.id}`,
      method: 'DELETE',
      button: quietButton({ label: say.removeKind, spoken: say.removeKindNamed(kind.name) }),
    })}`,
  }));
  return panel(
    { title: say.kindsTitle, id: 'kinds' },
    html`${
        rows.length === 0
          ? html`<p class="soft">${say.kindsNone}</p>`
          : summaryList(view.language, rows)
      }
      <h3>${say.kindTitle}</h3>
      ${kindForm(view, shown)}`,
  );
}

/** Says a rotation as one would aloud. */
function sayKind(view: View, kind: RosterShown['kinds'][number]): Html {
  const say = rosterWords[view.language];
  const days = kind.days.map((day) => say.days[day - 1] ?? '').join(' ');
  return html`<p>
    ${kind.from}–${kind.to}, ${days}, ${say.everyWeek(kind.everyWeeks)}<br />
    ${say.wanted(kind.firstWanted, kind.secondWanted)}<br />
    <span class="soft">${say.onHolidays}: ${say.holidays[kind.onHolidays]}</span>
  </p>`;
}

function kindForm(view: View, { id }: RosterShown): Html {
  const say = rosterWords[view.language];
  const to = {
    endpoint: 'rosters.add_kind',
    address: `/rosters/${id}/kinds`,
    keepsTyped: true,
  } as const;
  return form(
    view,
    to,
    (fields) =>
      html`${textField(fields, {
        name: 'name',
        label: say.kindName,
        hint: say.kindNameHint,
        maxLength: MAX_KIND_NAME,
      })}
      ${dateField(fields, { name: 'from', label: say.from, kind: 'time', value: '22:00' })}
      ${dateField(fields, {
        name: 'to',
        label: say.to,
        hint: say.toHint,
        kind: 'time',
        value: '06:00',
      })}
      ${checkboxes(fields, {
        name: 'days',
        label: say.onDays,
        look: 'tiles',
        options: say.days.map((label, index) => ({ value: String(index + 1), label })),
      })}
      ${rotationFields(view, fields)} ${actions(quietButton({ label: say.addKind, icon: 'plus' }))}`,
  );
}

function rotationFields(view: View, fields: FormFields): Html {
  const say = rosterWords[view.language];
  const counts = (least: number) =>
    Array.from({ length: MOST_WANTED + 1 - least }, (_, index) => ({
      value: String(index + least),
      label: String(index + least),
    }));
  return html`${selectField(fields, {
    name: 'everyWeeks',
    label: say.everyWeeks,
    value: '1',
    options: Array.from({ length: MOST_EVERY_WEEKS }, (_, index) => ({
      value: String(index + 1),
      label: say.everyWeek(index + 1),
    })),
  })}
  ${selectField(fields, {
    name: 'onHolidays',
    label: say.onHolidays,
    value: 'as_usual',
    options: holidayRules.map((rule) => ({ value: rule, label: say.holidays[rule] })),
  })}
  ${selectField(fields, {
    name: 'firstWanted',
    label: say.firstWanted,
    value: '1',
    options: counts(1),
  })}
  ${selectField(fields, {
    name: 'secondWanted',
    label: say.secondWanted,
    value: '0',
    options: counts(0),
  })}`;
}
