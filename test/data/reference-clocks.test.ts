import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { z } from 'zod';
import { isWorkingDay, makeWorkingCalendar, weeklyPeriods } from '#/lib/working-calendar.ts';
import {
  codeShape,
  dateShape,
  faultsOfNames,
  listTwice,
  namesShape,
  readData,
  sourceShape,
} from './read-data.ts';

const classes = ['danger', 'utility', 'ordinary', 'complex'] as const;
const stages = [
  'triage',
  'verify',
  'acknowledge',
  'handle',
  'wait_asker',
  'wait_partner',
  'return_window',
  'check',
  'verdict',
  'total',
] as const;
const kinds = [
  'minutes',
  'hours',
  'working_hours',
  'urgent_working_hours',
  'working_days',
  'calendar_days',
] as const;
const profileShape = z.enum(['need', 'report', 'urgent']);
const amountShape = z.strictObject({ amount: z.number().positive(), kind: z.enum(kinds) });
const namedShape = z.strictObject({ code: codeShape, names: namesShape });
const originShape = { source: codeShape, date: dateShape };

const clocksShape = z.strictObject({
  sources: z.array(sourceShape.extend({ code: codeShape })),
  kinds: z.array(namedShape),
  classes: z.array(namedShape),
  stages: z.array(namedShape.extend({ note: z.string().min(1) })),
  clocks: z.array(
    z.strictObject({
      profile: profileShape,
      class: z.enum(classes),
      stage: z.enum(stages),
      ...amountShape.shape,
      ...originShape,
    }),
  ),
  reminders: z.array(
    z.strictObject({
      profile: profileShape,
      stage: z.enum(stages),
      atPercent: z.number().min(1).max(100),
      to: z.enum(['asker', 'holder', 'partner', 'dispatcher', 'community_worker']),
    }),
  ),
  takeBack: z.array(
    z.strictObject({
      profile: profileShape,
      class: z.enum(classes),
      remindAfter: amountShape,
      askAfter: amountShape,
      takeBackAfter: amountShape,
      ...originShape,
    }),
  ),
  quietHours: z.strictObject({
    from: z.string(),
    to: z.string(),
    except: z.array(z.enum(classes)),
  }),
});
const file = readData('reference/clocks.json', clocksShape);

function clockOf(profile: string, cls: string, stage: string) {
  const row = file.clocks.find(
    (one) => one.profile === profile && one.class === cls && one.stage === stage,
  );
  return row === undefined ? undefined : [row.amount, row.kind];
}

describe('clocks of matters', () => {
  test('every profile, class and stage has exactly one', () => {
    const keys = file.clocks.map((row) => `${row.profile}/${row.class}/${row.stage}`);
    assert.equal(keys.length, 3 * classes.length * stages.length);
    assert.deepEqual(listTwice(keys), []);
  });

  test('handling has the times of the norm: 2 hours, 24 hours, 7 days, 15 days', () => {
    for (const profile of ['need', 'report']) {
      assert.deepEqual(clockOf(profile, 'danger', 'handle'), [2, 'hours']);
      assert.deepEqual(clockOf(profile, 'utility', 'handle'), [24, 'hours']);
      assert.deepEqual(clockOf(profile, 'ordinary', 'handle'), [7, 'calendar_days']);
      assert.deepEqual(clockOf(profile, 'complex', 'handle'), [15, 'calendar_days']);
    }
  });

  test('what is urgent has 2 hours and a first word within 20 minutes, in every class', () => {
    for (const cls of classes) {
      assert.deepEqual(clockOf('urgent', cls, 'handle'), [2, 'hours']);
      assert.deepEqual(clockOf('urgent', cls, 'acknowledge'), [20, 'minutes']);
      const back = file.takeBack.find((one) => one.profile === 'urgent' && one.class === cls);
      assert.deepEqual(back?.takeBackAfter, { amount: 30, kind: 'minutes' });
    }
  });

  test('waiting for the asker has 5 days, for a partner and for the verdict 14', () => {
    for (const profile of ['need', 'report']) {
      for (const cls of classes) {
        assert.deepEqual(clockOf(profile, cls, 'wait_asker'), [5, 'calendar_days']);
        assert.deepEqual(clockOf(profile, cls, 'wait_partner'), [14, 'calendar_days']);
        assert.deepEqual(clockOf(profile, cls, 'verdict'), [14, 'calendar_days']);
      }
    }
  });

  test('every row names a source that the file lists', () => {
    const known = new Set(file.sources.map(({ code }) => code));
    for (const { source } of [...file.clocks, ...file.takeBack]) assert.ok(known.has(source));
  });

  test('every word used has a name in three scripts', () => {
    const codes = [...file.kinds, ...file.classes, ...file.stages].map(({ code }) => code);
    assert.deepEqual(codes, [...kinds.toSorted(byList(codes)), ...classes, ...stages]);
    const named = [...file.kinds, ...file.classes, ...file.stages].map(({ names }) => names);
    assert.deepEqual(named.flatMap(faultsOfNames), []);
  });

  test('a forgotten matter is first reminded of, then asked about, then taken back', () => {
    assert.equal(file.takeBack.length, 3 * classes.length);
    for (const { remindAfter, askAfter, takeBackAfter } of file.takeBack) {
      const hours = [remindAfter, askAfter, takeBackAfter].map(roughHours);
      assert.deepEqual(
        hours,
        hours.toSorted((a, b) => a - b),
      );
      assert.equal(new Set(hours).size, 3);
    }
  });

  test('only danger is spoken of at night', () => {
    assert.deepEqual(file.quietHours.except, ['danger']);
    assert.ok(file.quietHours.from > '20:00' && file.quietHours.to < '09:00');
  });
});

