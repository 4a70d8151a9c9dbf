import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { makeWorkingCalendar, weeklyPeriods } from '#/lib/working-calendar.ts';
import type { WorkingCalendar } from '#/lib/working-calendar.ts';
import { UNANNOUNCED_DAYS } from '#/features/hours/model.ts';
import { deadlineOf } from './deadline.ts';

const WEEKDAYS = [1, 2, 3, 4, 5] as const;

function calendar(
  changes: {
    readonly holidays?: readonly string[];
    readonly makeUpDays?: readonly string[];
    readonly years?: readonly number[];
  } = {},
): WorkingCalendar {
  const dates = (texts: readonly string[] = []) =>
    texts.map((text) => Temporal.PlainDate.from(text));
  const made = makeWorkingCalendar({
    zone: 'Asia/Shanghai',
    weekly: weeklyPeriods(WEEKDAYS, '09:00', '17:30'),
    urgentWeekly: weeklyPeriods(WEEKDAYS, '09:00', '17:30'),
    holidays: dates(changes.holidays),
    makeUpDays: dates(changes.makeUpDays),
    makeUpWeekday: 1,
    announcedYears: changes.years ?? [2026, 2027],
  });
  assert.ok(made.ok);
  return made.value;
}

const ended = (text: string) => Temporal.Instant.from(text);
const dueOn = (at: string, of = calendar()) => deadlineOf(ended(at), of).dueOn.toString();

describe('until when an activity is recorded', () => {
  test('is the tenth working day after it, the day itself not counted', () => {
    assert.equal(dueOn('2026-11-23T02:00:00Z'), '2026-12-07', 'a Monday');
    assert.equal(dueOn('2026-11-20T09:00:00Z'), '2026-12-04', 'a Friday evening');
    assert.equal(dueOn('2026-11-21T02:00:00Z'), '2026-12-04', 'a Saturday');
  });

  test('is reckoned on the clocks of the neighbourhood', () => {
    assert.equal(dueOn('2026-11-22T15:59:00Z'), '2026-12-04', 'a minute to midnight on Sunday');
    assert.equal(dueOn('2026-11-22T16:00:00Z'), '2026-12-07', 'midnight: Monday');
  });

  test('passes holidays and counts make-up days', () => {
    const holidays = ['2026-11-25', '2026-11-26'];
    assert.equal(dueOn('2026-11-23T02:00:00Z', calendar({ holidays })), '2026-12-09');
    const makeUpDays = ['2026-11-28'];
    assert.equal(dueOn('2026-11-23T02:00:00Z', calendar({ makeUpDays })), '2026-12-04');
  });

  test('is not certain while the holidays of a year are not announced, and is then later', () => {
    const known = deadlineOf(ended('2026-12-28T02:00:00Z'), calendar());
    const guessed = deadlineOf(ended('2026-12-28T02:00:00Z'), calendar({ years: [2026] }));
    assert.deepEqual([known.isDueCertain, guessed.isDueCertain], [true, false]);
    assert.equal(known.dueOn.until(guessed.dueOn).days, UNANNOUNCED_DAYS);
  });

  test('property: a later activity is never due earlier', () => {
    const of = calendar({ holidays: ['2026-12-01', '2026-12-02'] });
    let former = Temporal.PlainDate.from('2026-01-01');
    for (let hour = 0; hour < 24 * 40; hour += 5) {
      const at = ended('2026-11-01T00:00:00Z').add({ hours: hour });
      const { dueOn: due } = deadlineOf(at, of);
      assert.ok(Temporal.PlainDate.compare(former, due) <= 0, at.toString());
      assert.ok(
        Temporal.PlainDate.compare(at.toZonedDateTimeISO('Asia/Shanghai').toPlainDate(), due) < 0,
      );
      former = due;
    }
  });
});
