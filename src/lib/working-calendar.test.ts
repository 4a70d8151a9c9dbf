import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import {
  dateOf,
  isWorkingDay,
  makeWorkingCalendar,
  openIntervals,
  weeklyPeriods,
} from './working-calendar.ts';
import type { CalendarSettings, Weekday, WorkingCalendar } from './working-calendar.ts';

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5];
const everyDay: readonly Weekday[] = [...weekdays, 6, 7];

/** National Day of 2026 as announced: a week of holidays, made up for on two days of rest. */
const office: CalendarSettings = {
  zone: 'Asia/Shanghai',
  weekly: [
    ...weeklyPeriods(weekdays, '09:00', '12:00'),
    ...weeklyPeriods(weekdays, '13:30', '17:00'),
  ],
  urgentWeekly: weeklyPeriods(everyDay, '00:00', '24:00'),
  holidays: [1, 2, 3, 4, 5, 6, 7].map((day) =>
    Temporal.PlainDate.from({ year: 2026, month: 10, day }),
  ),
  makeUpDays: [Temporal.PlainDate.from('2026-09-20'), Temporal.PlainDate.from('2026-10-10')],
  makeUpWeekday: 1,
  announcedYears: [2026],
};

function calendarOf(changes: Partial<CalendarSettings>): WorkingCalendar {
  const made = makeWorkingCalendar({ ...office, ...changes });
  assert.ok(made.ok, JSON.stringify(made));
  return made.value;
}

function refusalOf(changes: Partial<CalendarSettings>): readonly string[] {
  const made = makeWorkingCalendar({ ...office, ...changes });
  return made.ok ? [] : [made.refusal, ...Object.values(made.detail)];
}

function opened(date: string, hours: 'working' | 'urgent' | 'all', calendar: WorkingCalendar) {
  const intervals = openIntervals(Temporal.PlainDate.from(date), hours, calendar);
  return intervals.map(({ from, to }) => `${from} – ${to}`);
}

test('a weekday is worked in its periods, in order', () => {
  const calendar = calendarOf({ weekly: office.weekly.toReversed() });
  assert.deepEqual(opened('2026-09-18', 'working', calendar), [
    '2026-09-18T01:00:00Z – 2026-09-18T04:00:00Z',
    '2026-09-18T05:30:00Z – 2026-09-18T09:00:00Z',
  ]);
});

test('days of rest and holidays are not worked, make-up days are', () => {
  const calendar = calendarOf({});
  const isWorked = (date: string) => isWorkingDay(Temporal.PlainDate.from(date), calendar);
  assert.equal(isWorked('2026-09-19'), false, 'a Saturday');
  assert.equal(isWorked('2026-09-20'), true, 'a Sunday that makes up');
  assert.equal(isWorked('2026-10-01'), false, 'a Thursday on holiday');
  assert.equal(isWorked('2026-10-08'), true, 'the Thursday after');
  assert.equal(isWorked('2026-10-10'), true, 'a Saturday that makes up');
});

test('a make-up day keeps the hours of the weekday that the settings name', () => {
  const weekly = [...weeklyPeriods([1], '09:00', '17:00'), ...weeklyPeriods([5], '09:00', '12:00')];
  const calendar = calendarOf({ weekly, makeUpWeekday: 5 });
  assert.deepEqual(opened('2026-09-20', 'working', calendar), [
    '2026-09-20T01:00:00Z – 2026-09-20T04:00:00Z',
  ]);
});

test('urgent hours and whole days run on holidays too', () => {
  const calendar = calendarOf({});
  const wholeDay = ['2026-09-30T16:00:00Z – 2026-10-01T16:00:00Z'];
  assert.deepEqual(opened('2026-10-01', 'working', calendar), []);
  assert.deepEqual(opened('2026-10-01', 'urgent', calendar), wholeDay);
  assert.deepEqual(opened('2026-10-01', 'all', calendar), wholeDay);
});

test('a date is the local one', () => {
  const late = Temporal.Instant.from('2026-09-30T16:00:00Z');
  assert.equal(String(dateOf(late, calendarOf({}))), '2026-10-01');
  assert.equal(String(dateOf(late, calendarOf({ zone: 'Europe/London' }))), '2026-09-30');
});

test('periods keep to local clocks when those jump forward', () => {
  // London jumps from 01:00 to 02:00 on 29 March 2026.
  const weekly = [
    ...weeklyPeriods([7], '00:30', '01:30'),
    ...weeklyPeriods([7], '01:30', '01:45'),
    ...weeklyPeriods([7], '01:45', '03:00'),
  ];
  const calendar = calendarOf({ zone: 'Europe/London', weekly, makeUpDays: [] });
  assert.deepEqual(opened('2026-03-29', 'working', calendar), [
    '2026-03-29T00:30:00Z – 2026-03-29T01:00:00Z',
    '2026-03-29T01:00:00Z – 2026-03-29T01:00:00Z',
    '2026-03-29T01:00:00Z – 2026-03-29T02:00:00Z',
  ]);
});

