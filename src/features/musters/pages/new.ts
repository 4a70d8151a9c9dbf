import { html } from 'hono/html';
import { MAX_MEETING_PLACE, MAX_NOTE, MAX_TITLE } from '#/features/musters/model.ts';
import type { NewShown } from '#/features/musters/routes/shapes.ts';
import { musterWords } from '#/features/musters/words/index.ts';
import {
  actions,
  backLink,
  checkboxes,
  dateField,
  emptyState,
  form,
  pageHead,
  selectField,
  submitButton,
  textArea,
  textField,
} from '#/platform/http/components/index.ts';
import type { FormFields } from '#/platform/http/components/field.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';

const NOTE_ROWS = 3;

/** Asks what many are called for, where, when, and how many. */
export function newMusterPage(view: View, shown: NewShown): Page {
  const say = musterWords[view.language];
  return {
    title: say.newTitle,
    section: 'account',
    width: 'column',
    body: html`${pageHead({
      title: say.newTitle,
      lead: say.newLead,
      above: backLink(say.mine, '/musters'),
    })}
    ${
      shown.teams.length === 0
        ? emptyState({ icon: 'users', title: say.noTeams, text: say.noTeamsText })
        : form(
            view,
            { endpoint: 'musters.make', address: '/musters', keepsTyped: true },
            (fields) =>
              html`${whatPart(view, fields)} ${whomPart(view, fields, shown)}
              ${actions(submitButton({ label: say.send, icon: 'megaphone' }))}`,
          )
    }`,
  };
}

function whatPart(view: View, fields: FormFields): Html {
  const say = musterWords[view.language];
  const inAnHour = view.now.add({ hours: 1 }).toZonedDateTimeISO(view.zone).toPlainDateTime();
  return html`${textField(fields, {
    name: 'title',
    label: say.title,
    hint: say.titleHint,
    maxLength: MAX_TITLE,
  })}
  ${textField(fields, {
    name: 'meetingPlace',
    label: say.place,
    hint: say.placeHint,
    maxLength: MAX_MEETING_PLACE,
  })}
  ${dateField(fields, {
    name: 'startsAt',
    kind: 'moment',
    label: say.startsAt,
    value: inAnHour.toString({ smallestUnit: 'minute' }),
  })}
  ${textField(fields, {
    name: 'wanted',
    kind: 'number',
    width: 'short',
    label: say.wanted,
    hint: say.wantedHint,
  })}`;
}

function whomPart(view: View, fields: FormFields, { teams, areas }: NewShown): Html {
  const say = musterWords[view.language];
  const { language } = view;
  const [only] = teams;
  return html`${checkboxes(fields, {
    name: 'teams',
    label: say.teams,
    options: teams.map(({ id, name }) => ({ value: id, label: name })),
    values: teams.length === 1 && only !== undefined ? [only.id] : [],
  })}
  ${selectField(fields, {
    name: 'area',
    label: say.area,
    hint: say.areaHint,
    isOptional: true,
    options: [
      { value: '', label: say.everywhere },
      ...areas.map(({ id, names }) => ({ value: id, label: nameIn(names, language) })),
    ],
  })}
  ${textArea(fields, {
    name: 'note',
    label: say.note,
    hint: say.noteHint,
    rows: NOTE_ROWS,
    limit: MAX_NOTE,
    isOptional: true,
  })}`;
}
