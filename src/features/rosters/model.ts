/** How far ahead is looked for hours in which too few could come. */
export const AHEAD_DAYS = 30;
/** Parts of a day as people speak of them: the small hours, morning, afternoon, evening. */
export const PART_HOURS = 6;
/** How many grids of a community are looked at. */
export const MOST_GRIDS = 60;
/** How many volunteers around one grid are reckoned with. */
export const MOST_WATCHED = 2_000;
/** How many thin stretches are listed; the table has them all. */
export const MOST_THIN = 12;

/** One hour ahead: its day and hour on the clocks of the neighbourhood. */
export type Hour = {
  readonly from: Temporal.Instant;
  readonly date: Temporal.PlainDate;
  /** 0 to 23 */
  readonly hour: number;
  /** Its last minute: who can be called in it and in the first is there all through the hour. */
  readonly last: Temporal.Instant;
};

/** How likely somebody comes: nobody can be called, little, fair, good. */
export const chanceLevels = ['none', 'thin', 'fair', 'good'] as const;
export type ChanceLevel = (typeof chanceLevels)[number];

/** Hours one after the other in which too few could come. */
export type ThinStretch = {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  /** The least probability in it that somebody comes. */
  readonly least: number;
};
