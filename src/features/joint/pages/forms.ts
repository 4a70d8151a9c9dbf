import { html } from 'hono/html';
import {
  actions,
  checkboxes,
  dateField,
  fold,
  form,
  radios,
  selectField,
  submitButton,
  textArea,
  textField,
} from '#/platform/http/components/index.ts';
import type { FormFields } from '#/platform/http/components/field.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatAppointment, formatList, formatNumber } from '#/platform/i18n/format.ts';
import {
  MAX_COMES_AS,
  MAX_DECLINES,
  MAX_PART,
  MAX_REASON,
  MAX_RESULT,
  MAX_WORDS,
  assessments,
  outcomes,
} from '#/features/joint/model.ts';
import type { JointShown } from '#/features/joint/routes/shapes.ts';
import { jointWords } from '#/features/joint/words/index.ts';
import { decidable, excusable, otherLeads } from './choosable.ts';

/** Lists the forms that are drawn, which say themselves what was wrong with them. */
export function drawnForms(view: View, shown: JointShown): readonly string[] {
  const { state, calls, parts, missing, openParts, isCalling, isLeading } = shown;
  const own = calls.filter((call) => call.isMine && call.state !== 'excused');
  const mayDecline = own.every(({ declines }) => declines < MAX_DECLINES);
  const isTime = Temporal.Instant.compare(view.now, shown.meetAt) >= 0;
  const goesOn = state === 'called' || state === 'met';
  const isWhole = missing.length === 0 && openParts === 0;
  const hasPart = parts.some((part) => part.outcome === undefined && (part.isMine || isLeading));
  const drawn: readonly (readonly [endpoint: string, isDrawn: boolean])[] = [
    ['joint.report', state === 'called' && own.length > 0],
    ['joint.decline', state === 'called' && own.length > 0 && mayDecline],
    ['joint.attend', isLeading && (state === 'met' || (state === 'called' && isTime))],
    ['joint.add_part', isLeading && state === 'met'],
    ['joint.end_part', state === 'met' && hasPart],
    ['joint.close', isLeading && state === 'met' && isWhole],
    ['joint.assess', isCalling && state === 'closed'],
    ['joint.decide', isCalling && goesOn && decidable(shown).length + excusable(shown).length > 0],
    ['joint.change_lead', isCalling && goesOn && otherLeads(shown).length > 0],
    ['joint.call_off', isCalling && goesOn],
  ];
  return drawn.flatMap(([endpoint, isDrawn]) => (isDrawn ? [endpoint] : []));
}

/** Where a form of a joint task goes. */
export type Sending = {
  readonly endpoint: `joint.${string}`;
  readonly part: string;
  readonly method?: 'PUT';
  readonly hidden?: Readonly<Record<string, string>>;
};

/** Wraps fields in a form of a joint task. */
export function send(
  view: View,
  { id }: Pick<JointShown, 'id'>,
  { sending, fields }: { readonly sending: Sending; readonly fields: (of: FormFields) => Html },
): Html {
  const { part, ...rest } = sending;
  return form(view, { ...rest, address: `/joint-tasks/${id}/${part}` }, fields);
}

/** Folds a form away; one that came back with a mistake stands open. */
export function folded(
  view: View,
  { summary, endpoint }: { readonly summary: string; readonly endpoint: string },
  drawn: Html,
): Html {
  return view.form?.endpoint === endpoint ? drawn : fold(summary, drawn);
}

/** Lists the forms by which the reader does what is theirs to do now. */
export function stepForms(view: View, shown: JointShown): readonly Html[] {
  const forms: Html[] = [];
  if (shown.state === 'called') forms.push(...answerForms(view, shown));
  if (shown.isLeading && shown.state === 'called') forms.push(meeting(view, shown));
  const open = shown.parts.filter(({ outcome }) => outcome === undefined);
  const own = open.filter(({ isMine }) => isMine || shown.isLeading);
  if (shown.state === 'met' && own.length > 0) forms.push(endPartForm(view, shown, own));
  if (shown.isLeading && shown.state === 'met') {
    forms.push(partForm(view, shown), lateForm(view, shown), closing(view, shown));
  }
  if (shown.isCalling && shown.state === 'closed') forms.push(assessForm(view, shown));
  return forms;
}

