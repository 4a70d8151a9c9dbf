/** A sum of one measure over one month. */
export type MonthlySum = {
  readonly measure: string;
  readonly month: Temporal.PlainYearMonth;
  readonly value: number;
};

/** Months from the first to the last, both counted. */
export type Span = {
  readonly from: Temporal.PlainYearMonth;
  readonly to: Temporal.PlainYearMonth;
};

/** Measures that count persons, not matters: small counts of them are not published. */
export const personMeasures: readonly string[] = ['helped', 'became_helper'];

/** Counts of persons below this are not published. */
export const LEAST_PUBLISHED = 5;
