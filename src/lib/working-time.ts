/**
 * The clock of everything that has a deadline. Each kind of time is a measure on the time line:
 * working hours pass while an office is open, a working day is spent evenly over the hours worked
 * on its date, a calendar day evenly over its date. So all kinds obey the same laws: more time is
 * never due earlier, time adds up, and a pause moves a deadline by what the pause holds.
 *
 * Instants are reckoned to the microsecond, which is what PostgreSQL keeps.
 */
import { dateOf, openIntervals } from './working-calendar.ts';
import type { Hours, Interval, WorkingCalendar } from './working-calendar.ts';

/** The kinds of time a deadline can be given in. */
export const CLOCK_KINDS = [
  'urgent_working_hours',
  'working_hours',
  'working_days',
  'calendar_days',
  'hours',
] as const;

/** A kind of time a deadline can be given in. */
export type ClockKind = (typeof CLOCK_KINDS)[number];

/** A length of time of one kind: so many hours or days, fractions allowed. */
export type Amount = { readonly kind: ClockKind; readonly quantity: number };

/**
 * A result that rests on the calendar. It is provisional while the holidays of a year it touches
 * are not announced: it is then reckoned with plain weeks, and has to be reckoned again.
 */
export type Reckoned<Value> =
  | { readonly certainty: 'certain'; readonly value: Value }
  | {
      readonly certainty: 'provisional';
      readonly value: Value;
      readonly unannouncedYears: readonly number[];
    };

/** A time during which a clock stands still; without an end it still does. */
export type Pause = { readonly from: Temporal.Instant; readonly to: Temporal.Instant | undefined };

/** A clock to be read: an amount of time from a start, less the pauses. */
export type PausableClock = {
  readonly start: Temporal.Instant;
  readonly amount: Amount;
  readonly pauses: readonly Pause[];
};

/** What a clock says: when time is up or, while it stands still, how much time is left. */
export type ClockReading =
  | { readonly state: 'running'; readonly due: Reckoned<Temporal.Instant> }
  | { readonly state: 'stopped'; readonly left: Reckoned<Amount> };

/** The greatest number of days one reckoning looks at: twenty years. */
export const MAX_DAYS_WALKED = 7320;

/** The greatest number of dates whose hours are remembered for one calendar. */
const MAX_DAYS_REMEMBERED = 4000;

const FIRST_DATE = Temporal.PlainDate.from('1970-01-01');
const MICROSECONDS_PER_HOUR = 3_600_000_000;
const NANOSECONDS_PER_MICROSECOND = 1000n;

type Unit = 'hour' | 'day';
type Measure = { readonly hours: Hours; readonly unit: Unit; readonly calendar: WorkingCalendar };

const KINDS: Readonly<Record<ClockKind, Omit<Measure, 'calendar'>>> = {
  urgent_working_hours: { hours: 'urgent', unit: 'hour' },
  working_hours: { hours: 'working', unit: 'hour' },
  working_days: { hours: 'working', unit: 'day' },
  calendar_days: { hours: 'all', unit: 'day' },
  hours: { hours: 'all', unit: 'hour' },
};

/** An interval in microseconds since 1970. */
type Stretch = { readonly from: number; readonly to: number };

// Finding the hours of a date in its zone is the dear part of reckoning, and calendars live long.
const remembered = new WeakMap<WorkingCalendar, Map<string, readonly Stretch[]>>();

/** What counts of one date, and how many microseconds of it make one hour or one day. */
type Day = { readonly open: readonly Stretch[]; readonly unitLength: number };

/**
 * Adds an amount of time to an instant: gives the earliest instant by which it has passed. Adding
 * nothing leaves an instant where it is, even outside working hours.
 */
export function addWorkingTime(
  start: Temporal.Instant,
  amount: Amount,
  calendar: WorkingCalendar,
): Reckoned<Temporal.Instant> {
  const measure = { ...KINDS[amount.kind], calendar };
  const from = microsecondsOf(start);
  const due = advance(from, amount.quantity, measure);
  return reckoned(instantOf(due), [{ from, to: due }], measure);
}