/** Orders the kinds of time as the file does. */
function byList(codes: readonly string[]): (one: string, other: string) => number {
  return (one, other) => codes.indexOf(one) - codes.indexOf(other);
}

function roughHours({ amount, kind }: z.infer<typeof amountShape>): number {
  if (kind === 'minutes') return amount / 60;
  if (kind === 'calendar_days') return amount * 24;
  return kind === 'working_days' ? amount * 8 : amount;
}

const weekShape = z.strictObject({
  monday: z.array(z.tuple([z.string(), z.string()])),
  tuesday: z.array(z.tuple([z.string(), z.string()])),
  wednesday: z.array(z.tuple([z.string(), z.string()])),
  thursday: z.array(z.tuple([z.string(), z.string()])),
  friday: z.array(z.tuple([z.string(), z.string()])),
  saturday: z.array(z.tuple([z.string(), z.string()])),
  sunday: z.array(z.tuple([z.string(), z.string()])),
});
const calendarShape = z.strictObject({
  code: codeShape,
  names: namesShape,
  zone: z.string(),
  weeklyHours: weekShape,
  urgentHours: weekShape,
  hoursSource: sourceShape,
  announcedYears: z.array(z.number()),
  years: z.array(
    z.strictObject({
      year: z.number(),
      source: sourceShape.extend({ number: z.string() }),
      holidays: z.array(
        z.strictObject({
          name: namesShape,
          from: dateShape,
          to: dateShape,
          worked: z.array(dateShape),
        }),
      ),
    }),
  ),
});
const calendar = readData('reference/calendar-cn.json', calendarShape);
const holidays = calendar.years.flatMap(({ year, holidays: days }) =>
  days.flatMap(({ from, to }) => listDays(from, to).map((date) => ({ year, date }))),
);
const worked = calendar.years.flatMap(({ holidays: days }) =>
  days.flatMap((holiday) => holiday.worked.map((day) => Temporal.PlainDate.from(day))),
);

function listDays(from: string, to: string): readonly Temporal.PlainDate[] {
  const first = Temporal.PlainDate.from(from);
  const length = first.until(Temporal.PlainDate.from(to)).days + 1;
  return Array.from({ length }, (_day, index) => first.add({ days: index }));
}

describe('the calendar of mainland China', () => {
  test('2025 and 2026 are announced, each with its notice', () => {
    assert.deepEqual(calendar.announcedYears, [2025, 2026]);
    assert.deepEqual(
      calendar.years.map(({ year, source }) => [year, source.number]),
      [
        [2025, '國辦發明電〔2024〕12號'],
        [2026, '國辦發明電〔2025〕7號'],
      ],
    );
  });

  test('holidays last 28 days in 2025 and 33 in 2026, and lie in their year', () => {
    const count = (year: number) => holidays.filter((one) => one.year === year).length;
    assert.equal(count(2025), 28);
    assert.equal(count(2026), 33);
    for (const { year, date } of holidays) assert.equal(date.year, year);
  });

  test('make-up days are five and six, Saturdays or Sundays, and no holidays', () => {
    assert.deepEqual(
      worked.map(String),
      [
        '2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11',
        '2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10',
      ].flatMap((year) => year.split(' ')),
    );
    for (const day of worked) {
      assert.ok(day.dayOfWeek >= 6, String(day));
      assert.ok(!holidays.some(({ date }) => date.equals(day)), String(day));
    }
  });

  test('names of holidays are written in three scripts', () => {
    const named = calendar.years.flatMap((one) => one.holidays.map(({ name }) => name));
    assert.deepEqual([calendar.names, ...named].flatMap(faultsOfNames), []);
  });

  test('reckoned with, it works on make-up Saturdays and rests on the eve of the year', () => {
    const made = makeWorkingCalendar({
      zone: calendar.zone,
      weekly: weeklyPeriods([1, 2, 3, 4, 5], '09:00', '17:00'),
      urgentWeekly: weeklyPeriods([1, 2, 3, 4, 5, 6, 7], '07:00', '22:00'),
      holidays: holidays.map(({ date }) => date),
      makeUpDays: worked,
      makeUpWeekday: 1,
      announcedYears: calendar.announcedYears,
    });
    assert.ok(made.ok);
    const works = (date: string) => isWorkingDay(Temporal.PlainDate.from(date), made.value);
    assert.ok(works('2026-02-14'), 'a Saturday worked for the Spring Festival');
    assert.ok(!works('2026-02-16'), 'the eve of the year of the horse');
    assert.ok(!works('2026-10-07') && works('2026-10-08') && works('2026-10-10'));
    assert.ok(works('2025-09-28') && !works('2025-10-08') && works('2025-10-09'));
  });

  test('offices keep five days, the duty desk seven', () => {
    const open = (week: z.infer<typeof weekShape>) =>
      Object.values(week).filter((periods) => periods.length > 0).length;
    assert.equal(open(calendar.weeklyHours), 5);
    assert.equal(open(calendar.urgentHours), 7);
  });
});
