import type { MonthSum } from '#/features/hours/model.ts';

/** A month as one reader is told it: without minutes where too few gave them. */
export type MonthTold = {
  readonly month: Temporal.PlainYearMonth;
  readonly minutes: number | undefined;
};

/**
 * Leaves out what fewer persons gave than may be published: their neighbours would know whose it
 * was. How many gave is told to nobody, so that no small count is reckoned from two others.
 */
export function publishedMonths(
  months: readonly MonthSum[],
  leastGivers: number,
): readonly MonthTold[] {
  return months.map(({ month, minutes, givers }) => ({
    month,
    minutes: givers >= leastGivers ? minutes : undefined,
  }));
}

/** Adds up the months that are told. */
export function totalOf(months: readonly MonthTold[]): number {
  return months.reduce((sum, { minutes = 0 }) => sum + minutes, 0);
}
