import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { Pattern } from '#/features/rosters/model.ts';
import { property } from '#test/property.ts';
import { layOut, weekOf, yearsUnannounced } from './pattern.ts';
import type { Holidays } from './pattern.ts';

const ZONE = 'Asia/Shanghai';
const day = (text: string) => Temporal.PlainDate.from(text);
const holidays: Holidays = {
  // The National Day of 2026, and a Sunday and a Saturday worked in exchange.
  holidays: new Set(['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']),
  makeUpDays: new Set(['2026-09-20', '2026-10-10']),
  makeUpWeekday: 1,
  announcedYears: new Set([2026]),
};
const nights: Pattern = {
  from: '22:00',
  to: '06:00',
  days: [1, 3],
  everyWeeks: 1,
  onHolidays: 'as_usual',
};
const december = { startsOn: day('2026-12-01'), endsOn: day('2026-12-14'), zone: ZONE, holidays };
const datesOf = (pattern: Pattern, laying = december) =>
  layOut(pattern, laying).map(({ heldOn }) => heldOn.toString());

describe('a rotation laid out over days', () => {
  test('has a shift on each of its days, over midnight', () => {
    const shifts = layOut(nights, december);
    assert.deepEqual(datesOf(nights), ['2026-12-02', '2026-12-07', '2026-12-09', '2026-12-14']);
    assert.equal(shifts[0]?.beginsAt.toString(), '2026-12-02T14:00:00Z');
    assert.equal(shifts[0]?.endsAt.toString(), '2026-12-02T22:00:00Z');
  });

  test('every second week counts from the week in which the roster begins', () => {
    assert.deepEqual(datesOf({ ...nights, everyWeeks: 2 }), ['2026-12-02', '2026-12-14']);
  });

  test('what ends at the hour at which it began lasts a day', () => {
    const [first] = layOut({ ...nights, from: '08:00', to: '08:00' }, december);
    assert.equal(first?.beginsAt.until(first.endsAt).total('hours'), 24);
  });

  test('is a night when three of its hours lie between ten and six', () => {
    const isNight = (from: string, to: string) =>
      layOut({ ...nights, from, to }, december)[0]?.isNight;
    assert.equal(isNight('22:00', '06:00'), true);
    assert.equal(isNight('18:00', '22:00'), false);
    assert.equal(isNight('20:00', '01:00'), true);
    assert.equal(isNight('19:00', '00:30'), false);
    assert.equal(isNight('03:00', '09:00'), true);
    assert.equal(isNight('05:00', '12:00'), false);
  });

  test('eight in the evening is eight also after clocks are changed', () => {
    const zone = 'Europe/Berlin';
    const around = { startsOn: day('2026-10-23'), endsOn: day('2026-10-26'), zone, holidays };
    const shifts = layOut({ ...nights, from: '20:00', to: '08:00', days: [6, 7] }, around);
    assert.deepEqual(
      shifts.map(({ beginsAt }) => beginsAt.toString()),
      ['2026-10-24T18:00:00Z', '2026-10-25T19:00:00Z'],
    );
    assert.equal(shifts[0]?.beginsAt.until(shifts[0].endsAt).total('hours'), 13, 'an hour longer');
  });
});

describe('holidays', () => {
  const october = {
    startsOn: day('2026-09-28'),
    endsOn: day('2026-10-11'),
    zone: ZONE,
    holidays,
  };

  test('change nothing, unless the rotation says so', () => {
    assert.deepEqual(datesOf({ ...nights, days: [4] }, october), ['2026-10-01', '2026-10-08']);
  });

  test('count as Sundays, and days worked in exchange as weekdays', () => {
    const sundays = { ...nights, days: [7], onHolidays: 'as_sunday' } as const;
    assert.deepEqual(datesOf(sundays, october), [
      '2026-10-01',
      '2026-10-02',
      '2026-10-04',
      '2026-10-05',
      '2026-10-06',
      '2026-10-07',
      '2026-10-11',
    ]);
    const mondays = { ...nights, days: [1], onHolidays: 'as_sunday' } as const;
    assert.deepEqual(datesOf(mondays, october), ['2026-09-28', '2026-10-10']);
  });

  test('have no shift at all, where it says so', () => {
    const none = { ...nights, days: [1, 2, 3, 4], onHolidays: 'none' } as const;
    assert.deepEqual(datesOf(none, october), [
      '2026-09-28',
      '2026-09-29',
      '2026-09-30',
      '2026-10-08',
      '2026-10-10',
    ]);
  });

  test('of a year not announced yet are said to be missing, where they matter', () => {
    const over = { startsOn: day('2026-12-20'), endsOn: day('2027-01-10'), holidays };
    assert.deepEqual(yearsUnannounced([nights], over), []);
    const rest = { ...nights, onHolidays: 'none' } as const;
    assert.deepEqual(yearsUnannounced([nights, rest], over), [2027]);
    assert.deepEqual(yearsUnannounced([rest], { ...over, endsOn: day('2026-12-31') }), []);
  });
});

const clocks = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '30'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);

property(
  'every shift lies on a day of the rotation, within the roster, in order, and lasts a day at most',
  fc.property(
    clocks,
    clocks,
    fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 0, max: 62 }),
    (from, to, days, everyWeeks, length) => {
      const startsOn = day('2026-11-24');
      const laying = { startsOn, endsOn: startsOn.add({ days: length }), zone: ZONE, holidays };
      const shifts = layOut({ from, to, days, everyWeeks, onHolidays: 'as_usual' }, laying);
      for (const [index, { heldOn, beginsAt, endsAt }] of shifts.entries()) {
        assert.ok(days.includes(heldOn.dayOfWeek));
        assert.ok(Temporal.PlainDate.compare(heldOn, laying.endsOn) <= 0);
        const hours = beginsAt.until(endsAt).total('hours');
        assert.ok(hours > 0 && hours <= 24);
        const before = shifts[index - 1];
        if (before === undefined) continue;
        assert.ok(Temporal.PlainDate.compare(before.heldOn, heldOn) < 0);
        const weeks = day(weekOf(before.heldOn)).until(weekOf(heldOn)).days / 7;
        assert.equal(weeks % everyWeeks, 0);
      }
    },
  ),
);
