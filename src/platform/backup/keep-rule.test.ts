import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KEEP, daysToKeep } from './keep-rule.ts';

const TODAY = Temporal.PlainDate.from('2026-11-23');

/** Lists days back from today, as many as are wanted. */
function daysBack(count: number): readonly Temporal.PlainDate[] {
  return Array.from({ length: count }, (_, index) => TODAY.subtract({ days: index }));
}

function keep(days: readonly string[], rule = KEEP): readonly string[] {
  return daysToKeep(
    days.map((day) => Temporal.PlainDate.from(day)),
    rule,
  ).map(String);
}

test('of two years of nights a week of days, a month of weeks and a year of months stay', () => {
  const kept = daysToKeep(daysBack(730)).map(String);
  const days = daysBack(7).map(String);
  assert.deepEqual(kept.slice(0, 7), days);
  // Sundays end the weeks before; the last days of months are their newest.
  assert.deepEqual(kept.slice(7, 10), ['2026-11-15', '2026-11-08', '2026-10-31']);
  assert.deepEqual(kept.slice(-3), ['2026-02-28', '2026-01-31', '2025-12-31']);
  assert.ok(kept.length <= KEEP.daily + KEEP.weekly + KEEP.monthly);
});

test('the newest always stays, and few are all kept', () => {
  assert.deepEqual(keep([]), []);
  assert.deepEqual(keep(['2020-02-29']), ['2020-02-29']);
  const few = ['2026-11-23', '2026-11-20', '2026-11-19'];
  assert.deepEqual(keep(few.toReversed()), few, 'whatever their order was');
});

test('after a long pause nothing old is thrown away', () => {
  const old = ['2024-05-04', '2024-05-03', '2024-05-02'];
  assert.deepEqual(keep(['2026-11-23', ...old]), ['2026-11-23', ...old]);
});

test('one a day goes on, night for night, without growing and without losing its newest', () => {
  let kept: readonly Temporal.PlainDate[] = [];
  for (const day of daysBack(800).toReversed()) {
    kept = daysToKeep([...kept, day]);
    assert.ok(kept.some((one) => one.equals(day)));
    assert.ok(kept.length <= 23, `${day.toString()}: ${kept.length}`);
  }
  const months = new Set(kept.map((day) => day.toPlainYearMonth().toString()));
  assert.equal(months.size, 12, 'each of the last twelve months has one');
});

test('a rule may be another', () => {
  const days = ['2026-11-23', '2026-11-22', '2026-11-21', '2026-10-01'];
  assert.deepEqual(keep(days, { daily: 1, weekly: 0, monthly: 0 }), ['2026-11-23']);
  assert.deepEqual(keep(days, { daily: 0, weekly: 2, monthly: 0 }), ['2026-11-23', '2026-11-22']);
  assert.deepEqual(keep(days, { daily: 0, weekly: 0, monthly: 2 }), ['2026-11-23', '2026-10-01']);
});
