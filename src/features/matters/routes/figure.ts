import { findPlace } from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import { openFigure, stocks } from '#/features/matters/actions/figures.ts';
import type { FigureInput } from '#/features/matters/actions/figures.ts';
import { mayWorkDesk } from '#/features/matters/policy.ts';
import { measures } from '#/features/matters/rules/figures.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { cardLines } from './cards.ts';
import type { BoardShown } from './shapes.ts';

/** Everything a figure can be of: what is counted over months, and what stands now. */
export const figureNames = [...measures, ...stocks] as const;
export type FigureName = (typeof figureNames)[number];

const MONTHS_BEFORE = 11;

export type Counted = Pick<BoardShown, 'cards' | 'next' | 'figure'>;

/** Loads exactly the matters a figure of a place counts, as far as the reader may see them. */
export async function loadCounted(
  context: Context,
  place: Place,
  wanted: {
    readonly figure: FigureName;
    readonly month: Temporal.PlainYearMonth | undefined;
    readonly until: Temporal.PlainYearMonth | undefined;
    readonly after: string | undefined;
  },
): Promise<Result<Counted, 'place_unknown' | 'too_few_persons' | 'not_found'>> {
  const input = inputOf(context, place, wanted);
  if (input === undefined) return refuse('not_found');
  const opened = await openFigure(context, input);
  if (!opened.ok) return opened;
  const community = await findPlace(context.db, place.communityId ?? place.id);
  const isStaff = mayWorkDesk(context.subject, community?.path ?? place.path);
  const { cards, next, hidden } = opened.value;
  const { figure, month, until } = wanted;
  return succeed({
    cards: await cardLines(context, cards, { below: place.path, isStaff }),
    next,
    figure: { name: figure, month: month?.toString(), until: until?.toString(), hidden },
  });
}

/**
 * Without a month, what is counted over months is counted over the year that ends with this one.
 */
function inputOf(
  { now, services }: Context,
  place: Place,
  wanted: Parameters<typeof loadCounted>[2],
): FigureInput | undefined {
  const { figure, after } = wanted;
  const stock = stocks.find((one) => one === figure);
  if (stock !== undefined) return { placeId: place.id, stock, after };
  const measure = measures.find((one) => one === figure);
  if (measure === undefined) return undefined;
  const present = now.toZonedDateTimeISO(services.zone).toPlainDate().toPlainYearMonth();
  const first = wanted.month ?? present.subtract({ months: MONTHS_BEFORE });
  const last = wanted.until ?? wanted.month ?? present;
  const from = first.toPlainDate({ day: 1 });
  const to = last.toPlainDate({ day: last.daysInMonth });
  return { placeId: place.id, measure, from, to, after };
}
