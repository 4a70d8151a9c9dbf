import { html } from 'hono/html';
import { pressedRefusal } from '#/platform/http/components/index.ts';
import { cards } from '#/platform/http/components/card.ts';
import { emptyState } from '#/platform/http/components/empty-state.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { pager } from '#/platform/http/components/pager.ts';
import { backLink } from '#/platform/http/components/way-links.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatMonth, formatNumber } from '#/platform/i18n/format.ts';
import type { BoardShown } from '#/features/matters/routes/shapes.ts';
import { boardWords } from '#/features/matters/words/board.ts';
import { measureWords } from '#/features/matters/words/measures.ts';
import { matterCard } from './card.ts';

/**
 * Draws the very matters a figure counts, and says how many of them are not the reader's to see.
 */
export function countedPage(view: View, shown: BoardShown): Page {
  const say = boardWords[view.language];
  const title = say.figureTitle(figureName(view, shown));
  return {
    title,
    section: 'places',
    width: 'two',
    body: html`${pageHead({
      title,
      lead: leadOf(view, shown),
      above: backLink(say.figureBack, `/places/${shown.place?.id ?? ''}/figures`),
    })}
    ${stack(pressedRefusal(view), hiddenLine(view, shown), list(view, shown))}`,
  };
}

function figureName(view: View, { figure }: BoardShown): string {
  const { measures } = measureWords[view.language];
  return Object.entries(measures).find(([name]) => name === figure?.name)?.[1] ?? '';
}

function leadOf(view: View, { figure, place }: BoardShown): string {
  const say = boardWords[view.language];
  const where = place === undefined ? '' : nameIn(place.names, view.language);
  const month = (text: string) => formatMonth(view.language, Temporal.PlainYearMonth.from(text));
  if (figure?.month === undefined) return where;
  const first = month(figure.month);
  if (figure.until === undefined || figure.until === figure.month) {
    return say.figureLead(where, first);
  }
  return say.figureSpan(where, first, month(figure.until));
}

function hiddenLine(view: View, { figure }: BoardShown): Html | '' {
  if (figure === undefined || figure.hidden === 0) return '';
  const hidden = formatNumber(view.language, figure.hidden);
  return html`<p class="soft">${boardWords[view.language].figureHidden(hidden)}</p>`;
}

function list(view: View, shown: BoardShown): Html {
  const say = boardWords[view.language];
  if (shown.cards.length === 0) return emptyState({ icon: 'list', title: say.figureNone });
  return html`${cards(shown.cards.map((line) => matterCard(view, line)))}
  ${pager(view.language, { previous: undefined, next: nextPage(shown) })}`;
}

function nextPage({ figure, place, next }: BoardShown): string | undefined {
  if (next === undefined || figure === undefined || place === undefined) return undefined;
  const query = new URLSearchParams({ place: place.id, figure: figure.name, after: next });
  if (figure.month !== undefined) query.set('month', figure.month);
  if (figure.until !== undefined) query.set('until', figure.until);
  return `/matters?${query.toString()}`;
}