/** Measures how much time of a kind an interval holds: none if it ends before it begins. */
export function workingTimeBetween(
  interval: Interval,
  kind: ClockKind,
  calendar: WorkingCalendar,
): Reckoned<Amount> {
  return elapsed([interval], kind, calendar);
}

/** Measures how much time of a kind some intervals hold together, counting overlaps once. */
export function elapsed(
  intervals: readonly Interval[],
  kind: ClockKind,
  calendar: WorkingCalendar,
): Reckoned<Amount> {
  const measure = { ...KINDS[kind], calendar };
  const stretches = mergeStretches(intervals.map((interval) => stretchOf(interval, -Infinity)));
  return reckoned({ kind, quantity: quantityIn(stretches, measure) }, stretches, measure);
}

/**
 * Reads a clock that may have been paused. Each pause that begins before time is up, or just then,
 * moves the due instant by what the pause holds and never leaves it inside the pause, so that
 * nothing becomes late while it is paused. A pause that begins after time is up changes nothing.
 */
export function dueWithPauses(clock: PausableClock, calendar: WorkingCalendar): ClockReading {
  const { kind, quantity } = clock.amount;
  const measure = { ...KINDS[kind], calendar };
  const start = microsecondsOf(clock.start);
  let due = advance(start, quantity, measure);
  for (const pause of mergeStretches(clock.pauses.map((each) => stretchOf(each, start)))) {
    if (pause.from > due) break;
    if (pause.to === Infinity) {
      const left = { kind, quantity: quantityIn([{ from: pause.from, to: due }], measure) };
      return { state: 'stopped', left: reckoned(left, [{ from: start, to: due }], measure) };
    }
    due = Math.max(advance(due, quantityIn([pause], measure), measure), pause.to);
  }
  return { state: 'running', due: reckoned(instantOf(due), [{ from: start, to: due }], measure) };
}

/** Tells whether time is up: after the due instant, not at it, and never on a stopped clock. */
export function isLate(reading: ClockReading, now: Temporal.Instant): boolean {
  return reading.state === 'running' && Temporal.Instant.compare(now, reading.due.value) > 0;
}

/** Finds the first instant, from a given one on, at which time of a kind passes. */
export function nextWorkingInstant(
  from: Temporal.Instant,
  kind: ClockKind,
  calendar: WorkingCalendar,
): Reckoned<Temporal.Instant> {
  const measure: Measure = { hours: KINDS[kind].hours, unit: 'hour', calendar };
  const start = microsecondsOf(from);
  const afterOneMicrosecond = advance(start, 1 / MICROSECONDS_PER_HOUR, measure);
  const next = instantOf(afterOneMicrosecond - 1);
  return reckoned(next, [{ from: start, to: afterOneMicrosecond }], measure);
}

function advance(from: number, quantity: number, measure: Measure): number {
  if (!Number.isFinite(quantity) || quantity < 0) {
    throw new RangeError(`A clock cannot be moved on by ${quantity}.`);
  }
  if (quantity === 0) return from;
  const first = dayNumberAt(from, measure);
  let wanted = quantity;
  let unitLength = 1;
  for (let number = first; ; number += 1) {
    assertWithinLimit(number - first);
    const day = dayOf(number, measure);
    const open = clip(day.open, { from, to: Infinity });
    if (open.length === 0) continue;
    wanted *= day.unitLength / unitLength;
    unitLength = day.unitLength;
    const available = lengthOf(open);
    const rounded = Math.round(wanted);
    if (rounded <= available) return positionAfter(rounded, open);
    wanted -= available;
  }
}

