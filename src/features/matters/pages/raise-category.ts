import { html } from 'hono/html';
import {
  actions,
  linkButton,
  primaryLink,
  quietButton,
  submitButton,
} from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import { checkboxes, radios } from '#/platform/http/components/choices.ts';
import type { Choice } from '#/platform/http/components/choices.ts';
import { errorOf } from '#/platform/http/components/field.ts';
import type { FormFields } from '#/platform/http/components/field.ts';
import { fold } from '#/platform/http/components/fold.ts';
import { form, hiddenField } from '#/platform/http/components/form.ts';
import { notice } from '#/platform/http/components/notice.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatList } from '#/platform/i18n/format.ts';
import type { CategoryShown, QuestionShown } from '#/features/matters/routes/raise-shapes.ts';
import { raiseWords } from '#/features/matters/words/raise.ts';
import { iconOf } from './card.ts';
import { raiseFrame, screenOf } from './raise-frame.ts';
import { searchPart } from './raise-search.ts';

const ENDPOINT = 'matters.raise_category';
const ADDRESS = '/raise/category';

type Line = CategoryShown['suggested'][number];

/** Draws the second screen: which kind of thing it is, a question about danger, or advice. */
export function raiseCategoryPage(view: View, shown: CategoryShown): Page {
  const say = raiseWords[view.language];
  if (shown.community === undefined) return nowherePage(view, shown);
  if (shown.step === 'advice' && shown.questions.length > 0) return advicePage(view, shown);
  if (shown.step === 'ask' && shown.questions.length > 0) return askPage(view, shown);
  const frame = {
    step: 2,
    title: say.categoryTitle,
    lead: say.categoryLead,
    back: screenOf('', shown.draft),
  } as const;
  return raiseFrame(view, frame, [choosing(view, shown)]);
}

/** One form: whoever searches, or takes another category, keeps what was said about danger. */
function choosing(view: View, shown: CategoryShown): Html {
  const say = raiseWords[view.language];
  const { draft, query } = shown;
  return form(
    view,
    { endpoint: ENDPOINT, address: ADDRESS, hidden: { draft } },
    (fields) => html`
      ${searchPart(fields, {
        label: say.searchCategory,
        placeholder: say.searchCategoryHint,
        query,
      })}
      ${query === undefined ? '' : foundBy(view, query, shown.found)}
      ${suggestions(view, fields, shown)} ${others(view, shown)}
    `,
  );
}

function suggestions(view: View, fields: FormFields, shown: CategoryShown): Html {
  const say = raiseWords[view.language];
  const { suggested, question } = shown;
  if (suggested.length === 0) {
    return html`${notice({ look: 'info', text: say.noneSuggested })} ${errorOf(fields, 'category')}`;
  }
  return html`
    ${radios(fields, {
      name: 'category',
      label: questionOf(view, shown),
      options: tilesOf(view, shown),
      value: shown.chosen ?? (question === undefined ? suggested[0]?.code : undefined),
    })}
    ${dangerField(view, fields, shown)}
    ${actions(submitButton({ label: say.next, icon: 'arrow-right' }))}
  `;
}

function questionOf(view: View, { question }: CategoryShown): string {
  return question === undefined
    ? raiseWords[view.language].suggested
    : nameIn(question.question, view.language);
}

/** Two that are taken for one another are told apart by their question; the others follow. */
function tilesOf(view: View, { suggested, question }: CategoryShown): readonly Choice[] {
  const { language } = view;
  const told = question?.answers ?? [];
  const apart = told.map(({ category, label }) => {
    const known = suggested.find(({ code }) => code === category);
    const icon = known === undefined ? undefined : iconOf(known.icon);
    const hint = known === undefined ? undefined : nameIn(known.names, language);
    return { value: category, label: nameIn(label, language), hint, icon };
  });
  const rest = suggested.filter(({ code }) => !told.some(({ category }) => category === code));
  return [
    ...apart,
    ...rest.map(({ code, names, icon }) => ({
      value: code,
      label: nameIn(names, language),
      icon: iconOf(icon),
    })),
  ];
}

function dangerField(view: View, fields: FormFields, shown: CategoryShown): Html | '' {
  const say = raiseWords[view.language];
  if (shown.questions.length === 0) return '';
  return html`${shown.questions.map(({ code }) => hiddenField('asked', code))}
  ${checkboxes(fields, {
    name: 'yes',
    label: say.danger,
    hint: say.dangerHint,
    isOptional: true,
    options: shown.questions.map(({ code, question }) => ({
      value: code,
      label: nameIn(question, view.language),
    })),
    values: shown.yes,
  })}`;
}

