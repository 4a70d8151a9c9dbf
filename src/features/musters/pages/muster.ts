import { html } from 'hono/html';
import { MAX_END_WORDS } from '#/features/musters/model.ts';
import type { MusterView } from '#/features/musters/routes/shapes.ts';
import { musterWords } from '#/features/musters/words/index.ts';
import {
  actions,
  backLink,
  buttonForm,
  checkboxes,
  fold,
  form,
  notice,
  pageHead,
  panel,
  people,
  pressedRefusal,
  quietButton,
  stack,
  submitButton,
  summaryList,
  textArea,
  textField,
} from '#/platform/http/components/index.ts';
import { openFold } from '#/platform/http/components/fold.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatList, formatMoment, formatNumber } from '#/platform/i18n/format.ts';

const FORMS = ['musters.change', 'musters.stand_down', 'musters.close'];
const ROWS = 2;

/** Draws a muster: whoever was asked answers with one tap, whoever keeps it sees who comes. */
export function musterPage(view: View, shown: MusterView): Page {
  const say = musterWords[view.language];
  return {
    title: shown.title,
    section: 'account',
    width: 'column',
    body: html`${pageHead({ title: shown.title, above: backLink(say.mine, '/musters') })}
    ${stack(
      pressedRefusal(view, { drawn: FORMS }),
      standing(view, shown),
      facts(view, shown),
      ...(shown.isForMe && !shown.isOver ? [answering(view, shown)] : []),
      ...keepingParts(view, shown),
      whose(view, shown),
    )}`,
  };
}

/** Says first how it stands: with numbers, in words. */
function standing(view: View, shown: MusterView): Html {
  const say = musterWords[view.language];
  const { language } = view;
  if (shown.stage === 'stood_down') {
    return notice({ look: 'warning', text: say.offFor(shown.endWords ?? '') });
  }
  if (shown.stage === 'held') {
    return notice({ look: 'good', text: shown.endWords ?? say.heldText });
  }
  const of = say.ofWanted(
    formatNumber(language, shown.coming),
    formatNumber(language, shown.wanted),
  );
  const missing = shown.wanted - shown.coming;
  return notice({
    look: missing > 0 ? 'info' : 'good',
    title: of,
    text: missing > 0 ? say.stillWanted(formatNumber(language, missing)) : say.enough,
  });
}

/** What somebody has to know to say whether they come. */
function facts(view: View, shown: MusterView): Html {
  const say = musterWords[view.language];
  return summaryList(view.language, [
    { label: say.when, value: formatMoment(view, shown.startsAt) },
    { label: say.where, value: shown.meetingPlace },
    ...(shown.note === undefined ? [] : [{ label: say.note, value: shown.note }]),
  ]);
}

function whose(view: View, shown: MusterView): Html {
  const say = musterWords[view.language];
  const { language } = view;
  const area = shown.area === undefined ? '' : ` · ${nameIn(shown.area, language)}`;
  return summaryList(language, [
    { label: say.who, value: `${formatList(language, shown.teams)}${area}` },
    { label: say.calledBy, value: shown.madeBy },
  ]);
}

/** One touch says yes or no; who comes can say that they cannot after all. */
function answering(view: View, shown: MusterView): Html {
  const say = musterWords[view.language];
  const to = { endpoint: 'musters.answer', address: `/musters/${shown.id}/answer` };
  const { seating, answer } = shown;
  const yes = buttonForm(view, {
    ...to,
    hidden: { answer: 'yes' },
    button: submitButton({
      label: shown.stage === 'full' ? say.yesInLine : say.yes,
      icon: 'check',
    }),
  });
  const no = buttonForm(view, {
    ...to,
    hidden: { answer: 'no' },
    button: quietButton({ label: seating === undefined ? say.no : say.cannotNow, icon: 'close' }),
  });
  if (seating !== undefined) {
    return html`${notice({ look: 'good', title: say.mineIs[seating], text: say.mineText[seating] })}
    ${no}`;
  }
  return answer === 'no'
    ? html`<p>${say.saidNoText}</p>
        ${yes}`
    : html`${yes} ${no}`;
}

