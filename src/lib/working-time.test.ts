import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeWorkingCalendar, weeklyPeriods } from './working-calendar.ts';
import type { CalendarSettings, Weekday, WorkingCalendar } from './working-calendar.ts';
import {
  addWorkingTime,
  CLOCK_KINDS,
  dueWithPauses,
  elapsed,
  isLate,
  MAX_DAYS_WALKED,
  nextWorkingInstant,
  workingTimeBetween,
} from './working-time.ts';
import type { Amount, ClockKind, ClockReading, Pause } from './working-time.ts';

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5];
const everyDay: readonly Weekday[] = [...weekdays, 6, 7];

/** Offices open from nine to five; holidays are those announced for National Day of 2026. */
const nineToFive: CalendarSettings = {
  zone: 'Asia/Shanghai',
  weekly: weeklyPeriods(weekdays, '09:00', '17:00'),
  urgentWeekly: weeklyPeriods(everyDay, '08:00', '22:00'),
  holidays: [1, 2, 3, 4, 5, 6, 7].map((day) =>
    Temporal.PlainDate.from({ year: 2026, month: 10, day }),
  ),
  makeUpDays: [Temporal.PlainDate.from('2026-09-20'), Temporal.PlainDate.from('2026-10-10')],
  makeUpWeekday: 1,
  announcedYears: [2025, 2026],
};
const office = calendarOf({});

function calendarOf(changes: Partial<CalendarSettings>): WorkingCalendar {
  const made = makeWorkingCalendar({ ...nineToFive, ...changes });
  assert.ok(made.ok, JSON.stringify(made));
  return made.value;
}

/** Reads a local time in Shanghai: `2026-03-06 16:30`. */
function at(local: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Shanghai').toInstant();
}

function local(instant: Temporal.Instant, zone = 'Asia/Shanghai'): string {
  return instant.toZonedDateTimeISO(zone).toPlainDateTime().toString().replace('T', ' ');
}

function due(start: string, quantity: number, kind: ClockKind): string {
  return local(addWorkingTime(at(start), { kind, quantity }, office).value);
}

function between(from: string, to: string, kind: ClockKind): number {
  return workingTimeBetween({ from: at(from), to: at(to) }, kind, office).value.quantity;
}

function pause(from: string, to?: string): Pause {
  return { from: at(from), to: to === undefined ? undefined : at(to) };
}

function read(start: string, amount: Amount, pauses: readonly Pause[]): ClockReading {
  return dueWithPauses({ start: at(start), amount, pauses }, office);
}

function dueOf(reading: ClockReading): string {
  assert.equal(reading.state, 'running');
  return reading.state === 'running' ? local(reading.due.value) : '';
}

test('an hour asked for on Friday at 16:30 is due on Monday at 9:30', () => {
  assert.equal(due('2026-03-06 16:30', 1, 'working_hours'), '2026-03-09 09:30:00');
});

test('time that ends at closing is due at closing, not at the next opening', () => {
  assert.equal(due('2026-03-06 16:00', 1, 'working_hours'), '2026-03-06 17:00:00');
});

test('a clock started outside working hours begins at the next opening', () => {
  assert.equal(due('2026-03-07 12:00', 1, 'working_hours'), '2026-03-09 10:00:00');
  assert.equal(due('2026-03-06 05:00', 1, 'working_hours'), '2026-03-06 10:00:00');
});

test('holidays are no working time', () => {
  assert.equal(due('2026-09-30 16:30', 1, 'working_hours'), '2026-10-08 09:30:00');
  assert.equal(due('2026-09-30 16:30', 2, 'working_days'), '2026-10-09 16:30:00');
});

test('make-up days are working time', () => {
  assert.equal(due('2026-10-09 16:30', 1, 'working_hours'), '2026-10-10 09:30:00');
  assert.equal(due('2026-10-09 16:30', 2, 'working_days'), '2026-10-12 16:30:00');
});

test('a working day is due at the same time on the next working day', () => {
  assert.equal(due('2026-03-06 16:30', 1, 'working_days'), '2026-03-09 16:30:00');
});

test('a working day asked for on a day of rest is due when the next working day closes', () => {
  assert.equal(due('2026-03-07 12:00', 1, 'working_days'), '2026-03-09 17:00:00');
});

test('a working day is a whole one, however long it is', () => {
  const weekly = [
    ...weeklyPeriods([1, 2, 3, 4], '09:00', '17:00'),
    ...weeklyPeriods([5], '09:00', '12:00'),
  ];
  const shortFriday = calendarOf({ weekly });
  const amount: Amount = { kind: 'working_days', quantity: 1 };
  const reckoned = addWorkingTime(at('2026-03-05 13:00'), amount, shortFriday);
  assert.equal(local(reckoned.value), '2026-03-06 10:30:00', 'half of Thursday, half of Friday');
});

test('a break at noon is no working time', () => {
  const weekly = [
    ...weeklyPeriods(weekdays, '09:00', '12:00'),
    ...weeklyPeriods(weekdays, '13:30', '17:00'),
  ];
  const amount: Amount = { kind: 'working_hours', quantity: 2 };
  const reckoned = addWorkingTime(at('2026-03-06 11:00'), amount, calendarOf({ weekly }));
  assert.equal(local(reckoned.value), '2026-03-06 14:30:00');
});

