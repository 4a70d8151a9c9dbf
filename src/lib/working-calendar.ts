import { refuse, succeed } from './result.ts';
import type { Result } from './result.ts';

/** A day of the week as ISO 8601 counts: Monday is 1, Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A period worked every week, in the local time of its calendar: `09:00` to `17:00` or `24:00`. */
export type WeeklyPeriod = {
  readonly weekday: Weekday;
  readonly opensAt: string;
  readonly closesAt: string;
};

/** What a calendar is made of, as it is stored and edited. */
export type CalendarSettings = {
  readonly zone: string;
  /** Ordinary hours. Holidays suspend them, make-up days add to them. */
  readonly weekly: readonly WeeklyPeriod[];
  /** Hours in which urgent matters are worked on. They run on holidays too. */
  readonly urgentWeekly: readonly WeeklyPeriod[];
  readonly holidays: readonly Temporal.PlainDate[];
  /** Days of rest that are worked to make up for a holiday (調休上班). */
  readonly makeUpDays: readonly Temporal.PlainDate[];
  /** The weekday whose hours are kept on make-up days. */
  readonly makeUpWeekday: Weekday;
  /** Years whose holidays and make-up days have been announced and entered. */
  readonly announcedYears: readonly number[];
};

/** A checked calendar, ready to reckon with. */
export type WorkingCalendar = {
  readonly zone: string;
  readonly weekly: ReadonlyMap<number, readonly MinutePeriod[]>;
  readonly urgentWeekly: ReadonlyMap<number, readonly MinutePeriod[]>;
  readonly holidays: ReadonlySet<string>;
  readonly makeUpDays: ReadonlySet<string>;
  readonly makeUpWeekday: Weekday;
  readonly announcedYears: ReadonlySet<number>;
};

/** Which hours of a day count: ordinary ones, those for urgent matters, or all. */
export type Hours = 'working' | 'urgent' | 'all';

/** An uninterrupted time from one instant up to another. */
export type Interval = { readonly from: Temporal.Instant; readonly to: Temporal.Instant };

/** Why settings make no calendar. The detail names the weekday or the date. */
export type CalendarRefusal =
  | 'calendar_zone_unknown'
  | 'calendar_time_unreadable'
  | 'calendar_period_backwards'
  | 'calendar_periods_overlap'
  | 'calendar_without_working_time'
  | 'calendar_day_contradictory';

type MinutePeriod = { readonly opensAtMinute: number; readonly closesAtMinute: number };

const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 24 * MINUTES_PER_HOUR;
const WHOLE_DAY: readonly MinutePeriod[] = [{ opensAtMinute: 0, closesAtMinute: MINUTES_PER_DAY }];
const CLOCK_TIME = /^(\d{2}):([0-5]\d)$/;

/** Gives the same period for each of some weekdays. */
export function weeklyPeriods(
  weekdays: readonly Weekday[],
  opensAt: string,
  closesAt: string,
): readonly WeeklyPeriod[] {
  return weekdays.map((weekday) => ({ weekday, opensAt, closesAt }));
}

/**
 * Checks settings and makes a calendar of them. Refuses `calendar_zone_unknown`,
 * `calendar_time_unreadable`, `calendar_period_backwards` (a period past midnight is two periods),
 * `calendar_periods_overlap`, `calendar_without_working_time` and `calendar_day_contradictory`
 * (a date that is both holiday and make-up day).
 */
export function makeWorkingCalendar(
  settings: CalendarSettings,
): Result<WorkingCalendar, CalendarRefusal> {
  if (!isZone(settings.zone)) return refuse('calendar_zone_unknown', { zone: settings.zone });
  const weekly = periodsByWeekday(settings.weekly);
  if (!weekly.ok) return weekly;
  const urgentWeekly = periodsByWeekday(settings.urgentWeekly);
  if (!urgentWeekly.ok) return urgentWeekly;

  const holidays = new Set(settings.holidays.map(String));
  const makeUpDays = new Set(settings.makeUpDays.map(String));
  const contradictory = holidays.intersection(makeUpDays).values().next().value;
  if (contradictory !== undefined) {
    return refuse('calendar_day_contradictory', { date: contradictory });
  }
  const { zone, makeUpWeekday } = settings;
  if (makeUpDays.size > 0 && !weekly.value.has(makeUpWeekday)) {
    return refuse('calendar_without_working_time', { weekday: String(makeUpWeekday) });
  }
  return succeed({
    zone,
    weekly: weekly.value,
    urgentWeekly: urgentWeekly.value,
    holidays,
    makeUpDays,
    makeUpWeekday,
    announcedYears: new Set(settings.announcedYears),
  });
}

