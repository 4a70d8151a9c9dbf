import { html } from 'hono/html';
import { pressedRefusal } from '#/platform/http/components/index.ts';
import { linkButton } from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import { dataTable } from '#/platform/http/components/data-table.ts';
import { columns, pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { photo } from '#/platform/http/components/photo.ts';
import { tag } from '#/platform/http/components/tag.ts';
import { backLink } from '#/platform/http/components/way-links.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { formatAppointment } from '#/platform/i18n/format.ts';
import type { Verb } from '#/features/matters/model/matter.ts';
import type { HandlingShown, MatterPage } from '#/features/matters/routes/shapes.ts';
import { handlingKeyNames } from '#/features/matters/words/desk-keys.ts';
import { deskWords } from '#/features/matters/words/desk.ts';
import { handlingWords } from '#/features/matters/words/handling.ts';
import { matterWords } from '#/features/matters/words/matter.ts';
import { stateWords } from '#/features/matters/words/states.ts';
import { commentPanel } from './comments.ts';
import { keyHelp, onKey } from './desk-keys.ts';
import {
  assignForm,
  categoryForm,
  checkForm,
  closeForm,
  declineForm,
  handlingOf,
  mergeForm,
  pauseForm,
  placeForm,
  pressForm,
  recallForm,
  reopeningForm,
  verifyForm,
} from './handling-forms.ts';
import type { Handling } from './handling-forms.ts';
import { contactPanel, factsPanel, handsPanel, offersPanel, requestNotices } from './hands.ts';
import { photoOf } from './photos.ts';
import { matterStory } from './story.ts';
import { sendBackForm, takeOverForm, transferForm } from './transfer-forms.ts';
import { exactTag } from './tags.ts';
import { plainly, written, writtenProse } from './written.ts';

/** Draws what staff can do with a matter now, beside all they need to know of it. */
export function handlingPage(view: View, shown: HandlingShown): Page {
  const { matter } = shown;
  const say = handlingWords[view.language];
  const desk = `/desk?place=${matter.community.id}`;
  const lead = matter.hands.find(({ role, until }) => role === 'lead' && until === undefined);
  return {
    title: say.handle(plainly(view.language, matter.title)),
    section: 'desk',
    width: 'two',
    script: 'desk-keys',
    body: html`${pageHead({
      title: written(view.language, matter.title),
      lead: say.handleLead,
      above: onKey('u', backLink(deskWords[view.language].title, desk)),
      below: html`<p>${tag(exactTag(view, { ...matter, holderName: lead?.person.name }))}</p>`,
      action: linkButton({ label: say.toPage, icon: 'eye', address: `/matters/${matter.id}` }),
    })}
    ${columns(
      html`${told(view, matter)} ${onKey('h', stepPanels(view, shown))}
      ${onKey('r', html`${commentPanel(view, matter, shown.choices)}`)}
      ${panel({ title: matterWords[view.language].story }, matterStory(view, matter))}`,
      html`${handsPanel(view, matter)} ${contactPanel(view, matter)} ${offersPanel(view, matter)}
      ${clocksPanel(view, matter)} ${factsPanel(view, matter)}`,
    )}
    ${keyHelp(view, handlingKeyNames)}`,
  };
}

/** The verb for which each form with fields of its own is drawn. */
const formVerbs: readonly (readonly [endpoint: string, verb: Verb])[] = [
  ['matters.assign', 'assign'],
  ['matters.assign', 'reassign'],
  ['matters.recall', 'recall'],
  ['matters.transfer', 'transfer'],
  ['matters.send_back', 'send_back'],
  ['matters.verify', 'verify_found'],
  ['matters.check', 'pass_check'],
  ['matters.pause', 'pause'],
  ['matters.answer_reopening', 'reopen'],
  ['matters.decline', 'decline'],
  ['matters.close', 'close_out_of_scope'],
  ['matters.merge', 'merge'],
];

/** A form that is drawn says itself what was wrong with it. */
function drawnForms({ allowed }: MatterPage): readonly string[] {
  const drawn = formVerbs.filter(([, verb]) => allowed.verbs.includes(verb));
  return [
    ...drawn.map(([endpoint]) => endpoint),
    ...(allowed.rearrange ? ['matters.change_category', 'matters.change_place'] : []),
    ...(allowed.refuseRelease ? ['matters.refuse_release'] : []),
    'matters.comment',
  ];
}

function stepPanels(view: View, shown: HandlingShown): Html {
  const handling = handlingOf(view, shown);
  const { say } = handling;
  const notices = [
    pressedRefusal(view, { drawn: drawnForms(shown.matter) }),
    ...requestNotices(view, shown.matter),
  ];
  const sections: readonly (readonly [string, readonly Html[]])[] = [
    [say.next, nextForms(handling)],
    [say.arrange, arrangeForms(handling)],
    [say.rest, restForms(handling)],
    [say.end, endForms(handling)],
    [say.correct, correctForms(handling)],
  ];
  const drawn = sections.filter(([, forms]) => forms.length > 0);
  return html`${notices}
  ${
    drawn.length === 0
      ? panel({ title: say.next }, html`<p>${say.nothingToDo}</p>`)
      : drawn.map(([title, forms]) => panel({ title }, stack(...forms)))
  }`;
}

/** What the state itself asks of staff: to accept, to look, to check, to answer. */
function nextForms(handling: Handling): readonly Html[] {
  const { say } = handling;
  return only(handling, [
    [
      'accept',
      () => (handling.shown.matter.passed ? takeOverForm(handling) : acceptForm(handling)),
    ],
    ['send_back', () => sendBackForm(handling)],
    ['verify_found', () => verifyForm(handling)],
    ['pass_check', () => checkForm(handling)],
    ['reopen', () => reopeningForm(handling)],
    [
      'ask_to_verify',
      () =>
        pressForm(
          handling,
          { endpoint: 'matters.ask_to_verify', part: 'verification' },
          { label: say.askToVerify },
        ),
    ],
  ]);
}

function acceptForm(handling: Handling): Html {
  const { accept, acceptHint } = handling.say;
  const sending = { endpoint: 'matters.accept', part: 'acceptance' };
  return pressForm(handling, sending, { label: accept, hint: acceptHint });
}

function arrangeForms(handling: Handling): readonly Html[] {
  const { say, shown } = handling;
  const { verbs } = shown.matter.allowed;
  const mayGive = verbs.includes('assign') || verbs.includes('reassign');
  const call = { endpoint: 'matters.call_out', part: 'call' };
  const endCall = { endpoint: 'matters.call_in', part: 'call', method: 'DELETE' } as const;
  return [
    ...(mayGive ? [onKey('a', assignForm(handling))] : []),
    ...only(handling, [
      ['transfer', () => transferForm(handling)],
      ['recall', () => recallForm(handling)],
      ['call_out', () => pressForm(handling, call, { label: say.callOut, hint: say.callOutHint })],
      ['call_in', () => pressForm(handling, endCall, { label: say.callIn })],
    ]),
  ];
}

function restForms(handling: Handling): readonly Html[] {
  const { say } = handling;
  const resume = { endpoint: 'matters.resume', part: 'waiting', method: 'DELETE' } as const;
  return only(handling, [
    ['resume', () => pressForm(handling, resume, { label: say.resume })],
    ['pause', () => pauseForm(handling)],
  ]);
}

function endForms(handling: Handling): readonly Html[] {
  return only(handling, [
    ['decline', () => declineForm(handling)],
    ['close_out_of_scope', () => closeForm(handling)],
    ['merge', () => mergeForm(handling)],
  ]);
}

function correctForms(handling: Handling): readonly Html[] {
  if (!handling.shown.matter.allowed.rearrange) return [];
  return [categoryForm(handling), placeForm(handling)];
}

function only(
  { shown }: Handling,
  forms: readonly (readonly [Verb, () => Html])[],
): readonly Html[] {
  const { verbs } = shown.matter.allowed;
  return forms.flatMap(([verb, draw]) => (verbs.includes(verb) ? [draw()] : []));
}

function told(view: View, matter: MatterPage): Html {
  const say = matterWords[view.language];
  const title = plainly(view.language, matter.title);
  const [first] = matter.photos;
  return html`<section class="panel">
    <h2 class="unseen">${say.facts}</h2>
    ${
      first === undefined
        ? ''
        : photo({
            ...photoOf(first.id, say.photoBefore(title)),
            address: `/matters/${matter.id}`,
          })
    }
    <div class="prose">${writtenProse(view.language, matter.body)}</div>
  </section>`;
}

function clocksPanel(view: View, matter: MatterPage): Html | '' {
  const say = handlingWords[view.language];
  if (matter.clocks.length === 0) return '';
  const stages = stateWords[view.language].stages;
  const states = { running: say.clockRuns, standing: say.clockStands, late: say.clockLate };
  return panel(
    { title: say.clocks },
    dataTable({
      caption: say.clocks,
      isCaptionUnseen: true,
      columns: [
        { label: say.clockColumns.stage },
        { label: say.clockColumns.due },
        { label: say.clockColumns.how },
      ],
      rows: matter.clocks.map(({ stage, dueAt, state }) => [
        stages[stage],
        dueAt === undefined ? '—' : formatAppointment(view, dueAt),
        state === 'late' ? tag({ look: 'open', label: states.late }) : states[state],
      ]),
    }),
  );
}
