import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import { makeWorkingCalendar, weeklyPeriods } from './working-calendar.ts';
import type { Interval, Weekday, WorkingCalendar } from './working-calendar.ts';
import {
  addWorkingTime,
  CLOCK_KINDS,
  dueWithPauses,
  elapsed,
  isLate,
  workingTimeBetween,
} from './working-time.ts';
import type { Amount, ClockKind } from './working-time.ts';

// Offices of different habits in zones with and without changing clocks; instants and amounts to
// the microsecond, around a change of the clocks and National Day 2026 with its make-up days.

const FIRST_INSTANT = Temporal.Instant.from('2026-09-01T00:00:00+08:00');
const NATIONAL_HOLIDAYS = [1, 2, 3, 4, 5, 6, 7].map((day) =>
  Temporal.PlainDate.from({ year: 2026, month: 10, day }),
);
const MAKE_UP_DAYS = ['2026-09-20', '2026-10-10'].map((date) => Temporal.PlainDate.from(date));
const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

const MICROSECONDS_PER_HOUR = 3_600_000_000;
const kinds = fc.constantFrom(...CLOCK_KINDS);
const hourKinds = fc.constantFrom('urgent_working_hours', 'working_hours', 'hours');
const zones = fc.constantFrom(
  'Asia/Shanghai',
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe',
);
const calendars = fc
  .tuple(zones, fc.uniqueArray(fc.constantFrom(...everyDay), { minLength: 1 }), fc.nat({ max: 6 }))
  .map(([zone, days, opening]) => {
    const made = makeWorkingCalendar({
      zone,
      weekly: [
        ...weeklyPeriods(days, `0${opening}:30`, '12:00'),
        ...weeklyPeriods(days.slice(1), '14:00', '17:45'),
      ],
      urgentWeekly: weeklyPeriods(everyDay, '08:00', '22:00'),
      holidays: NATIONAL_HOLIDAYS,
      makeUpDays: MAKE_UP_DAYS,
      makeUpWeekday: days[0] ?? 1,
      announcedYears: [2026],
    });
    assert.ok(made.ok, JSON.stringify(made));
    return made.value;
  });
const instants = fc
  .integer({ min: 0, max: 60 * 24 * MICROSECONDS_PER_HOUR })
  .map((offset) => FIRST_INSTANT.add({ microseconds: offset }));
const quantities = fc
  .integer({ min: 0, max: 40 * MICROSECONDS_PER_HOUR })
  .map((microseconds) => microseconds / MICROSECONDS_PER_HOUR);

function microseconds(instant: Temporal.Instant): number {
  return Number(instant.epochNanoseconds / 1000n);
}

function add(start: Temporal.Instant, amount: Amount, calendar: WorkingCalendar): Temporal.Instant {
  return addWorkingTime(start, amount, calendar).value;
}

function measure(interval: Interval, kind: ClockKind, calendar: WorkingCalendar): number {
  return workingTimeBetween(interval, kind, calendar).value.quantity;
}

property(
  'more time, or a later start, is never due earlier',
  fc.property(
    fc.tuple(calendars, kinds),
    fc.tuple(instants, instants),
    fc.tuple(quantities, quantities),
    ([calendar, kind], starts, amounts) => {
      const [early, late] = starts.toSorted(Temporal.Instant.compare);
      const [less = 0, more = 0] = amounts.toSorted((a, b) => a - b);
      assert.ok(early !== undefined && late !== undefined);
      const first = add(early, { kind, quantity: less }, calendar);
      const second = add(late, { kind, quantity: more }, calendar);
      return Temporal.Instant.compare(first, second) <= 0;
    },
  ),
);

property(
  'time adds up: hours to the microsecond, days of unequal length to a few',
  fc.property(
    fc.tuple(calendars, kinds),
    instants,
    fc.tuple(quantities, quantities),
    ([calendar, kind], start, [one, other]) => {
      const stepwise = add(
        add(start, { kind, quantity: one }, calendar),
        { kind, quantity: other },
        calendar,
      );
      const atOnce = add(start, { kind, quantity: one + other }, calendar);
      const difference = Math.abs(microseconds(stepwise) - microseconds(atOnce));
      assert.ok(difference <= (kind.endsWith('hours') ? 0 : 3), `${difference} µs`);
    },
  ),
);

property(
  'what was added is what has passed',
  fc.property(
    calendars,
    kinds,
    fc.tuple(instants, quantities),
    (calendar, kind, [start, quantity]) => {
      const to = add(start, { kind, quantity }, calendar);
      const passed = measure({ from: start, to }, kind, calendar);
      assert.ok(
        Math.abs(passed - quantity) * MICROSECONDS_PER_HOUR < 1,
        `${passed} of ${quantity}`,
      );
    },
  ),
);

property(
  'a due instant is the earliest by which the time has passed',
  fc.property(
    calendars,
    hourKinds,
    fc.tuple(instants, quantities),
    (calendar, kind, [start, quantity]) => {
      fc.pre(quantity > 0);
      const to = add(start, { kind, quantity }, calendar).subtract({ microseconds: 1 });
      return measure({ from: start, to }, kind, calendar) < quantity;
    },
  ),
);

