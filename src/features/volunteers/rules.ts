import type { LocalMoment, Quiet, Setting, Stretch, Watched } from './model.ts';

const HOUR = 60;
const DAY = 1_440;
const DAYS = 7;
const MINUTE_MS = 60_000;
/** How many minutes a week has. */
export const WEEK = DAY * DAYS;

/** Tells the minute of the week, from Monday 0:00 on, on a clock. */
export function minuteOfWeek(local: Temporal.ZonedDateTime): number {
  return (local.dayOfWeek - 1) * DAY + local.hour * HOUR + local.minute;
}

/** Writes the time of day of a minute of the week, `HH:MM`; the end of a day is 00:00. */
export function clockOf(minute: number): string {
  const inDay = minute % DAY;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(inDay / HOUR))}:${two(inDay % HOUR)}`;
}

/** Tells the day of the week of a minute, 1 for Monday. */
export function dayOf(minute: number): number {
  return (Math.floor(minute / DAY) % DAYS) + 1;
}

function minuteOfDay(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return hour * HOUR + minute;
}

/**
 * Adds the same hours on several days of the week (1 for Monday). Hours that end when or before
 * they began end on the day after.
 */
export function addHours(
  hours: readonly Stretch[],
  wanted: { readonly days: readonly number[]; readonly from: string; readonly to: string },
): readonly Stretch[] {
  const start = minuteOfDay(wanted.from);
  const end = minuteOfDay(wanted.to);
  const long = end > start ? end - start : end - start + DAY;
  const added = wanted.days.flatMap((day) => {
    const from = (day - 1) * DAY + start;
    return cutAtSunday({ from, to: from + long });
  });
  return merge([...hours, ...added]);
}

/** The night from Sunday to Monday is two stretches of one week. */
function cutAtSunday({ from, to }: Stretch): readonly Stretch[] {
  if (to <= WEEK) return [{ from, to }];
  return [
    { from, to: WEEK },
    { from: 0, to: to - WEEK },
  ];
}

function merge(stretches: readonly Stretch[]): readonly Stretch[] {
  const merged: Stretch[] = [];
  for (const one of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last === undefined || one.from > last.to) merged.push(one);
    else merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, one.to) };
  }
  return merged;
}

/**
 * Lists the stretches as people speak of them: what goes on from Sunday night into Monday is one,
 * which ends in the week after.
 */
export function spokenHours(hours: readonly Stretch[]): readonly Stretch[] {
  const first = hours[0];
  const last = hours.at(-1);
  if (first === undefined || last === undefined || first === last) return hours;
  if (first.from !== 0 || last.to !== WEEK) return hours;
  return [...hours.slice(1, -1), { from: last.from, to: WEEK + first.to }];
}

/** Takes out the stretch, as people speak of it, that begins at a minute; others stay. */
export function removeHours(hours: readonly Stretch[], from: number): readonly Stretch[] {
  const gone = spokenHours(hours).find((one) => one.from === from);
  if (gone === undefined) return hours;
  const parts = cutAtSunday(gone);
  return hours.filter((one) => !parts.some((part) => part.from === one.from));
}

/** Whether somebody is on duty, by what, and until when. */
export type Duty =
  | { readonly kind: 'switched' | 'rostered' | 'regular'; readonly until: Temporal.Instant }
  | { readonly kind: 'resting'; readonly until: Temporal.Instant }
  | { readonly kind: 'always' }
  | { readonly kind: 'off'; readonly next?: Temporal.Instant | undefined };

/** Says whether somebody is on duty at a moment: switched on, by regular hours, or not. */
export function dutyAt(
  setting: Pick<Setting, 'hours' | 'onUntil' | 'offUntil' | 'stint'>,
  at: Temporal.Instant,
  zone: string,
): Duty {
  const { hours, onUntil, offUntil, stint } = setting;
  if (onUntil !== undefined && isAfter(onUntil, at)) return { kind: 'switched', until: onUntil };
  if (offUntil !== undefined && isAfter(offUntil, at)) return { kind: 'resting', until: offUntil };
  if (stint !== undefined && !isAfter(stint.from, at) && isAfter(stint.until, at)) {
    return { kind: 'rostered', until: stint.until };
  }
  const local = at.toZonedDateTimeISO(zone);
  const minute = minuteOfWeek(local);
  const spoken = spokenHours(hours);
  const now = spoken.find(({ from, to }) => isWithin(minute, from, to));
  if (now === undefined) return { kind: 'off', next: nextStart(spoken, local) };
  if (now.to - now.from >= WEEK) return { kind: 'always' };
  const passed = (minute - now.from + WEEK) % WEEK;
  return { kind: 'regular', until: later(local, now.to - now.from - passed) };
}

function isWithin(minute: number, from: number, to: number): boolean {
  return (minute >= from && minute < to) || minute + WEEK < to;
}

function isAfter(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) > 0;
}

function nextStart(
  hours: readonly Stretch[],
  local: Temporal.ZonedDateTime,
): Temporal.Instant | undefined {
  const minute = minuteOfWeek(local);
  const waits = hours.map(({ from }) => (from - minute + WEEK) % WEEK);
  return waits.length === 0 ? undefined : later(local, Math.min(...waits));
}

/** Counts on the clock: eight in the evening is eight also in the week when clocks are changed. */
function later(local: Temporal.ZonedDateTime, minutes: number): Temporal.Instant {
  const onTheMinute = local
    .toPlainDateTime()
    .round({ smallestUnit: 'minute', roundingMode: 'floor' });
  return onTheMinute.add({ minutes }).toZonedDateTime(local.timeZoneId).toInstant();
}

/** Tells whether a time of day lies in somebody's quiet hours. */
export function isQuiet(quiet: Quiet | undefined, time: string): boolean {
  if (quiet === undefined) return false;
  const { from, to } = quiet;
  return from < to ? time >= from && time < to : time >= from || time < to;
}

/** Tells how the clocks of a zone show a moment. */
export function localMoment(at: Temporal.Instant, zone: string): LocalMoment {
  const local = at.toZonedDateTimeISO(zone);
  const time = clockOf(local.hour * HOUR + local.minute);
  return { at, minuteOfWeek: minuteOfWeek(local), time };
}

/**
 * Tells at which moments somebody would be called, as `listCallable` does for one: on duty by the
 * week or by the switch, not away, not in quiet hours, not asked as often as they wish in the seven
 * days before, with a proof that still holds where one is needed.
 */
export function callableAt(one: Watched): (moment: LocalMoment) => boolean {
  const onUntil = one.onUntil?.epochMilliseconds ?? -Infinity;
  const offUntil = one.offUntil?.epochMilliseconds ?? -Infinity;
  const provenUntil = one.provenUntil?.epochMilliseconds ?? Infinity;
  const stints = (one.stints ?? []).map(({ from, until }) => ({
    from: from.epochMilliseconds,
    until: until.epochMilliseconds,
  }));
  const asked = one.asked.map((at) => at.epochMilliseconds);
  return ({ at, minuteOfWeek: minute, time }) => {
    const now = at.epochMilliseconds;
    if (offUntil > now || provenUntil <= now || isQuiet(one.quiet, time)) return false;
    const isRegular = one.hours.some(({ from, to }) => minute >= from && minute < to);
    const isRostered = stints.some(({ from, until }) => from <= now && until > now);
    if (!isRegular && !isRostered && onUntil <= now) return false;
    const lately = asked.filter((then) => then > now - WEEK * MINUTE_MS).length;
    return one.weeklyCap === undefined || lately < one.weeklyCap;
  };
}
