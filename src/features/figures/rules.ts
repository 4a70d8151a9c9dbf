import { LEAST_PUBLISHED, personMeasures } from './model.ts';
import type { MonthlySum, Span } from './model.ts';

/** A share of a whole; undefined while the whole is nothing. */
export type Share = { readonly part: number; readonly whole: number };

/** Adds a measure up over all months of a list. */
export function totalOf(sums: readonly MonthlySum[], measure: string): number {
  return sums.reduce((total, one) => (one.measure === measure ? total + one.value : total), 0);
}

/** Gives what part a measure is of another; undefined when there is nothing to be a part of. */
export function shareOf(
  sums: readonly MonthlySum[],
  of: { readonly part: string; readonly whole: string },
): Share | undefined {
  const whole = totalOf(sums, of.whole);
  return whole <= 0 ? undefined : { part: totalOf(sums, of.part), whole };
}

/** Lists the months of a span, the earliest first. */
export function monthsOf({ from, to }: Span): readonly Temporal.PlainYearMonth[] {
  const count = from.until(to).total({ unit: 'months', relativeTo: from.toPlainDate({ day: 1 }) });
  return Array.from({ length: Math.max(0, count + 1) }, (_, index) => from.add({ months: index }));
}

/** Gives the twelve months that end with the month of a day. */
export function yearUntil(day: Temporal.PlainDate): Span {
  const to = day.toPlainYearMonth();
  return { from: to.subtract({ months: 11 }), to };
}

/** Gives a measure month by month, with zeros where nothing happened. */
export function seriesOf(
  sums: readonly MonthlySum[],
  measure: string,
  span: Span,
): readonly number[] {
  const byMonth = new Map(
    sums.filter((one) => one.measure === measure).map((one) => [one.month.toString(), one.value]),
  );
  return monthsOf(span).map((month) => byMonth.get(month.toString()) ?? 0);
}

/** Tells whether a measure counts persons, of whom few could be known by their number. */
export function countsPersons(measure: string): boolean {
  return personMeasures.includes(measure);
}

/** Lists the totals of all measures that may be shown to the public. */
export function publishedTotals(
  sums: readonly MonthlySum[],
): readonly { readonly measure: string; readonly value: number }[] {
  const measures = [...new Set(sums.map(({ measure }) => measure))];
  return measures
    .map((measure) => ({ measure, value: totalOf(sums, measure) }))
    .filter(({ measure, value }) => isPublished(measure, value));
}

/** Gives a mean of minutes as days and hours, or as minutes when it is less than an hour. */
export function meanDuration(minutes: number): Temporal.Duration {
  if (minutes < 60) return Temporal.Duration.from({ minutes: Math.max(1, Math.round(minutes)) });
  const hours = Math.round(minutes / 60);
  return Temporal.Duration.from({ days: Math.floor(hours / 24), hours: hours % 24 });
}

/**
 * Tells whether a count may be shown to the public: a few persons could be known by their number.
 * Nought says nothing of anybody and is shown.
 */
export function isPublished(measure: string, value: number): boolean {
  return !countsPersons(measure) || value === 0 || value >= LEAST_PUBLISHED;
}
