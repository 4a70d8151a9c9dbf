import type { ListTable } from '#/platform/http/table.ts';
import type { View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { countsPersons, monthsOf, seriesOf } from '#/features/figures/rules.ts';
import { words } from '#/features/figures/words/index.ts';
import { shownMeasures } from './figures.ts';
import type { FiguresPageView } from './figures.ts';

/** Writes the figures of a place month by month; persons would always be too few to publish. */
export function figuresTable(view: View, { place, year, span }: FiguresPageView): ListTable {
  const say = words[view.language];
  const measures = shownMeasures.filter((measure) => !countsPersons(measure));
  const series = measures.map((measure) => seriesOf(year, measure, span));
  return {
    name: say.title(nameIn(place.names, view.language)),
    headings: [say.monthColumn, ...measures.map((measure) => say.measures[measure] ?? measure)],
    rows: monthsOf(span).map((month, index) => [
      month.toString(),
      ...series.map((values) => values[index] ?? 0),
    ]),
  };
}