test('urgent hours run on holidays, but only while they are kept', () => {
  assert.equal(due('2026-10-01 21:00', 2, 'urgent_working_hours'), '2026-10-02 09:00:00');
});

test('calendar days and hours run always', () => {
  assert.equal(due('2026-09-30 16:30', 7, 'calendar_days'), '2026-10-07 16:30:00');
  assert.equal(due('2026-09-30 16:30', 24, 'hours'), '2026-10-01 16:30:00');
});

test('nothing added leaves an instant where it is', () => {
  for (const kind of CLOCK_KINDS)
    assert.equal(due('2026-03-07 03:03', 0, kind), '2026-03-07 03:03:00');
});

test('a negative or unreal amount is a fault', () => {
  for (const quantity of [-1, Number.NaN, Infinity]) {
    assert.throws(() => due('2026-03-06 16:30', quantity, 'hours'), /cannot be moved on by/);
  }
});

test('time between two instants is what an office was open', () => {
  assert.equal(between('2026-03-06 16:30', '2026-03-09 09:30', 'working_hours'), 1);
  assert.equal(between('2026-03-06 16:30', '2026-03-09 09:30', 'hours'), 65);
  assert.equal(between('2026-03-06 13:00', '2026-03-11 13:00', 'working_days'), 3);
  assert.equal(between('2026-03-06 13:00', '2026-03-11 13:00', 'calendar_days'), 5);
  assert.equal(between('2026-03-07 00:00', '2026-03-09 09:00', 'working_days'), 0);
});

test('an interval that ends before it begins holds nothing', () => {
  for (const kind of CLOCK_KINDS)
    assert.equal(between('2026-03-09 12:00', '2026-03-06 12:00', kind), 0);
});

test('overlapping intervals are counted once', () => {
  const intervals = [
    { from: at('2026-03-06 11:00'), to: at('2026-03-06 13:00') },
    { from: at('2026-03-06 09:00'), to: at('2026-03-06 12:00') },
    { from: at('2026-03-06 16:00'), to: at('2026-03-09 10:00') },
  ];
  assert.equal(elapsed(intervals, 'working_hours', office).value.quantity, 6);
  assert.equal(elapsed([], 'working_hours', office).value.quantity, 0);
});

test('a result that touches a year not announced is provisional and names the year', () => {
  const amount: Amount = { kind: 'working_hours', quantity: 1 };
  assert.deepEqual(addWorkingTime(at('2026-12-31 16:30'), amount, office), {
    certainty: 'provisional',
    value: at('2027-01-01 09:30'),
    unannouncedYears: [2027],
  });
  const twoYears = { from: at('2026-12-31 09:00'), to: at('2028-01-03 09:00') };
  const measured = workingTimeBetween(twoYears, 'working_days', office);
  assert.deepEqual(measured.certainty === 'provisional' && measured.unannouncedYears, [2027, 2028]);
});

test('a result that ends with an announced year is certain', () => {
  const amount: Amount = { kind: 'working_hours', quantity: 1 };
  assert.equal(addWorkingTime(at('2026-12-31 16:00'), amount, office).certainty, 'certain');
  const wholeYear = { from: at('2026-01-01 00:00'), to: at('2027-01-01 00:00') };
  assert.equal(workingTimeBetween(wholeYear, 'working_days', office).certainty, 'certain');
});

test('kinds of time that holidays do not touch are certain in any year', () => {
  for (const kind of ['urgent_working_hours', 'calendar_days', 'hours'] as const) {
    const amount: Amount = { kind, quantity: 30 };
    assert.equal(addWorkingTime(at('2031-12-31 16:30'), amount, office).certainty, 'certain', kind);
  }
});

test('a pause moves the due time by the working time inside it', () => {
  const amount: Amount = { kind: 'working_hours', quantity: 4 };
  assert.equal(dueOf(read('2026-03-06 10:00', amount, [])), '2026-03-06 14:00:00');
  const hour = pause('2026-03-06 11:00', '2026-03-06 12:00');
  assert.equal(dueOf(read('2026-03-06 10:00', amount, [hour])), '2026-03-06 15:00:00');
  const overNight = pause('2026-03-06 11:00', '2026-03-09 10:00');
  assert.equal(dueOf(read('2026-03-06 10:00', amount, [overNight])), '2026-03-09 13:00:00');
});

test('a pause outside working hours moves nothing', () => {
  const amount: Amount = { kind: 'working_hours', quantity: 9 };
  const weekend = pause('2026-03-06 18:00', '2026-03-09 08:00');
  assert.equal(dueOf(read('2026-03-06 09:00', amount, [weekend])), '2026-03-09 10:00:00');
});

