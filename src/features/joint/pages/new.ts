import { html } from 'hono/html';
import {
  actions,
  backLink,
  checkboxes,
  dateField,
  emptyState,
  fold,
  form,
  pageHead,
  panel,
  selectField,
  stack,
  submitButton,
  textArea,
  textField,
} from '#/platform/http/components/index.ts';
import type { FormFields } from '#/platform/http/components/field.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { MAX_MEETING_PLACE, MAX_WHAT } from '#/features/joint/model.ts';
import type { NewShown } from '#/features/joint/routes/shapes.ts';
import { jointWords } from '#/features/joint/words/index.ts';

/** Asks whom an office calls to a matter: who leads, who comes, what for, where and when. */
export function newPage(view: View, shown: NewShown): Page {
  const say = jointWords[view.language];
  const { matter } = shown;
  const isAnybody = shown.callable.some(({ isRequirable }) => isRequirable);
  return {
    title: say.callTitle,
    section: 'desk',
    width: 'column',
    body: stack(
      pageHead({
        title: say.callTitle,
        lead: say.callLead(nameIn(shown.caller, view.language)),
        above: backLink(`${matter.reference} ${matter.title}`, `/matters/${matter.id}`),
      }),
      isAnybody
        ? panel({ title: say.callButton }, callForm(view, shown))
        : emptyState({ icon: 'info', title: say.nobodyToCall, text: '' }),
    ),
  };
}

function callForm(view: View, shown: NewShown): Html {
  const address = `/matters/${shown.matter.id}/joint-tasks`;
  return form(
    view,
    { endpoint: 'joint.call', address, keepsTyped: true },
    (fields) => html`${whom(view, shown, fields)} ${whatFor(view, shown, fields)}`,
  );
}

function whom(view: View, { callable }: NewShown, fields: FormFields): Html {
  const say = jointWords[view.language];
  const all = callable.map(({ body, names, isRequirable }) => ({
    value: body,
    label: nameIn(names, view.language),
    isRequirable,
  }));
  const options = all.filter(({ isRequirable }) => isRequirable);
  return html`${selectField(fields, {
    name: 'lead',
    label: say.whoLeads,
    hint: say.whoLeadsHint,
    options,
  })}
  ${checkboxes(fields, {
    name: 'required',
    label: say.whoComes,
    hint: say.whoComesHint,
    options,
    isOptional: true,
  })}
  ${fold(
    say.whoElse,
    checkboxes(fields, {
      name: 'invited',
      label: say.whoElse,
      hint: say.whoElseHint,
      options: all.filter(({ isRequirable }) => !isRequirable),
      isOptional: true,
    }),
  )}`;
}

function whatFor(view: View, { isUrgent }: NewShown, fields: FormFields): Html {
  const say = jointWords[view.language];
  const [report, meet] = usualTimes(view, isUrgent ? 'urgent' : 'usual');
  const earliest = localText(view, view.now);
  return html`${textArea(fields, {
    name: 'what',
    label: say.what,
    hint: say.whatHint,
    limit: MAX_WHAT,
  })}
  ${textField(fields, {
    name: 'meetingPlace',
    label: say.where,
    hint: say.whereHint,
    maxLength: MAX_MEETING_PLACE,
  })}
  ${dateField(fields, {
    name: 'reportDueAt',
    kind: 'moment',
    label: say.reportBy,
    hint: say.reportByHint,
    value: report,
    earliest,
  })}
  ${dateField(fields, { name: 'meetAt', kind: 'moment', label: say.meetAt, value: meet, earliest })}
  ${actions(submitButton({ label: say.callButton, icon: 'megaphone' }))}`;
}

const REPORT_HOUR = 17;
const MEET_HOUR = 9;

/** Offers times to change: within hours for what cannot wait, else in the coming days. */
function usualTimes(view: View, kind: 'urgent' | 'usual'): readonly [string, string] {
  const here = view.now.toZonedDateTimeISO(view.zone);
  if (kind === 'urgent') {
    return [
      localText(view, view.now.add({ hours: 1 })),
      localText(view, view.now.add({ hours: 2 })),
    ];
  }
  const at = (days: number, hour: number) =>
    here.toPlainDate().add({ days }).toPlainDateTime({ hour }).toString({ smallestUnit: 'minute' });
  return [at(1, REPORT_HOUR), at(2, MEET_HOUR)];
}

function localText(view: View, moment: Temporal.Instant): string {
  const local = moment.toZonedDateTimeISO(view.zone).toPlainDateTime();
  return local.toString({ smallestUnit: 'minute' });
}
