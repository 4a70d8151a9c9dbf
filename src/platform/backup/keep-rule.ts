/** How many copies stay: of the latest days, weeks and months that have one. */
export type KeepRule = {
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
};

/** A week of days, a month of weeks, a year of months. */
export const KEEP: KeepRule = { daily: 7, weekly: 4, monthly: 12 };

/**
 * Tells which days' copies stay: the newest of each of the latest days, weeks (from Monday) and
 * months. Only days with a copy count, so that after a long pause nothing old is thrown away.
 */
export function daysToKeep(
  days: readonly Temporal.PlainDate[],
  rule: KeepRule = KEEP,
): readonly Temporal.PlainDate[] {
  const newestFirst = days.toSorted(Temporal.PlainDate.compare).toReversed();
  const kept = new Set([
    ...newestOfEach(newestFirst, (day) => day.toString()).slice(0, rule.daily),
    ...newestOfEach(newestFirst, weekOf).slice(0, rule.weekly),
    ...newestOfEach(newestFirst, (day) => day.toPlainYearMonth().toString()).slice(0, rule.monthly),
  ]);
  return newestFirst.filter((day) => kept.has(day));
}

function newestOfEach(
  newestFirst: readonly Temporal.PlainDate[],
  spanOf: (day: Temporal.PlainDate) => string,
): readonly Temporal.PlainDate[] {
  const spans = Map.groupBy(newestFirst, spanOf);
  return [...spans.values()].flatMap(([newest]) => (newest === undefined ? [] : [newest]));
}

function weekOf(day: Temporal.PlainDate): string {
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
}