/** Tells whether ordinary hours are worked on a date. */
export function isWorkingDay(date: Temporal.PlainDate, calendar: WorkingCalendar): boolean {
  return periodsOn(date, 'working', calendar).length > 0;
}

/** Gives the local date of an instant. */
export function dateOf(instant: Temporal.Instant, calendar: WorkingCalendar): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(calendar.zone).toPlainDate();
}

/** Lists the intervals of a date that count, in order. */
export function openIntervals(
  date: Temporal.PlainDate,
  hours: Hours,
  calendar: WorkingCalendar,
): readonly Interval[] {
  return periodsOn(date, hours, calendar).map((period) => ({
    from: instantAt(date, period.opensAtMinute, calendar.zone),
    to: instantAt(date, period.closesAtMinute, calendar.zone),
  }));
}

function periodsOn(
  date: Temporal.PlainDate,
  hours: Hours,
  calendar: WorkingCalendar,
): readonly MinutePeriod[] {
  if (hours === 'all') return WHOLE_DAY;
  if (hours === 'urgent') return calendar.urgentWeekly.get(date.dayOfWeek) ?? [];
  const isoDate = date.toString();
  if (calendar.holidays.has(isoDate)) return [];
  const isMakeUpDay = calendar.makeUpDays.has(isoDate);
  return calendar.weekly.get(isMakeUpDay ? calendar.makeUpWeekday : date.dayOfWeek) ?? [];
}

/**
 * Gives the instant at which local clocks show a minute of a date. Where clocks jump over it, that
 * is the instant of the jump; where they show it twice, the first time. Later minutes are thus
 * never earlier, and neighbouring periods never overlap.
 */
function instantAt(date: Temporal.PlainDate, minute: number, zone: string): Temporal.Instant {
  const day = date.add({ days: Math.floor(minute / MINUTES_PER_DAY) });
  const minuteOfDay = minute % MINUTES_PER_DAY;
  const time = {
    hour: Math.floor(minuteOfDay / MINUTES_PER_HOUR),
    minute: minuteOfDay % MINUTES_PER_HOUR,
  };
  const local = day.toPlainDateTime(time);
  const shown = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (shown.toPlainDateTime().equals(local)) return shown.toInstant();
  return (shown.getTimeZoneTransition('next') ?? shown).toInstant();
}

function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function periodsByWeekday(
  weekly: readonly WeeklyPeriod[],
): Result<ReadonlyMap<number, readonly MinutePeriod[]>, CalendarRefusal> {
  if (weekly.length === 0) return refuse('calendar_without_working_time');
  const byWeekday = new Map<number, MinutePeriod[]>();
  for (const { weekday, opensAt, closesAt } of weekly) {
    const detail = { weekday: String(weekday) };
    const opensAtMinute = minuteOf(opensAt);
    const closesAtMinute = minuteOf(closesAt);
    if (opensAtMinute === undefined || closesAtMinute === undefined) {
      return refuse('calendar_time_unreadable', detail);
    }
    if (opensAtMinute >= closesAtMinute) return refuse('calendar_period_backwards', detail);
    const periods = byWeekday.get(weekday) ?? [];
    const overlaps = periods.some(
      (other) => opensAtMinute < other.closesAtMinute && other.opensAtMinute < closesAtMinute,
    );
    if (overlaps) return refuse('calendar_periods_overlap', detail);
    periods.push({ opensAtMinute, closesAtMinute });
    byWeekday.set(weekday, periods);
  }
  for (const periods of byWeekday.values())
    periods.sort((a, b) => a.opensAtMinute - b.opensAtMinute);
  return succeed(byWeekday);
}

function minuteOf(clockTime: string): number | undefined {
  const [, hour, minute] = CLOCK_TIME.exec(clockTime) ?? [];
  const minutes = Number(hour) * MINUTES_PER_HOUR + Number(minute);
  return minutes <= MINUTES_PER_DAY ? minutes : undefined;
}
