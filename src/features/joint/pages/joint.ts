import { html } from 'hono/html';
import {
  backLink,
  columns,
  notice,
  pageHead,
  panel,
  people,
  pressedRefusal,
  summaryList,
  tag,
} from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatAppointment } from '#/platform/i18n/format.ts';
import type { JointShown } from '#/features/joint/routes/shapes.ts';
import { jointWords } from '#/features/joint/words/index.ts';
import { callerForms, decideForm } from './caller-forms.ts';
import { decidable } from './choosable.ts';
import { drawnForms, stepForms } from './forms.ts';
import { callTag, roleOf, sayOwed, stateTag } from './state.ts';

/** Draws a joint task for those who have to do with it: what to do now, who comes, who does it. */
export function jointPage(view: View, shown: JointShown): Page {
  const say = jointWords[view.language];
  const { matter } = shown;
  return {
    title: say.title,
    section: 'desk',
    width: 'two',
    body: html`${pageHead({
      title: shown.what,
      above: backLink(say.title, '/joint-tasks'),
      below: html`<p class="actions">${tag(stateTag(view, shown))}</p>`,
    })}
    ${columns(
      html`${pressedRefusal(view, { drawn: drawnForms(view, shown) })} ${nowPanel(view, shown)}
      ${callsPanel(view, shown)} ${outcomePanel(view, shown)} ${partsPanel(view, shown)}
      ${callerForms(view, shown)}`,
      panel({ title: say.facts }, facts(view, shown, matter)),
    )}`,
  };
}

function nowPanel(view: View, shown: JointShown): Html | '' {
  const say = jointWords[view.language];
  const owed = shown.owed.map((one) =>
    notice({
      look: one.isLate ? 'danger' : 'warning',
      title: one.isLate ? `${say.late} · ${sayOwed(view, one)}` : sayOwed(view, one),
    }),
  );
  const asking = shown.isCalling && goesOn(shown) ? decidable(shown) : [];
  const deciding = asking.length === 0 ? [] : [decideForm(view, shown, asking)];
  const forms = [...deciding, ...stepForms(view, shown)];
  if (owed.length === 0 && forms.length === 0) return '';
  return panel({ title: say.now, id: 'now' }, html`<div class="stack">${owed} ${forms}</div>`);
}

function goesOn({ state }: JointShown): boolean {
  return state === 'called' || state === 'met';
}

function callsPanel(view: View, shown: JointShown): Html {
  const say = jointWords[view.language];
  return panel(
    { title: say.whoIsCalled },
    people(
      view.language,
      shown.calls.map((call) => ({
        name: nameIn(call.names, view.language),
        role: roleOf(view, call),
        note: noteOf(view, call),
        action: tag(callTag(view, call)),
      })),
    ),
  );
}

function noteOf(view: View, call: JointShown['calls'][number]): string | undefined {
  const say = jointWords[view.language];
  const { comesAs, reason, decision, state, reportDueAt, isLate, attendance } = call;
  const due = say.dueBy(formatAppointment(view, reportDueAt));
  const said = [
    ...(comesAs === undefined ? [] : [say.comesAsIs(comesAs)]),
    ...(reason === undefined ? [] : [say.reasonIs(reason)]),
    ...(decision === undefined ? [] : [say.decisionIs(decision)]),
    ...(state === 'called' && attendance === undefined ? [isLate ? say.late : due] : []),
  ];
  return said.length === 0 ? undefined : said.join(' · ');
}

function outcomePanel(view: View, shown: JointShown): Html | '' {
  const say = jointWords[view.language];
  const { agreed, result, assessmentWords, calledOff } = shown;
  const rows = [
    ...(agreed === undefined ? [] : [{ label: say.agreedIs, value: agreed }]),
    ...(result === undefined ? [] : [{ label: say.resultIs, value: result }]),
    ...(assessmentWords === undefined ? [] : [{ label: say.assessHow, value: assessmentWords }]),
    ...(calledOff === undefined
      ? []
      : [{ label: say.states.called_off, value: calledOff.reason ?? say.matterIsClosed }]),
  ];
  return rows.length === 0 ? '' : panel({ title: say.resultIs }, summaryList(view.language, rows));
}

function partsPanel(view: View, shown: JointShown): Html | '' {
  const say = jointWords[view.language];
  if (shown.state === 'called' || shown.state === 'called_off') return '';
  const body =
    shown.parts.length === 0
      ? html`<p>${say.noParts}</p>`
      : people(
          view.language,
          shown.parts.map((part) => ({
            name: nameIn(part.names, view.language),
            role: part.what,
            note: part.words ?? say.dueBy(formatAppointment(view, part.dueAt)),
            action: tag(partTag(view, part)),
          })),
        );
  return panel({ title: say.partsTitle }, body);
}

function partTag(view: View, { outcome, isLate }: JointShown['parts'][number]) {
  const say = jointWords[view.language];
  if (outcome === 'done') return { look: 'done', label: say.outcomes.done } as const;
  if (outcome === 'not_done') return { look: 'plain', label: say.outcomes.not_done } as const;
  return isLate
    ? ({ look: 'open', label: say.late } as const)
    : ({ look: 'wait', label: say.states.met } as const);
}

function facts(view: View, shown: JointShown, matter: JointShown['matter']): Html {
  const say = jointWords[view.language];
  const name = (names: JointShown['lead']) => nameIn(names, view.language);
  return summaryList(view.language, [
    ...(matter === undefined
      ? []
      : [
          {
            label: say.factMatter,
            value: html`<a href="/matters/${matter.id}">${matter.reference} ${matter.title}</a>`,
          },
        ]),
    { label: say.factMeet, value: formatAppointment(view, shown.meetAt) },
    { label: say.factWhere, value: shown.meetingPlace },
    { label: say.factReport, value: formatAppointment(view, shown.reportDueAt) },
    { label: say.factCaller, value: name(shown.caller) },
    { label: say.factLead, value: name(shown.lead) },
    { label: say.factSuperior, value: name(shown.superior) },
  ]);
}
