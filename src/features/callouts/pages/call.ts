import { html } from 'hono/html';
import { callAddress } from '#/features/callouts/model.ts';
import type { CallLine } from '#/features/callouts/routes/calls.ts';
import { callWords } from '#/features/callouts/words/call.ts';
import {
  actions,
  linkButton,
  primaryLink,
  quietButton,
  submitButton,
} from '#/platform/http/components/button.ts';
import { buttonForm, pressedRefusal } from '#/platform/http/components/button-form.ts';
import { panel } from '#/platform/http/components/card.ts';
import { notice } from '#/platform/http/components/notice.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { steps } from '#/platform/http/components/steps.ts';
import { summaryList } from '#/platform/http/components/summary-list.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatNumber, formatRelative, formatTime } from '#/platform/i18n/format.ts';

/** How long the way may be said to take, in minutes. */
const MINUTES = [5, 15, 30] as const;

/** Draws a call for one of those in it: what to do comes first, then what it is about. */
export function callPage(view: View, shown: CallLine): Page {
  const say = callWords[view.language];
  const title = titleOf(view, shown);
  const isTold = shown.part === 'asker' || shown.part === 'staff';
  return {
    title,
    section: 'help',
    width: 'column',
    body: html`${pageHead({ title, lead: isTold ? say.leads[shown.stage] : undefined })}
    ${stack(pressedRefusal(view), ...partsOf(view, shown))}`,
  };
}

function partsOf(view: View, shown: CallLine): readonly Html[] {
  const facts = factsPanel(view, shown);
  if (shown.part === 'asked') return [facts, answering(view, shown), ...lookAgain(view, shown)];
  if (shown.part === 'coming') return [going(view, shown), facts, progress(view, shown)];
  return [
    progress(view, shown),
    ...news(view, shown),
    ...lookAgain(view, shown),
    ...askerButtons(view, shown),
    facts,
  ];
}

function titleOf(view: View, { part, stage, isLive, mine }: CallLine): string {
  const say = callWords[view.language];
  if (part === 'coming' && stage === 'coming') return say.youGo;
  if (part !== 'asked') return say.stages[stage];
  if (!isLive) return say.taken;
  if (mine?.answer === 'yes') return say.saidYes;
  return mine?.answer === 'no' ? say.saidNo : say.askTitle;
}

/** Where a script runs, the page says itself that it has changed. */
function lookAgain(view: View, { id, isLive, stage }: CallLine): readonly Html[] {
  if (!isLive && stage !== 'coming') return [];
  const label = callWords[view.language].again;
  return [actions(linkButton({ label, icon: 'clock', address: callAddress(id) }))];
}

/** One touch says yes, with how long the way takes, or no. */
function answering(view: View, shown: CallLine): Html {
  const say = callWords[view.language];
  if (!shown.isLive) return notice({ look: 'good', title: say.taken, text: say.takenText });
  const address = `/calls/${shown.id}/answer`;
  const to = { endpoint: 'callouts.answer', address };
  const { answer } = shown.mine ?? {};
  const text = { yes: say.saidYesText, no: say.saidNoText };
  return html`<p>${answer === undefined ? say.askText : text[answer]}</p>
    ${MINUTES.map((minutes) =>
      buttonForm(view, {
        ...to,
        hidden: { answer: 'yes', minutes: String(minutes) },
        button: submitButton({
          label: say.yes(formatNumber(view.language, minutes)),
          icon: 'check',
        }),
      }),
    )}
    ${buttonForm(view, {
      ...to,
      hidden: { answer: 'no' },
      button: quietButton({ label: say.no, icon: 'close' }),
    })}`;
}