function answerForms(view: View, shown: JointShown): readonly Html[] {
  const own = shown.calls.filter(({ isMine, state }) => isMine && state !== 'excused');
  if (own.length === 0) return [];
  const say = jointWords[view.language];
  const left = Math.min(...own.map(({ declines }) => MAX_DECLINES - declines));
  const declining =
    left <= 0
      ? []
      : [
          folded(
            view,
            { summary: say.declineTitle, endpoint: 'joint.decline' },
            declineForm(view, shown, own),
          ),
        ];
  return [reportForm(view, shown, own), ...declining];
}

type Calls = JointShown['calls'];

function reportForm(view: View, shown: JointShown, own: Calls): Html {
  const say = jointWords[view.language];
  const drawn = send(view, shown, {
    sending: { endpoint: 'joint.report', part: 'reports', hidden: onlyOne(own) },
    fields: (fields) =>
      html`<p>${say.reportText}</p>
        ${whichCall(view, fields, own)}
        ${textField(fields, {
          name: 'comesAs',
          label: say.comesAs,
          hint: say.comesAsHint,
          maxLength: MAX_COMES_AS,
          value: own[0]?.comesAs,
        })}
        ${actions(submitButton({ label: say.reportButton, icon: 'check' }))}`,
  });
  // Whoever has reported changes who comes where it is folded away.
  const isDone = own.every(({ state }) => state === 'coming');
  const title = say.reportTitle(formatList(view.language, namesOf(view, own)));
  const at = { summary: title, endpoint: 'joint.report' };
  return isDone
    ? folded(view, at, drawn)
    : html`<h3>${title}</h3>
        ${drawn}`;
}

function declineForm(view: View, shown: JointShown, own: Calls): Html {
  const say = jointWords[view.language];
  const left = Math.min(...own.map(({ declines }) => MAX_DECLINES - declines));
  return send(view, shown, {
    sending: { endpoint: 'joint.decline', part: 'declines', hidden: onlyOne(own) },
    fields: (fields) =>
      html`${whichCall(view, fields, own)}
      ${textArea(fields, {
        name: 'reason',
        label: say.declineWhy,
        hint: say.declineHint(formatNumber(view.language, left)),
        limit: MAX_REASON,
        rows: 2,
      })}
      ${actions(submitButton({ label: say.declineButton }))}`,
  });
}

function meeting(view: View, shown: JointShown): Html {
  const say = jointWords[view.language];
  if (Temporal.Instant.compare(view.now, shown.meetAt) < 0) {
    return html`<p class="soft">${say.attendLater(formatAppointment(view, shown.meetAt))}</p>`;
  }
  return html`<h3>${say.attendTitle}</h3>
    ${attendForm(view, shown)}`;
}

function attendForm(view: View, shown: JointShown): Html {
  const say = jointWords[view.language];
  const here = shown.calls.filter(({ attendance }) => attendance !== 'arrived');
  return send(view, shown, {
    sending: { endpoint: 'joint.attend', part: 'attendance' },
    fields: (fields) =>
      html`${checkboxes(fields, {
        name: 'arrived',
        label: say.whoCame,
        hint: say.whoCameHint,
        options: here.map((call) => ({
          value: call.id,
          label: nameIn(call.names, view.language),
          hint: call.comesAs,
        })),
        isOptional: true,
      })}
      ${textArea(fields, {
        name: 'agreed',
        label: say.agreed,
        hint: say.agreedHint,
        value: shown.agreed,
        limit: MAX_RESULT,
        isOptional: true,
      })}
      ${actions(submitButton({ label: say.attendButton }))}`,
  });
}

function lateForm(view: View, shown: JointShown): Html {
  const say = jointWords[view.language];
  return folded(
    view,
    { summary: say.attendAgain, endpoint: 'joint.attend' },
    attendForm(view, shown),
  );
}

