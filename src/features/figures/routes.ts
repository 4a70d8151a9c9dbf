import { z } from 'zod';
import { indicators } from '#/features/matters/index.ts';
import { findPlace } from '#/features/places/index.ts';
import type { Place, PlacePanel } from '#/features/places/index.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { everyone } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { placeId } from '#/platform/http/fields.ts';
import { figuresPage } from './pages/figures.ts';
import { figuresTable } from './pages/table.ts';
import type { FiguresPageView } from './pages/figures.ts';
import { figuresPanel } from './pages/panel.ts';
import { countsPersons, publishedTotals, totalOf, yearUntil } from './rules.ts';
import { readSums, readTotals } from './store.ts';
import { words } from './words/index.ts';

const sumsShape = z.object({
  place: z.object({ id: z.string() }),
  totals: z.array(z.object({ measure: z.string(), value: z.number() })),
  sums: z.array(z.object({ measure: z.string(), month: z.string(), value: z.number() })),
});

/**
 * Programs get the sums that are published. Persons are counted over the whole year and left out
 * where they are few: month by month they would always be few.
 */
const pageShape = z.codec(
  sumsShape,
  z.custom<FiguresPageView>(() => true),
  {
    encode: ({ place, year }) => ({
      place: { id: place.id },
      totals: [...publishedTotals(year)],
      sums: year
        .filter(({ measure }) => !countsPersons(measure))
        .map(({ measure, month, value }) => ({ measure, month: month.toString(), value })),
    }),
    decode: () => {
      throw new Error('Figures are shown, not read back.');
    },
  },
);

const show = endpoint({
  name: 'figures.show',
  method: 'GET',
  path: '/places/:id/figures',
  summary: 'Shows the figures of a place and all below it over the last twelve months.',
  policy: everyone,
  input: z.object({ id: placeId }),
  output: pageShape,
  words,
  run: async (context, input) => {
    const place = await findPlace(context.db, input.id);
    if (place === undefined) return refuse('not_found');
    const span = spanOf(context);
    const year = await readSums(context.db, place, span);
    return succeed({ place, year, span, indicators });
  },
  page: figuresPage,
  table: figuresTable,
});

function spanOf(context: Context) {
  return yearUntil(context.now.toZonedDateTimeISO(context.services.zone).toPlainDate());
}

/** What is raised and not closed, however long ago. */
async function openNow(context: Context, place: Place): Promise<number> {
  const totals = await readTotals(context.db, place, ['raised', 'closed']);
  return (totals.get('raised') ?? 0) - (totals.get('closed') ?? 0);
}

/** Says on a place's page what is going on there in numbers. */
export const figuresOfPlace: PlacePanel = {
  name: 'figures',
  side: 'main',
  load: async (context, place) => {
    const span = spanOf(context);
    const year = await readSums(context.db, place, span);
    if (totalOf(year, 'raised') === 0) return undefined;
    const shown = { placeId: place.id, year, span, openNow: await openNow(context, place) };
    return (view) => figuresPanel(view, shown);
  },
};

export const figureEndpoints: readonly AnyEndpoint[] = [show];