test('overlapping pauses count once, in whatever order they come', () => {
  const amount: Amount = { kind: 'working_hours', quantity: 1 };
  const pauses = [
    pause('2026-03-06 11:00', '2026-03-06 13:00'),
    pause('2026-03-06 09:00', '2026-03-06 10:00'),
    pause('2026-03-06 10:30', '2026-03-06 12:00'),
  ];
  assert.equal(dueOf(read('2026-03-06 10:00', amount, pauses)), '2026-03-06 13:30:00');
});

test('a pause before the start, or after time was up, changes nothing', () => {
  const amount: Amount = { kind: 'working_hours', quantity: 1 };
  const pauses = [
    pause('2026-03-06 09:00', '2026-03-06 10:00'),
    pause('2026-03-06 11:01', '2026-03-06 12:00'),
  ];
  assert.equal(dueOf(read('2026-03-06 10:00', amount, pauses)), '2026-03-06 11:00:00');
});

test('an item paused at its due instant is not late, then or when it resumes', () => {
  const amount: Amount = { kind: 'working_hours', quantity: 1 };
  const stopped = read('2026-03-06 10:00', amount, [pause('2026-03-06 11:00')]);
  assert.deepEqual(stopped.state === 'stopped' && stopped.left.value.quantity, 0);
  assert.equal(isLate(stopped, at('2026-03-09 11:00')), false);

  const resumed = read('2026-03-06 10:00', amount, [pause('2026-03-06 11:00', '2026-03-07 12:00')]);
  assert.equal(dueOf(resumed), '2026-03-07 12:00:00');
  assert.equal(isLate(resumed, at('2026-03-07 12:00')), false);
  assert.equal(isLate(resumed, at('2026-03-07 12:01')), true);
});

test('a stopped clock says how much time is left', () => {
  const amount: Amount = { kind: 'working_hours', quantity: 10 };
  const reading = read('2026-03-06 10:00', amount, [
    pause('2026-03-06 11:00', '2026-03-06 12:00'),
    pause('2026-03-09 10:00'),
  ]);
  assert.deepEqual(reading.state === 'stopped' && reading.left, {
    certainty: 'certain',
    value: { kind: 'working_hours', quantity: 3 },
  });
});

test('an item that was late before it was paused stays late', () => {
  const amount: Amount = { kind: 'working_hours', quantity: 1 };
  const reading = read('2026-03-06 10:00', amount, [pause('2026-03-06 11:01')]);
  assert.equal(isLate(reading, at('2026-03-06 12:00')), true);
});

test('lateness begins after the due instant', () => {
  const reading = read('2026-03-06 10:00', { kind: 'hours', quantity: 1 }, []);
  assert.equal(isLate(reading, at('2026-03-06 11:00')), false);
  assert.equal(isLate(reading, at('2026-03-06 11:00:00.000001')), true);
});

test('the next working instant is now while the office is open, else the next opening', () => {
  const next = (from: string, kind: ClockKind) =>
    local(nextWorkingInstant(at(from), kind, office).value);
  assert.equal(next('2026-03-06 16:59:59', 'working_hours'), '2026-03-06 16:59:59');
  assert.equal(next('2026-03-06 17:00', 'working_hours'), '2026-03-09 09:00:00');
  assert.equal(next('2026-03-06 17:00', 'working_days'), '2026-03-09 09:00:00');
  assert.equal(next('2026-03-06 23:00', 'urgent_working_hours'), '2026-03-07 08:00:00');
  assert.equal(next('2026-03-06 23:00', 'calendar_days'), '2026-03-06 23:00:00');
  assert.equal(
    nextWorkingInstant(at('2026-12-31 18:00'), 'working_days', office).certainty,
    'provisional',
  );
});

test('a day of twenty-three hours is a whole calendar day', () => {
  // London loses an hour on 29 March 2026.
  const london = calendarOf({ zone: 'Europe/London' });
  const start = Temporal.Instant.from('2026-03-28T12:00:00Z');
  const add = (kind: ClockKind, quantity: number) =>
    String(addWorkingTime(start, { kind, quantity }, london).value);
  assert.equal(add('calendar_days', 0.5), '2026-03-29T00:00:00Z');
  assert.equal(add('calendar_days', 1.5), '2026-03-29T23:00:00Z');
  assert.equal(add('calendar_days', 2), '2026-03-30T11:00:00Z');
  assert.equal(add('hours', 24), '2026-03-29T12:00:00Z');
});

test('office hours keep to local clocks across a change of the clocks', () => {
  const newYork = calendarOf({ zone: 'America/New_York' });
  const friday = Temporal.Instant.from('2026-03-06T21:30:00Z');
  const reckoned = addWorkingTime(friday, { kind: 'working_hours', quantity: 1 }, newYork);
  assert.equal(local(reckoned.value, 'America/New_York'), '2026-03-09 09:30:00');
});

test('a reckoning that finds no end is a fault, not an endless loop', () => {
  const tooMany = MAX_DAYS_WALKED + 1;
  assert.throws(
    () => due('2026-03-06 16:30', tooMany, 'calendar_days'),
    /not reckoned past 7320 days/,
  );
  assert.throws(() => between('1990-01-01 00:00', '2026-01-01 00:00', 'working_days'), /7320 days/);
});
