import type { LaidShift, Pattern } from '#/features/rosters/model.ts';

const SUNDAY = 7;
const HOUR_MS = 3_600_000;
/** A shift of which so many hours lie between ten at night and six in the morning is a night. */
const NIGHT_HOURS = 3;
const NIGHT_FROM = 22;
const NIGHT_TO = 6;

/** What statutory holidays do to days: rest, or work to make up for it; or not announced yet. */
export type Holidays = {
  readonly holidays: ReadonlySet<string>;
  readonly makeUpDays: ReadonlySet<string>;
  readonly makeUpWeekday: number;
  readonly announcedYears: ReadonlySet<number>;
};

export type Laying = {
  readonly startsOn: Temporal.PlainDate;
  readonly endsOn: Temporal.PlainDate;
  readonly zone: string;
  readonly holidays: Holidays;
};

/**
 * Lays a rotation out over days: each shift from its local hour to its local hour, over midnight
 * and over a change of clocks, too. Weeks are counted from the one in which the roster begins.
 */
export function layOut(pattern: Pattern, laying: Laying): readonly LaidShift[] {
  const { startsOn, endsOn, zone, holidays } = laying;
  const first = startsOn.subtract({ days: startsOn.dayOfWeek - 1 });
  const shifts: LaidShift[] = [];
  let day = startsOn;
  while (Temporal.PlainDate.compare(day, endsOn) <= 0) {
    const week = Math.floor(first.until(day, { largestUnit: 'days' }).days / SUNDAY);
    const weekday = weekdayOf(day, pattern, holidays);
    if (
      week % pattern.everyWeeks === 0 &&
      weekday !== undefined &&
      pattern.days.includes(weekday)
    ) {
      shifts.push(shiftOn(day, pattern, zone));
    }
    day = day.add({ days: 1 });
  }
  return shifts;
}

/** As which day of the week a date counts; nothing where there is no shift on holidays. */
function weekdayOf(
  date: Temporal.PlainDate,
  { onHolidays }: Pattern,
  { holidays, makeUpDays, makeUpWeekday }: Holidays,
): number | undefined {
  const key = date.toString();
  if (onHolidays === 'as_usual') return date.dayOfWeek;
  if (holidays.has(key)) return onHolidays === 'none' ? undefined : SUNDAY;
  return makeUpDays.has(key) ? makeUpWeekday : date.dayOfWeek;
}

/** Tells in which years of a roster the holidays are not announced yet, where they matter. */
export function yearsUnannounced(
  patterns: readonly Pattern[],
  { startsOn, endsOn, holidays }: Omit<Laying, 'zone'>,
): readonly number[] {
  if (patterns.every(({ onHolidays }) => onHolidays === 'as_usual')) return [];
  const years = [...new Set([startsOn.year, endsOn.year])];
  return years.filter((year) => !holidays.announcedYears.has(year));
}

function shiftOn(heldOn: Temporal.PlainDate, { from, to }: Pattern, zone: string): LaidShift {
  const beginsAt = instantAt(heldOn, from, zone);
  const endsAt = instantAt(to > from ? heldOn : heldOn.add({ days: 1 }), to, zone);
  const isNight = nightHours({ heldOn, beginsAt, endsAt }, zone) >= NIGHT_HOURS;
  return { heldOn, beginsAt, endsAt, isNight };
}

function instantAt(date: Temporal.PlainDate, clock: string, zone: string): Temporal.Instant {
  return date.toPlainDateTime(Temporal.PlainTime.from(clock)).toZonedDateTime(zone).toInstant();
}

/** Counts the hours of a shift between ten at night and six in the morning. */
function nightHours(shift: Omit<LaidShift, 'isNight'>, zone: string): number {
  const clockAt = (date: Temporal.PlainDate, hour: number) =>
    instantAt(date, `${String(hour).padStart(2, '0')}:00`, zone).epochMilliseconds;
  const days = [-1, 0, 1].map((shiftBy) => shift.heldOn.add({ days: shiftBy }));
  const inNights = days.map((date) => {
    const from = Math.max(clockAt(date, NIGHT_FROM), shift.beginsAt.epochMilliseconds);
    const to = Math.min(clockAt(date.add({ days: 1 }), NIGHT_TO), shift.endsAt.epochMilliseconds);
    return Math.max(0, to - from);
  });
  return inNights.reduce((sum, one) => sum + one, 0) / HOUR_MS;
}

/** Names the week of a date, by its Monday. */
export function weekOf(date: Temporal.PlainDate): string {
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}
