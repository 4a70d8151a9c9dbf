import { html } from 'hono/html';
import { MAX_LEVEL_NAME, MAX_LEVEL_NAME_EN, MOST_LEVEL_HOURS } from '#/features/hours/model.ts';
import type { StarLevel } from '#/features/hours/model.ts';
import type { LevelShown } from '#/features/hours/routes/shapes.ts';
import { hoursWords } from '#/features/hours/words/index.ts';
import { levelWords } from '#/features/hours/words/levels.ts';
import {
  backLink,
  form,
  inset,
  linkButton,
  pageHead,
  panel,
  stack,
  submitButton,
  summaryList,
  tag,
  textField,
} from '#/platform/http/components/index.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatNumber } from '#/platform/i18n/format.ts';
import { sayMinutes } from './say.ts';

const HERE = '/star-levels';

/** What the page of star levels shows. */
export type LevelsShown = {
  readonly levels: readonly StarLevel[];
  readonly mayChange: boolean;
  /** The level that is being changed. */
  readonly chosen?: StarLevel | undefined;
};

/** Draws the star levels and the hours each asks for; never who has reached one. */
export function levelsPage(view: View, shown: LevelsShown): Page {
  const say = levelWords[view.language];
  const { chosen } = shown;
  const named = chosen && say.changeNamed(nameIn(chosen.names, view.language));
  const title = named ?? say.title;
  return {
    title,
    section: 'account',
    width: 'column',
    body: stack(
      pageHead({
        title,
        lead: named === undefined ? say.lead : undefined,
        above:
          named === undefined
            ? backLink(hoursWords[view.language].title, '/me/hours')
            : backLink(say.title, HERE),
      }),
      chosen === undefined
        ? panel({ title: say.level, id: 'levels' }, summaryList(view.language, rowsOf(view, shown)))
        : panel({ title: nameIn(chosen.names, view.language) }, changing(view, chosen)),
      shown.mayChange ? '' : html`<p class="soft">${say.kept}</p>`,
      inset(say.nothingElse),
    ),
  };
}

function rowsOf(view: View, { levels, mayChange }: LevelsShown) {
  const say = levelWords[view.language];
  return levels.map(({ code, names, hours }) => {
    const name = nameIn(names, view.language);
    const action = linkButton({
      label: say.change,
      spoken: say.changeNamed(name),
      address: `${HERE}?level=${code}`,
    });
    const asked = say.asks(formatNumber(view.language, hours));
    return { label: name, value: html`${asked} ${mayChange ? action : ''}` };
  });
}

/** One form at a time: what was wrong in one stands at no other. */
function changing(view: View, { code, names, hours }: StarLevel): Html {
  const say = levelWords[view.language];
  const to = { endpoint: 'hours.change_level', address: `${HERE}/${code}`, method: 'PUT' } as const;
  const field = { maxLength: MAX_LEVEL_NAME };
  return form(
    view,
    to,
    (fields) =>
      html`${textField(fields, { ...field, name: 'hant', label: say.inHant, value: names.hant })}
      ${textField(fields, { ...field, name: 'hans', label: say.inHans, value: names.hans })}
      ${textField(fields, {
        name: 'en',
        label: say.inEn,
        value: names.en,
        maxLength: MAX_LEVEL_NAME_EN,
      })}
      ${textField(fields, {
        name: 'hours',
        label: say.hours,
        hint: say.hoursHint,
        kind: 'number',
        value: String(hours),
        maxLength: String(MOST_LEVEL_HOURS).length,
      })}
      ${submitButton({ label: say.save })}`,
  );
}

/** Says on one’s own page which level one’s hours reach, and what is still to the next. */
export function ownLevel(view: View, { reached, next }: LevelShown): Html | '' {
  const say = levelWords[view.language];
  if (reached === undefined && next === undefined) return '';
  const label = reached && say.reached(nameIn(reached.names, view.language));
  const left =
    next && say.toNext(sayMinutes(view, next.minutes), nameIn(next.level.names, view.language));
  return html`${label === undefined ? '' : html`<p>${tag({ look: 'done', icon: 'star', label })}</p>`}
    <p>${left} ${say.onlyYou} <a href="${HERE}">${say.how}</a></p>`;
}