test('periods keep to local clocks when those fall back', () => {
  // London shows 01:00 to 02:00 twice on 25 October 2026.
  const weekly = [...weeklyPeriods([7], '01:00', '01:30'), ...weeklyPeriods([7], '01:30', '03:00')];
  const calendar = calendarOf({ zone: 'Europe/London', weekly, makeUpDays: [] });
  assert.deepEqual(opened('2026-10-25', 'working', calendar), [
    '2026-10-25T00:00:00Z – 2026-10-25T00:30:00Z',
    '2026-10-25T00:30:00Z – 2026-10-25T03:00:00Z',
  ]);
});

test('a day without a midnight begins when its clocks begin', () => {
  // São Paulo jumped from midnight to 01:00 on 4 November 2018.
  const calendar = calendarOf({ zone: 'America/Sao_Paulo' });
  assert.deepEqual(opened('2018-11-04', 'all', calendar), [
    '2018-11-04T03:00:00Z – 2018-11-05T02:00:00Z',
  ]);
});

test('an unknown zone is refused', () => {
  assert.deepEqual(refusalOf({ zone: 'Asia/Atlantis' }), [
    'calendar_zone_unknown',
    'Asia/Atlantis',
  ]);
});

test('an unreadable time is refused', () => {
  for (const closesAt of ['', '5pm', '9:00', '24:01', '25:00', '12:60']) {
    const weekly = weeklyPeriods([2], '00:00', closesAt);
    assert.deepEqual(refusalOf({ weekly }), ['calendar_time_unreadable', '2'], closesAt);
  }
});

test('a period that ends before it begins is refused, in both kinds of hours', () => {
  assert.deepEqual(refusalOf({ weekly: weeklyPeriods([3], '22:00', '06:00') }), [
    'calendar_period_backwards',
    '3',
  ]);
  assert.deepEqual(refusalOf({ urgentWeekly: weeklyPeriods([4], '08:00', '08:00') }), [
    'calendar_period_backwards',
    '4',
  ]);
});

test('overlapping periods are refused, touching ones are not', () => {
  const morning = weeklyPeriods([1], '09:00', '12:00');
  const overlap = [...morning, ...weeklyPeriods([1], '11:59', '13:00')];
  const touch = [...morning, ...weeklyPeriods([1], '12:00', '13:00')];
  assert.deepEqual(refusalOf({ weekly: overlap }), ['calendar_periods_overlap', '1']);
  assert.deepEqual(refusalOf({ weekly: touch }), []);
});

test('a calendar without working time is refused', () => {
  assert.deepEqual(refusalOf({ weekly: [] }), ['calendar_without_working_time']);
  assert.deepEqual(refusalOf({ urgentWeekly: [] }), ['calendar_without_working_time']);
  assert.deepEqual(refusalOf({ makeUpWeekday: 7 }), ['calendar_without_working_time', '7']);
});

test('a date that is both holiday and make-up day is refused', () => {
  const holidays = [Temporal.PlainDate.from('2026-10-10')];
  assert.deepEqual(refusalOf({ holidays }), ['calendar_day_contradictory', '2026-10-10']);
});

property(
  'on no date, in no zone, do periods overlap or run backwards',
  fc.property(
    fc.constantFrom('Asia/Shanghai', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe'),
    fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 10 }),
    fc.integer({ min: 0, max: 364 }),
    (zone, quarters, dayOfYear) => {
      const twoDigits = (number: number) => String(number).padStart(2, '0');
      const clock = (quarter: number) =>
        `${twoDigits(Math.floor(quarter / 4))}:${twoDigits((quarter % 4) * 15)}`;
      const cuts = quarters.toSorted((a, b) => a - b).map(clock);
      const weekly = cuts
        .slice(1)
        .flatMap((closesAt, index) => weeklyPeriods(everyDay, cuts[index] ?? '', closesAt));
      const calendar = calendarOf({ zone, weekly, makeUpDays: [] });
      const date = Temporal.PlainDate.from('2025-01-01').add({ days: dayOfYear });
      const edges = openIntervals(date, 'working', calendar).flatMap(({ from, to }) => [from, to]);
      assert.equal(edges.length, 2 * (cuts.length - 1));
      assert.deepEqual(edges, edges.toSorted(Temporal.Instant.compare));
    },
  ),
);
