import { LEAST_PUBLISHED } from '#/features/people/index.ts';
import { DEFAULT_PAGE, MAX_PAGE } from '#/features/matters/model/limits.ts';
import type { Board } from '#/features/matters/model/view.ts';
import { listSightOf, mayWorkDesk } from '#/features/matters/policy.ts';
import { readCursor, writeCursor } from '#/features/matters/rules/cursor.ts';
import { contributionsOf, indicators, measures } from '#/features/matters/rules/figures.ts';
import type { Indicator, Measure } from '#/features/matters/rules/figures.ts';
import {
  countHidden,
  countStocks,
  listAllHelped,
  listAllMatters,
  listCounted,
  sumMeasures,
} from '#/features/matters/store/read-figures.ts';
import type { Days, FigureQuery, Stock } from '#/features/matters/store/read-figures.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { Context } from '#/platform/action/context.ts';
import { showCards } from './show.ts';
import { findSpot } from './spot.ts';
import { withinOf } from './within.ts';

export { stocks } from '#/features/matters/store/read-figures.ts';
export type { Days, Stock } from '#/features/matters/store/read-figures.ts';

/** Measures that count persons; a few of them could be known by their number. */
const personMeasures: ReadonlySet<Measure> = new Set(['helped', 'became_helper']);

/** A figure; without a value it counts too few persons to be published. */
export type Figure = { readonly measure: Measure; readonly value: number | undefined };

/** An indicator with its part and its whole; without a value there is nothing to be a part of. */
export type IndicatorFigure = Indicator & {
  readonly partValue: number | undefined;
  readonly wholeValue: number | undefined;
  /** The share, from 0 to 1, or the mean. */
  readonly value: number | undefined;
};

export type PlaceFigures = {
  readonly figures: readonly Figure[];
  readonly indicators: readonly IndicatorFigure[];
  readonly stocks: { readonly [stock in Stock]: number };
};

/**
 * Reads the figures of a community or a place in it over some days, with what stands now.
 * Refuses: `place_unknown`.
 */
export async function readFigures(
  context: Context,
  input: Days & { readonly placeId: string },
): Promise<Result<PlaceFigures, 'place_unknown'>> {
  const spot = await findSpot(context.db, input.placeId);
  if (spot === undefined) return refuse('place_unknown');
  const { communityId } = spot;
  const within = await withinOf(context.db, spot);
  const sums = await sumMeasures(context.db, { communityId, within }, input);
  const isStaff = mayWorkDesk(context.subject, spot.path);
  const figures = measures.map((measure) => {
    const value = sums.get(measure) ?? 0;
    const isWithheld = !isStaff && isTooFew(measure, value);
    return { measure, value: isWithheld ? undefined : value };
  });
  const values = new Map(figures.map(({ measure, value }) => [measure, value]));
  return succeed({
    figures,
    indicators: indicators.map((indicator) => valueOf(indicator, values)),
    stocks: await countStocks(context.db, { communityId, within }, context.now),
  });
}

export type FigureInput = {
  readonly placeId: string;
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
} & (
  | {
      readonly measure: Measure;
      readonly from: Temporal.PlainDate;
      readonly to: Temporal.PlainDate;
    }
  | { readonly stock: Stock }
);

/** The matters a figure counts: those the reader may see, and how many there are beside them. */
export type CountedMatters = Board & { readonly hidden: number };

/**
 * Opens a figure into exactly the matters it counts.
 * Refuses: `place_unknown`, `too_few_persons` (a count of persons that is not published).
 */
export async function openFigure(
  context: Context,
  input: FigureInput,
): Promise<Result<CountedMatters, 'place_unknown' | 'too_few_persons'>> {
  const spot = await findSpot(context.db, input.placeId);
  if (spot === undefined) return refuse('place_unknown');
  const { communityId } = spot;
  const within = await withinOf(context.db, spot);
  const isStaff = mayWorkDesk(context.subject, spot.path);
  if ('measure' in input && !isStaff) {
    const sums = await sumMeasures(context.db, { communityId, within }, input);
    if (isTooFew(input.measure, sums.get(input.measure) ?? 0)) return refuse('too_few_persons');
  }
  const sight = listSightOf(context.subject, { path: spot.path, communityId });
  const query: FigureQuery = { communityId, within, sight, figure: figureOf(context, input) };
  const limit = Math.min(input.limit ?? DEFAULT_PAGE, MAX_PAGE);
  const after = readCursor(input.after);
  const found = await listCounted(context.db, { ...query, after, limit: limit + 1 });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const hasMore = found.length > limit && last !== undefined;
  return succeed({
    cards: await showCards(context, shown, () => sight),
    next: hasMore ? writeCursor({ tier: 0, at: last.raisedAt, id: last.id }) : undefined,
    hidden: await countHidden(context.db, query),
  });
}

/** One sum of a recount: a measure and a day. */
export type Recounted = ReadonlyMap<string, number>;

/**
 * Counts the figures of a community all over again from its matters as they stand, without looking
 * at the sums that were kept. Keys are `measure day`.
 */
export async function recountFigures(
  db: Db,
  of: { readonly communityId: string; readonly zone: string },
): Promise<Recounted> {
  const sums = new Map<string, number>();
  const add = (measure: Measure, day: Temporal.PlainDate, value: number) => {
    const key = `${measure} ${day.toString()}`;
    sums.set(key, (sums.get(key) ?? 0) + value);
  };
  for (const matter of await listAllMatters(db, of.communityId)) {
    for (const { measure, day, value } of contributionsOf(matter, of.zone))
      add(measure, day, value);
  }
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(of.zone).toPlainDate();
  for (const { helpedAt, helpingAt } of await listAllHelped(db, of.communityId)) {
    add('helped', dayOf(helpedAt), 1);
    if (helpingAt !== null) add('became_helper', dayOf(helpingAt), 1);
  }
  return sums;
}

function figureOf({ now }: Context, input: FigureInput): FigureQuery['figure'] {
  if ('stock' in input) return { stock: input.stock, now };
  return { measure: input.measure, days: { from: input.from, to: input.to } };
}

function valueOf(
  indicator: Indicator,
  values: ReadonlyMap<Measure, number | undefined>,
): IndicatorFigure {
  const partValue = values.get(indicator.part);
  const wholeValue = values.get(indicator.whole);
  const isKnown = partValue !== undefined && wholeValue !== undefined && wholeValue > 0;
  return {
    ...indicator,
    partValue,
    wholeValue,
    value: isKnown ? partValue / wholeValue : undefined,
  };
}

/** Nought says nothing of anybody; one to four might. */
function isTooFew(measure: Measure, value: number): boolean {
  return personMeasures.has(measure) && value > 0 && value < LEAST_PUBLISHED;
}
