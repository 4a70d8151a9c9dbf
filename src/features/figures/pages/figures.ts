import { html } from 'hono/html';
import type { Place } from '#/features/places/index.ts';
import { panel } from '#/platform/http/components/card.ts';
import { dataTable } from '#/platform/http/components/data-table.ts';
import { pageHead, stack } from '#/platform/http/components/page-parts.ts';
import { backLink } from '#/platform/http/components/way-links.ts';
import type { Html, Page, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import {
  formatDuration,
  formatMonth,
  formatNumber,
  formatPercent,
} from '#/platform/i18n/format.ts';
import type { MonthlySum, Span } from '#/features/figures/model.ts';
import {
  isPublished,
  meanDuration,
  monthsOf,
  seriesOf,
  shareOf,
  totalOf,
} from '#/features/figures/rules.ts';
import { words } from '#/features/figures/words/index.ts';
import { shownCount } from './panel.ts';

export type FiguresPageView = {
  readonly place: Pick<Place, 'id' | 'names'>;
  readonly year: readonly MonthlySum[];
  readonly span: Span;
  readonly indicators: readonly {
    readonly code: string;
    readonly part: string;
    readonly whole: string;
    readonly kind: 'share' | 'mean';
  }[];
};

/** The measures of the table, in the order in which a matter goes through them. */
export const shownMeasures = [
  'raised',
  'claimed',
  'handled',
  'resolved',
  'confirmed',
  'closed',
  'returned',
  'reopened',
  'helped',
  'became_helper',
] as const;

/**
 * Draws all figures of a place: counts that open into their matters, shares with part and whole.
 */
export function figuresPage(view: View, shown: FiguresPageView): Page {
  const say = words[view.language];
  const place = nameIn(shown.place.names, view.language);
  return {
    title: say.title(place),
    section: 'places',
    width: 'column',
    body: stack(
      pageHead({
        title: say.title(place),
        lead: say.lead,
        above: backLink(place, `/places/${shown.place.id}`),
      }),
      panel({ title: say.lastYear }, counts(view, shown)),
      panel({ title: say.shares, aside: say.sharesLead }, shares(view, shown)),
      panel({ title: say.months }, months(view, shown)),
    ),
  };
}

function counts(view: View, { place, year }: FiguresPageView): Html {
  const say = words[view.language];
  return dataTable({
    caption: say.measureColumn,
    isCaptionUnseen: true,
    columns: [{ label: say.measureColumn }, { label: say.countColumn, look: 'number' }],
    rows: shownMeasures.map((measure) => {
      const value = totalOf(year, measure);
      const name = html`<span id="${measure}">${say.measures[measure] ?? measure}</span>`;
      const count = shownCount(view, measure, value);
      const opens = isPublished(measure, value) && value > 0;
      const address = `/matters?place=${place.id}&figure=${measure}`;
      return [name, opens ? html`<a href="${address}">${count}</a>` : count];
    }),
  });
}

function shares(view: View, { year, indicators }: FiguresPageView): Html {
  const say = words[view.language];
  const number = (value: number) => formatNumber(view.language, value);
  const rows = indicators.flatMap(({ code, part, whole, kind }) => {
    const share = shareOf(year, { part, whole });
    const name = kind === 'mean' ? say.handlingMean : say.indicators[code];
    if (share === undefined || name === undefined) return [];
    if (!isPublished(part, share.part) || !isPublished(whole, share.whole)) return [];
    const value =
      kind === 'mean'
        ? formatDuration(view.language, meanDuration(share.part / share.whole))
        : formatPercent(view.language, share.part / share.whole);
    const of = kind === 'mean' ? '' : number(share.part);
    return [[name, of, number(share.whole), value]];
  });
  return dataTable({
    caption: say.shares,
    isCaptionUnseen: true,
    columns: [
      { label: say.measureColumn },
      { label: say.countColumn, look: 'number' },
      { label: say.ofColumn, look: 'number' },
      { label: say.shareColumn, look: 'number' },
    ],
    rows,
  });
}

function months(view: View, { place, year, span }: FiguresPageView): Html {
  const say = words[view.language];
  const raised = seriesOf(year, 'raised', span);
  const resolved = seriesOf(year, 'resolved', span);
  const opened = (measure: string, month: Temporal.PlainYearMonth, value = 0) => {
    const count = formatNumber(view.language, value);
    const address = `/matters?place=${place.id}&figure=${measure}&month=${month.toString()}`;
    return value > 0 ? html`<a href="${address}">${count}</a>` : count;
  };
  return dataTable({
    caption: say.perMonth,
    isCaptionUnseen: true,
    columns: [
      { label: say.monthColumn },
      { label: say.raised, look: 'number' },
      { label: say.resolved, look: 'number' },
    ],
    rows: monthsOf(span).map((month, index) => [
      formatMonth(view.language, month),
      opened('raised', month, raised[index]),
      opened('resolved', month, resolved[index]),
    ]),
  });
}
