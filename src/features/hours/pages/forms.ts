import { html } from 'hono/html';
import {
  MAX_ACTIVITY,
  MAX_CONTENT,
  MAX_IN_CHARGE,
  MAX_MATERIALS,
  MAX_REASON,
  MOST_MINUTES,
  bars,
} from '#/features/hours/model.ts';
import type { CorrectionShown, NewShown, RecordShown } from '#/features/hours/routes/shapes.ts';
import { hoursWords } from '#/features/hours/words/index.ts';
import {
  actions,
  backLink,
  dateField,
  form,
  inset,
  pageHead,
  radios,
  selectField,
  stack,
  submitButton,
  textArea,
  textField,
} from '#/platform/http/components/index.ts';
import type { FormFields } from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { sayOccasion } from './say.ts';

/** Asks what somebody gave their time for. */
export function newPage(view: View, shown: NewShown): Page {
  const say = hoursWords[view.language];
  const { matter } = shown;
  const hidden = matter === undefined ? {} : { matter: matter.id };
  const to = { endpoint: 'hours.record', address: '/hours', hidden, keepsTyped: true } as const;
  return {
    title: say.newTitle,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({
        title: say.newTitle,
        lead: say.newLead,
        above:
          matter === undefined
            ? backLink(say.title, '/me/hours')
            : backLink(matter.title, `/matters/${matter.id}`),
      }),
      matter === undefined ? '' : inset(say.ofMatter(matter.title)),
      form(
        view,
        to,
        (fields) =>
          html`${matter === undefined ? activityFields(view, fields, shown) : ''}
            ${timeFields(view, fields, { ...shown, on: shown.on.toString() })}
            ${workFields(view, fields, {})} ${voluntaryField(view, fields)}
            ${shown.mayBeLate ? lateField(view, fields) : ''}
            <p class="soft">${say.deadline}</p>
            ${actions(submitButton({ label: say.save, icon: 'check' }))}`,
      ),
      inset(say.nothingElse),
    ),
  };
}

function activityFields(view: View, fields: FormFields, shown: NewShown): Html {
  const say = hoursWords[view.language];
  return html`${textField(fields, {
    name: 'activity',
    label: say.activity,
    hint: say.activityHint,
    maxLength: MAX_ACTIVITY,
  })}
  ${selectField(fields, {
    name: 'place',
    label: say.place,
    value: shown.places[0]?.id,
    options: shown.places.map(({ id, names }) => ({
      value: id,
      label: nameIn(names, view.language),
    })),
  })}
  ${selectField(fields, {
    name: 'team',
    label: say.team,
    hint: say.teamHint,
    isOptional: true,
    options: shown.teams.map(({ id, name }) => ({ value: id, label: name })),
  })}
  ${textField(fields, { name: 'inCharge', label: say.inCharge, maxLength: MAX_IN_CHARGE })}`;
}

type Time = {
  readonly on: string;
  readonly from?: string | undefined;
  readonly minutes?: number;
  readonly latest: Temporal.PlainDate;
};

function timeFields(view: View, fields: FormFields, time: Time): Html {
  const say = hoursWords[view.language];
  return html`${dateField(fields, {
    name: 'on',
    label: say.on,
    value: time.on,
    latest: time.latest.toString(),
  })}
  ${dateField(fields, {
    name: 'from',
    label: say.from,
    hint: say.fromHint,
    kind: 'time',
    value: time.from,
  })}
  ${textField(fields, {
    name: 'minutes',
    label: say.minutes,
    hint: say.minutesHint,
    kind: 'number',
    maxLength: String(MOST_MINUTES).length,
    value: time.minutes === undefined ? undefined : String(time.minutes),
  })}`;
}

function workFields(
  view: View,
  fields: FormFields,
  said: Partial<Pick<RecordShown, 'content' | 'materials'>>,
): Html {
  const say = hoursWords[view.language];
  return html`${textArea(fields, {
    name: 'content',
    label: say.content,
    hint: say.contentHint,
    limit: MAX_CONTENT,
    rows: 3,
    value: said.content,
  })}
  ${textField(fields, {
    name: 'materials',
    label: say.materials,
    hint: say.materialsHint,
    isOptional: true,
    maxLength: MAX_MATERIALS,
    value: said.materials,
  })}`;
}

function voluntaryField(view: View, fields: FormFields): Html {
  const say = hoursWords[view.language];
  return radios(fields, {
    name: 'voluntary',
    label: say.voluntary,
    hint: say.voluntaryHint,
    options: [
      { value: 'yes', label: say.voluntaryYes },
      ...bars.map((bar) => ({ value: bar, label: say.bars[bar] })),
    ],
  });
}

function lateField(view: View, fields: FormFields): Html {
  const say = hoursWords[view.language];
  return textArea(fields, {
    name: 'lateReason',
    label: say.lateReason,
    hint: say.lateReasonHint,
    limit: MAX_REASON,
    rows: 2,
    isOptional: true,
  });
}

/** Asks what was otherwise than a record says. */
export function correctionPage(view: View, { record, latest }: CorrectionShown): Page {
  const say = hoursWords[view.language];
  const address = `/hours/${record.id}/correction`;
  const from = record.startedAt.toZonedDateTimeISO(view.zone).toPlainTime();
  const time = {
    on: record.on.toString(),
    from: from.toString({ smallestUnit: 'minute' }),
    minutes: record.minutes,
    latest,
  };
  return {
    title: say.correctTitle,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({
        title: say.correctTitle,
        lead: say.correctLead,
        above: backLink(sayOccasion(view, record), `/hours/${record.id}`),
      }),
      form(
        view,
        { endpoint: 'hours.correct', address, keepsTyped: true },
        (fields) =>
          html`${timeFields(view, fields, time)} ${workFields(view, fields, record)}
          ${textField(fields, {
            name: 'reason',
            label: say.correctReason,
            hint: say.correctReasonHint,
            maxLength: MAX_REASON,
          })}
          ${actions(submitButton({ label: say.correctButton, icon: 'check' }))}`,
      ),
    ),
  };
}