property(
  'an interval cut in two holds what its parts hold',
  fc.property(
    calendars,
    kinds,
    fc.array(instants, { minLength: 3, maxLength: 3 }),
    (calendar, kind, three) => {
      const [from, cut, to] = three.toSorted(Temporal.Instant.compare);
      assert.ok(from !== undefined && cut !== undefined && to !== undefined);
      const whole = measure({ from, to }, kind, calendar);
      const parts =
        measure({ from, to: cut }, kind, calendar) + measure({ from: cut, to }, kind, calendar);
      assert.ok(Math.abs(whole - parts) < 1e-9);
    },
  ),
);

property(
  'a pause before time is up moves the due time by exactly the working time inside it',
  fc.property(
    fc.tuple(calendars, kinds),
    fc.tuple(instants, quantities),
    fc.tuple(instants, instants),
    ([calendar, kind], [start, quantity], ends) => {
      const [from, to] = ends.toSorted(Temporal.Instant.compare);
      assert.ok(from !== undefined && to !== undefined);
      const amount = { kind, quantity };
      const unpaused = add(start, amount, calendar);
      const reading = dueWithPauses({ start, amount, pauses: [{ from, to }] }, calendar);
      assert.ok(reading.state === 'running');

      const begins = [start, from].toSorted(Temporal.Instant.compare)[1] ?? start;
      const counts = Temporal.Instant.compare(begins, unpaused) <= 0;
      const inside = counts ? measure({ from: begins, to }, kind, calendar) : 0;
      const moved = measure({ from: unpaused, to: reading.due.value }, kind, calendar);
      assert.ok(Math.abs(moved - inside) * MICROSECONDS_PER_HOUR < 4, `${moved} for ${inside}`);
    },
  ),
);

property(
  'an item paused before or at its due instant is not late until it resumes',
  fc.property(
    fc.tuple(calendars, kinds),
    fc.tuple(instants, quantities, fc.constantFrom(0, 0.5, 1)),
    instants,
    ([calendar, kind], [start, quantity, share], to) => {
      const amount = { kind, quantity };
      const from = add(start, { kind, quantity: quantity * share }, calendar);
      fc.pre(Temporal.Instant.compare(from, to) < 0);
      const open = dueWithPauses({ start, amount, pauses: [{ from, to: undefined }] }, calendar);
      const closed = dueWithPauses({ start, amount, pauses: [{ from, to }] }, calendar);
      assert.equal(open.state, 'stopped');
      assert.equal(isLate(open, to), false);
      assert.equal(isLate(closed, to), false);
    },
  ),
);

property(
  'a clock with pauses is due when the time outside them amounts to what was asked',
  fc.property(
    fc.tuple(calendars, kinds),
    fc.tuple(instants, quantities),
    fc.array(fc.tuple(instants, fc.nat({ max: 50 })), { maxLength: 4 }),
    ([calendar, kind], [start, quantity], list) => {
      const pauses = list.map(([from, hours]) => ({ from, to: from.add({ hours }) }));
      const reading = dueWithPauses({ start, amount: { kind, quantity }, pauses }, calendar);
      assert.ok(reading.state === 'running');
      const whole = { from: start, to: reading.due.value };
      const paused = pauses.map(({ from, to }) => ({
        from: [from, whole.from].toSorted(Temporal.Instant.compare)[1] ?? from,
        to: [to, whole.to].toSorted(Temporal.Instant.compare)[0] ?? to,
      }));
      const ran = measure(whole, kind, calendar) - elapsed(paused, kind, calendar).value.quantity;
      assert.ok(Math.abs(ran - quantity) < 1e-6, `${ran} of ${quantity}`);
    },
  ),
);

property(
  'minutes counted one by one on local clocks give the same working hours',
  fc.property(calendars, instants, fc.nat({ max: 4 * 24 * 60 }), (calendar, start, minutes) => {
    const from = start.round('minute');
    let counted = 0;
    for (let minute = 0; minute < minutes; minute += 1) {
      const clock = from.add({ minutes: minute }).toZonedDateTimeISO(calendar.zone);
      const date = clock.toPlainDate().toString();
      if (calendar.holidays.has(date)) continue;
      const weekday = calendar.makeUpDays.has(date) ? calendar.makeUpWeekday : clock.dayOfWeek;
      const minuteOfDay = clock.hour * 60 + clock.minute;
      const isOpen = calendar.weekly
        .get(weekday)
        ?.some(
          (period) => period.opensAtMinute <= minuteOfDay && minuteOfDay < period.closesAtMinute,
        );
      if (isOpen === true) counted += 1;
    }
    const interval = { from, to: from.add({ minutes }) };
    assert.equal(Math.round(measure(interval, 'working_hours', calendar) * 60), counted);
  }),
  20,
);
