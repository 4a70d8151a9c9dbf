import { html } from 'hono/html';
import { barPairs } from '#/platform/http/components/bar-pairs.ts';
import { linkButton } from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import { figures } from '#/platform/http/components/figures.ts';
import type { Figure } from '#/platform/http/components/figures.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { formatMonthShort, formatNumber, formatPercent } from '#/platform/i18n/format.ts';
import type { MonthlySum, Span } from '#/features/figures/model.ts';
import { LEAST_PUBLISHED } from '#/features/figures/model.ts';
import { isPublished, monthsOf, seriesOf, shareOf, totalOf } from '#/features/figures/rules.ts';
import { words } from '#/features/figures/words/index.ts';

export type FiguresView = {
  readonly placeId: string;
  /** The sums of the last twelve months. */
  readonly year: readonly MonthlySum[];
  readonly span: Span;
  readonly openNow: number;
};

/**
 * Draws the figures of a place in four numbers and twelve months, each opening into its matters.
 */
export function figuresPanel(view: View, shown: FiguresView): Html {
  const say = words[view.language];
  const raised = seriesOf(shown.year, 'raised', shown.span);
  const resolved = seriesOf(shown.year, 'resolved', shown.span);
  const pairs = monthsOf(shown.span).map((month, index) => ({
    label: formatMonthShort(view.language, month),
    first: raised[index] ?? 0,
    second: resolved[index] ?? 0,
  }));
  return panel(
    { title: say.here, id: 'figures' },
    html`${figures(bigNumbers(view, shown))}
    ${barPairs(view.language, {
      title: say.perMonth,
      first: say.raised,
      second: say.resolved,
      pairs,
    })}
    ${linkButton({
      label: say.all,
      address: `/places/${shown.placeId}/figures`,
    })}`,
  );
}

function bigNumbers(view: View, shown: FiguresView): readonly Figure[] {
  const say = words[view.language];
  const { year, placeId } = shown;
  const number = (value: number) => formatNumber(view.language, value);
  const share = shareOf(year, { part: 'confirmed', whole: 'answers' });
  const all = `/places/${placeId}/figures`;
  return [
    {
      value: number(shown.openNow),
      label: say.openNow,
      address: `/matters?place=${placeId}`,
    },
    {
      value: number(totalOf(year, 'resolved')),
      label: say.resolvedInYear,
      address: `${all}#resolved`,
    },
    {
      value:
        share === undefined ? say.none : formatPercent(view.language, share.part / share.whole),
      label: say.confirmedShare,
      address: `${all}#confirmed`,
    },
    {
      value: shownCount(view, 'became_helper', totalOf(year, 'became_helper')),
      label: say.becameHelper,
      address: `${all}#became_helper`,
    },
  ];
}

/** Writes a count, or that it is too small to be published. */
export function shownCount(view: View, measure: string, value: number): string {
  if (isPublished(measure, value)) return formatNumber(view.language, value);
  return words[view.language].fewerThan(formatNumber(view.language, LEAST_PUBLISHED));
}