function quantityIn(stretches: readonly Stretch[], measure: Measure): number {
  // Microseconds are added as integers for each length of a unit, so that whole days stay whole.
  const passed = new Map<number, number>();
  for (const stretch of stretches) {
    const first = dayNumberAt(stretch.from, measure);
    const last = dayNumberAt(stretch.to, measure);
    assertWithinLimit(last - first);
    for (let number = first; number <= last; number += 1) {
      const day = dayOf(number, measure);
      const open = lengthOf(clip(day.open, stretch));
      if (open > 0) passed.set(day.unitLength, (passed.get(day.unitLength) ?? 0) + open);
    }
  }
  return passed.entries().reduce((sum, [unitLength, length]) => sum + length / unitLength, 0);
}

function assertWithinLimit(days: number): void {
  if (days < MAX_DAYS_WALKED) return;
  throw new RangeError(`Time is not reckoned past ${MAX_DAYS_WALKED} days.`);
}

/** Counts the days from 1970 to the local date of an instant. */
function dayNumberAt(microseconds: number, { calendar }: Measure): number {
  return FIRST_DATE.until(dateOf(instantOf(microseconds), calendar)).days;
}

function dayOf(dayNumber: number, { hours, unit, calendar }: Measure): Day {
  const open = openStretches(dayNumber, hours, calendar);
  return { open, unitLength: unit === 'hour' ? MICROSECONDS_PER_HOUR : lengthOf(open) };
}

function openStretches(
  dayNumber: number,
  hours: Hours,
  calendar: WorkingCalendar,
): readonly Stretch[] {
  const days = remembered.getOrInsertComputed(calendar, () => new Map());
  if (days.size >= MAX_DAYS_REMEMBERED) days.clear();
  return days.getOrInsertComputed(`${hours} ${dayNumber}`, () => {
    const intervals = openIntervals(FIRST_DATE.add({ days: dayNumber }), hours, calendar);
    return intervals.map((interval) => stretchOf(interval, -Infinity));
  });
}

function positionAfter(length: number, open: readonly Stretch[]): number {
  let left = length;
  for (const { from, to } of open) {
    if (left <= to - from) return from + left;
    left -= to - from;
  }
  throw new RangeError('A day holds less time than was found in it.');
}

function clip(stretches: readonly Stretch[], bounds: Stretch): readonly Stretch[] {
  return stretches
    .map(({ from, to }) => ({ from: Math.max(from, bounds.from), to: Math.min(to, bounds.to) }))
    .filter(({ from, to }) => from < to);
}

function lengthOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Orders stretches, joins those that overlap or touch, and drops empty ones. */
function mergeStretches(stretches: readonly Stretch[]): readonly Stretch[] {
  const merged: Stretch[] = [];
  for (const stretch of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (stretch.from >= stretch.to) continue;
    if (last === undefined || stretch.from > last.to) merged.push(stretch);
    else merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, stretch.to) };
  }
  return merged;
}

function stretchOf(pause: Pause, earliest: number): Stretch {
  const to = pause.to === undefined ? Infinity : microsecondsOf(pause.to);
  return { from: Math.max(earliest, microsecondsOf(pause.from)), to };
}

function microsecondsOf(instant: Temporal.Instant): number {
  return Number(instant.epochNanoseconds / NANOSECONDS_PER_MICROSECOND);
}

function instantOf(microseconds: number): Temporal.Instant {
  const nanoseconds = BigInt(microseconds) * NANOSECONDS_PER_MICROSECOND;
  return Temporal.Instant.fromEpochNanoseconds(nanoseconds);
}

function reckoned<Value>(
  value: Value,
  stretches: readonly Stretch[],
  { hours, calendar }: Measure,
): Reckoned<Value> {
  const years = new Set<number>();
  for (const { from, to } of stretches) {
    if (hours !== 'working' || from >= to) continue;
    const lastYear = dateOf(instantOf(to - 1), calendar).year;
    for (let year = dateOf(instantOf(from), calendar).year; year <= lastYear; year += 1) {
      if (!calendar.announcedYears.has(year)) years.add(year);
    }
  }
  if (years.size === 0) return { certainty: 'certain', value };
  return { certainty: 'provisional', value, unannouncedYears: [...years] };
}