/** The long list, for whom nothing suggested or found is right. */
function others(view: View, { groups }: CategoryShown): Html | '' {
  if (groups.length === 0) return '';
  return panel(
    { title: raiseWords[view.language].otherTitle, id: 'others' },
    html`${groups.map((group) =>
      fold(nameIn(group.names, view.language), buttonsOf(view, group.categories)),
    )}`,
  );
}

function foundBy(view: View, query: string, found: readonly Line[]): Html {
  const say = raiseWords[view.language];
  if (found.length === 0) return html`<p role="status">${say.noneFound(query)}</p>`;
  return html`<p role="status">${say.found(query)}</p>
    ${buttonsOf(view, found)}`;
}

/** One touch chooses and goes on. */
function buttonsOf(view: View, lines: readonly Line[]): Html {
  return actions(
    ...lines.map(({ code, names, icon }) =>
      quietButton({
        label: nameIn(names, view.language),
        icon: iconOf(icon),
        name: 'other',
        value: code,
      }),
    ),
  );
}

function askPage(view: View, shown: CategoryShown): Page {
  const say = raiseWords[view.language];
  const frame = {
    step: 2,
    title: say.askTitle,
    lead: say.dangerHint,
    back: screenOf('/category', shown.draft),
  } as const;
  const hidden = { draft: shown.draft, category: shown.chosen ?? '' };
  return raiseFrame(view, frame, [
    form(
      view,
      { endpoint: ENDPOINT, address: ADDRESS, hidden },
      (fields) =>
        html`${dangerField(view, fields, shown)}
        ${actions(submitButton({ label: say.next, icon: 'arrow-right' }))}`,
    ),
  ]);
}

/** Where somebody is in danger the form steps back: whom to ring comes first. */
function advicePage(view: View, shown: CategoryShown): Page {
  const say = raiseWords[view.language];
  const isEnd = shown.questions.some(({ stops }) => stops);
  const change = linkButton({ label: say.settled, address: screenOf('/category', shown.draft) });
  const goOn = primaryLink({ label: say.goOn, address: screenOf('/place', shown.draft) });
  return raiseFrame(
    view,
    {
      step: 2,
      title: say.adviceTitle,
      lead: isEnd ? say.adviceStops : say.adviceGoesOn,
      back: screenOf('/category', shown.draft),
    },
    [
      ...shown.questions.map((question) => adviceNotice(view, question)),
      isEnd ? actions(change) : actions(goOn, change),
    ],
  );
}

function adviceNotice(view: View, question: QuestionShown): Html {
  const { language } = view;
  const say = raiseWords[language];
  const locals = question.calls.flatMap(({ local }) => local ?? []);
  const named = locals.map((local) => say.locals[local] ?? say.local);
  return notice({
    look: 'danger',
    title: nameIn(question.question, language),
    text: html`<p>${nameIn(question.advice, language)}</p>
      ${actions(...callsOf(view, question))}
      ${locals.length === 0 ? '' : html`<p>${say.numberUnknown(formatList(language, named))}</p>`}`,
  });
}

/** Whoever is on duty knows the numbers of local companies. */
function callsOf(view: View, { calls }: QuestionShown): readonly Html[] {
  const say = raiseWords[view.language];
  const ring = calls
    .flatMap(({ number }) => number ?? [])
    .map((number) =>
      primaryLink({ label: say.call(number), icon: 'phone', address: `tel:${number}` }),
    );
  if (calls.every(({ local }) => local === undefined)) return ring;
  const address = `tel:${view.duty.telephone.replaceAll(/[^\d+]/g, '')}`;
  return [...ring, linkButton({ label: say.callDuty, icon: 'phone', address })];
}

function nowherePage(view: View, shown: CategoryShown): Page {
  const say = raiseWords[view.language];
  const frame = {
    step: 2,
    title: say.noCommunity,
    lead: say.noCommunityText,
    back: screenOf('', shown.draft),
  } as const;
  const find = primaryLink({ label: say.findPlace, icon: 'search', address: '/places' });
  return raiseFrame(view, frame, [actions(find)]);
}