/** Whoever goes reads where to and whom to ring, and says when they are there. */
function going(view: View, shown: CallLine): Html {
  const say = callWords[view.language];
  const { contact, verbs } = shown;
  const matter = `/matters/${shown.id}`;
  return html`${shown.stage === 'coming' ? html`<p>${say.youGoText}</p>` : ''}
  ${
    contact === undefined
      ? ''
      : panel(
          { title: say.contact },
          html`<p>${nameIn(contact.home, view.language)}</p>
            ${ringButton(view, contact.telephone)}`,
        )
  }
  ${
    verbs.includes('start')
      ? buttonForm(view, {
          endpoint: 'matters.start',
          address: `${matter}/start`,
          button: submitButton({ label: say.arrived, icon: 'check' }),
        })
      : ''
  }
  ${
    verbs.includes('mark_done')
      ? actions(linkButton({ label: say.done, icon: 'check', address: `${matter}/done` }))
      : ''
  }`;
}

function ringButton(view: View, telephone: string | undefined): Html | '' {
  if (telephone === undefined) return '';
  const say = callWords[view.language];
  const address = `tel:${telephone}`;
  return actions(primaryLink({ label: say.ring(telephone), icon: 'phone', address }));
}

function progress(view: View, shown: CallLine): Html {
  const say = callWords[view.language].steps;
  const labels = [say.called, say.seen, say.coming, say.arrived, say.done];
  return steps(view.language, { labels, current: stepOf(shown) });
}

function stepOf({ stage, seen }: CallLine): number {
  const at = { seeking: seen > 0 ? 2 : 1, nobody: 2, coming: 3, arrived: 4, done: 5, over: 5 };
  return at[stage];
}

/** Says what is being done just now, to who asked and to staff. */
function news(view: View, shown: CallLine): readonly Html[] {
  const say = callWords[view.language];
  const { language } = view;
  const { stage, coming } = shown;
  if (stage === 'nobody') return [notice({ look: 'danger', text: say.nobodyText })];
  if (stage === 'coming') {
    const at = coming.at && formatTime(view, coming.at);
    return [notice({ look: 'good', text: say.comes(coming.name ?? say.somebody, at) })];
  }
  if (stage !== 'seeking') return [];
  const counted = [
    say.asked(formatNumber(language, shown.asked)),
    say.seen(formatNumber(language, shown.seen)),
  ];
  const lines = [
    counted.join(' · '),
    ...(shown.willing > 0 ? [say.willing(formatNumber(language, shown.willing))] : []),
    ...(shown.role === undefined ? [] : [say.called(say.roles[shown.role] ?? shown.role)]),
    ...(shown.isEverybody && shown.role === undefined ? [say.everybody] : []),
  ];
  const text = html`${lines.map((line) => html`<p>${line}</p>`)}`;
  return [notice({ look: 'info', text })];
}

function askerButtons(view: View, shown: CallLine): readonly Html[] {
  const say = callWords[view.language];
  const matter = `/matters/${shown.id}`;
  const isAsker = shown.part === 'asker';
  const isSought = shown.stage === 'seeking' || shown.stage === 'nobody';
  const worse = html`<p class="soft">${say.worseHint}</p>
    ${buttonForm(view, {
      endpoint: 'callouts.worsen',
      address: `/calls/${shown.id}/worse`,
      button: submitButton({ label: say.worse, icon: 'alert' }),
    })}`;
  const cancel = linkButton({ label: say.cancel, icon: 'close', address: `${matter}/withdrawal` });
  const see = linkButton({ label: say.toMatter, icon: 'arrow-right', address: matter });
  return [
    ...(isAsker && isSought && !shown.isPressing ? [worse] : []),
    shown.verbs.includes('withdraw') ? actions(cancel, see) : actions(see),
  ];
}

function factsPanel(view: View, shown: CallLine): Html {
  const say = callWords[view.language];
  const { language } = view;
  const what = nameIn(shown.categoryNames, language);
  const isSaid = shown.body !== '' && !Object.values(shown.categoryNames).includes(shown.body);
  return panel(
    { title: say.about },
    summaryList(language, [
      { label: say.what, value: what },
      ...(isSaid ? [{ label: say.saidWords, value: shown.body }] : []),
      { label: say.where, value: nameIn(shown.where, language) },
      { label: say.when, value: formatRelative(view, shown.raisedAt) },
    ]),
  );
}
