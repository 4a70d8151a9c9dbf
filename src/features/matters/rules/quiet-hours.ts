import type { QuietHours } from '#/features/matters/model/reference.ts';

/** Quiet hours on the clocks of one zone. */
export type Quiet = Pick<QuietHours, 'from' | 'to'> & { readonly zone: string };

/** The end of a day as opening hours write it; a clock shows it as 00:00. */
const END_OF_DAY = '24:00';

/** Moves a reminder that would fall into the night to the morning after; others stay. */
export function afterQuietHours(at: Temporal.Instant, quiet: Quiet | undefined): Temporal.Instant {
  if (quiet === undefined) return at;
  const local = at.toZonedDateTimeISO(quiet.zone);
  const time = local.toPlainTime();
  if (!isBetween(time, quiet)) return at;
  const end = timeOf(quiet.to);
  const day = local.toPlainDate();
  const isNextDay = Temporal.PlainTime.compare(time, end) >= 0;
  const morning = isNextDay ? day.add({ days: 1 }) : day;
  return morning.toZonedDateTime({ timeZone: quiet.zone, plainTime: end }).toInstant();
}

/** Tells whether a local time lies from one time up to another, over midnight if need be. */
export function isBetween(
  time: Temporal.PlainTime,
  { from, to }: { readonly from: string; readonly to: string },
): boolean {
  const isFromOn = Temporal.PlainTime.compare(time, timeOf(from)) >= 0;
  const isBeforeTo = to === END_OF_DAY || Temporal.PlainTime.compare(time, timeOf(to)) < 0;
  const isOverMidnight = from > to;
  return isOverMidnight ? isFromOn || isBeforeTo : isFromOn && isBeforeTo;
}

/** The end of a day is the beginning of the next. */
function timeOf(text: string): Temporal.PlainTime {
  return Temporal.PlainTime.from(text === END_OF_DAY ? '00:00' : text);
}