function keepingParts(view: View, shown: MusterView): readonly Html[] {
  const { keeping } = shown;
  if (keeping === undefined) return [];
  const isLive = shown.stage === 'open' || shown.stage === 'full';
  return [
    counted(view, shown, keeping),
    ...(isLive && shown.hasBegun ? [closing(view, shown, keeping)] : [comers(view, keeping)]),
    ...(isLive && !shown.isOver ? [changing(view, shown), callingOff(view, shown)] : []),
  ];
}

type Keeping = NonNullable<MusterView['keeping']>;

function counted(view: View, shown: MusterView, keeping: Keeping): Html {
  const { counted: say, finding, nobodyThere } = musterWords[view.language];
  if (!shown.isAsked) return notice({ look: 'info', text: finding });
  if (keeping.asked === 0) return notice({ look: 'warning', text: nobodyThere });
  const number = (count: number) => formatNumber(view.language, count);
  const parts = [
    say.asked(number(keeping.asked)),
    say.seen(number(keeping.seen)),
    ...(keeping.reserve > 0 ? [say.reserve(number(keeping.reserve))] : []),
    ...(keeping.declined > 0 ? [say.declined(number(keeping.declined))] : []),
  ];
  return html`<p>${parts.join(' · ')}</p>`;
}

function comers(view: View, { comers: all }: Keeping): Html {
  const say = musterWords[view.language];
  const rows = all.map(({ name, seating, came }) => ({
    name,
    role: roleOf(view, { seating, came }),
  }));
  return panel(
    { title: say.comers },
    rows.length === 0 ? html`<p>${say.noComers}</p>` : people(view.language, rows),
  );
}

function roleOf(view: View, one: Pick<Keeping['comers'][number], 'seating' | 'came'>): string {
  const say = musterWords[view.language];
  if (one.came === undefined) return say.seatings[one.seating];
  return one.came ? say.came : say.cameNot;
}

/** After it began: whoever was to come is ticked; the tick goes from who was not there. */
function closing(view: View, { id }: MusterView, { comers: all }: Keeping): Html {
  const say = musterWords[view.language];
  const coming = all.filter(({ seating }) => seating === 'coming');
  return panel(
    { title: say.closeTitle },
    form(
      view,
      { endpoint: 'musters.close', address: `/musters/${id}/closing`, keepsTyped: true },
      (fields) =>
        html`${
          coming.length === 0
            ? html`<p>${say.noComers}</p>`
            : checkboxes(fields, {
                name: 'came',
                label: say.comers,
                hint: say.closeHint,
                options: coming.map(({ personId, name }) => ({ value: personId, label: name })),
                values: coming.map(({ personId }) => personId),
                isOptional: true,
              })
        }
        ${textArea(fields, {
          name: 'words',
          label: say.closeWords,
          rows: ROWS,
          limit: MAX_END_WORDS,
          isOptional: true,
        })}
        ${actions(submitButton({ label: say.closeButton, icon: 'check' }))}`,
    ),
  );
}

/** Few need it; what came back with a mistake is shown unfolded. */
function folded(
  view: View,
  { endpoint, summary }: { readonly endpoint: string; readonly summary: string },
  body: Html,
): Html {
  return view.form?.endpoint === endpoint ? openFold(summary, body) : fold(summary, body);
}

function changing(view: View, { id, wanted }: MusterView): Html {
  const say = musterWords[view.language];
  return folded(
    view,
    { endpoint: 'musters.change', summary: say.changeTitle },
    form(
      view,
      { endpoint: 'musters.change', address: `/musters/${id}/wanted`, method: 'PUT' },
      (fields) =>
        html`${textField(fields, {
          name: 'wanted',
          kind: 'number',
          width: 'short',
          label: say.wanted,
          hint: say.wantedHint,
          value: String(wanted),
        })}
        ${actions(quietButton({ label: say.changeButton, icon: 'check' }))}`,
    ),
  );
}

function callingOff(view: View, { id }: MusterView): Html {
  const say = musterWords[view.language];
  return folded(
    view,
    { endpoint: 'musters.stand_down', summary: say.offTitle },
    form(
      view,
      {
        endpoint: 'musters.stand_down',
        address: `/musters/${id}/standing-down`,
        keepsTyped: true,
      },
      (fields) =>
        html`<p class="soft">${say.offHint}</p>
          ${textArea(fields, {
            name: 'words',
            label: say.offWords,
            rows: ROWS,
            limit: MAX_END_WORDS,
          })}
          ${actions(quietButton({ label: say.offButton, icon: 'close' }))}`,
    ),
  );
}