function partForm(view: View, shown: JointShown): Html {
  const say = jointWords[view.language];
  const tomorrow = view.now.toZonedDateTimeISO(view.zone).toPlainDate().add({ days: 1 });
  const drawn = send(view, shown, {
    sending: { endpoint: 'joint.add_part', part: 'parts' },
    fields: (fields) =>
      html`${selectField(fields, {
        name: 'callId',
        label: say.partWho,
        options: options(view, shown.calls),
      })}
      ${textArea(fields, { name: 'what', label: say.partWhat, limit: MAX_PART, rows: 2 })}
      ${dateField(fields, { name: 'dueOn', label: say.partUntil, earliest: tomorrow.toString() })}
      ${actions(submitButton({ label: say.partButton }))}`,
  });
  return folded(view, { summary: say.partTitle, endpoint: 'joint.add_part' }, drawn);
}

function endPartForm(view: View, shown: JointShown, open: JointShown['parts']): Html {
  const say = jointWords[view.language];
  return html`<h3>${say.endPartTitle}</h3>
    ${send(view, shown, {
      sending: { endpoint: 'joint.end_part', part: 'outcomes' },
      fields: (fields) =>
        html`${selectField(fields, {
          name: 'partId',
          label: say.partWhat,
          options: open.map(({ id, names, what }) => ({
            value: id,
            label: `${nameIn(names, view.language)} · ${what}`,
          })),
          value: open[0]?.id,
        })}
        ${radios(fields, {
          name: 'outcome',
          label: say.endPartOutcome,
          options: outcomes.map((value) => ({ value, label: say.outcomes[value] })),
        })}
        ${textArea(fields, {
          name: 'words',
          label: say.endPartWords,
          hint: say.endPartHint,
          limit: MAX_WORDS,
          rows: 2,
        })}
        ${actions(submitButton({ label: say.endPartButton }))}`,
    })}`;
}

/** Until everybody has come and done their part, it is said what is missing. */
function closing(view: View, shown: JointShown): Html {
  const say = jointWords[view.language];
  const { language } = view;
  if (shown.missing.length > 0) {
    const names = shown.missing.map((one) => nameIn(one, language));
    return html`<p class="soft">${say.stillMissing(formatList(language, names))}</p>`;
  }
  if (shown.openParts > 0) {
    return html`<p class="soft">${say.stillOpen(formatNumber(language, shown.openParts))}</p>`;
  }
  return html`<h3>${say.closeTitle}</h3>
    ${send(view, shown, {
      sending: { endpoint: 'joint.close', part: 'closing' },
      fields: (fields) =>
        html`${textArea(fields, {
          name: 'result',
          label: say.closeWords,
          hint: say.closeHint,
          limit: MAX_RESULT,
        })}
        ${actions(submitButton({ label: say.closeButton, icon: 'check' }))}`,
    })}`;
}

function assessForm(view: View, shown: JointShown): Html {
  const say = jointWords[view.language];
  return html`<h3>${say.assessTitle}</h3>
    ${send(view, shown, {
      sending: { endpoint: 'joint.assess', part: 'assessment' },
      fields: (fields) =>
        html`${radios(fields, {
          name: 'answer',
          label: say.assessHow,
          options: assessments.map((value) => ({ value, label: say.assessments[value] })),
        })}
        ${textArea(fields, {
          name: 'words',
          label: say.assessWords,
          limit: MAX_WORDS,
          rows: 2,
          isOptional: true,
        })}
        ${actions(submitButton({ label: say.assessButton }))}`,
    })}`;
}

/** Calls to choose from, by the names of the bodies. */
export function options(view: View, calls: Calls) {
  return calls.map(({ id, names }) => ({ value: id, label: nameIn(names, view.language) }));
}

function namesOf(view: View, calls: Calls): readonly string[] {
  return calls.map(({ names }) => nameIn(names, view.language));
}

/** Of one it need not be asked which. */
function onlyOne(calls: Calls): Readonly<Record<string, string>> {
  const [only, ...more] = calls;
  return only === undefined || more.length > 0 ? {} : { callId: only.id };
}

function whichCall(view: View, fields: FormFields, calls: Calls): Html | '' {
  if (calls.length < 2) return '';
  const label = jointWords[view.language].excuseWho;
  return selectField(fields, { name: 'callId', label, options: options(view, calls) });
}
