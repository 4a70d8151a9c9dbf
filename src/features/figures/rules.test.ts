import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { MonthlySum } from './model.ts';
import {
  countsPersons,
  isPublished,
  meanDuration,
  monthsOf,
  publishedTotals,
  seriesOf,
  shareOf,
  totalOf,
  yearUntil,
} from './rules.ts';

const month = (text: string) => Temporal.PlainYearMonth.from(text);
const sum = (measure: string, at: string, value: number): MonthlySum => ({
  measure,
  month: month(at),
  value,
});

const sums = [
  sum('raised', '2026-09', 4),
  sum('raised', '2026-11', 6),
  sum('resolved', '2026-11', 3),
];

test('a total adds the months of its own measure', () => {
  assert.equal(totalOf(sums, 'raised'), 10);
  assert.equal(totalOf(sums, 'satisfied'), 0);
});

test('a share names its part and its whole', () => {
  const share = shareOf(sums, { part: 'resolved', whole: 'raised' });
  assert.deepEqual(share, { part: 3, whole: 10 });
});

test('a part of nothing is no share', () => {
  assert.equal(shareOf(sums, { part: 'satisfied', whole: 'answers' }), undefined);
});

test('a year until a day is twelve months and ends with that day’s month', () => {
  const span = yearUntil(Temporal.PlainDate.from('2026-11-22'));
  assert.deepEqual([span.from.toString(), span.to.toString()], ['2025-12', '2026-11']);
  assert.equal(monthsOf(span).length, 12);
});

test('a span that ends before it begins has no months', () => {
  assert.deepEqual(monthsOf({ from: month('2026-05'), to: month('2026-01') }), []);
});

test('a series has a nought for each month in which nothing happened', () => {
  const span = { from: month('2026-09'), to: month('2026-11') };
  assert.deepEqual(seriesOf(sums, 'raised', span), [4, 0, 6]);
});

test('a count of one to four persons is not published, nought and five are', () => {
  for (const value of [1, 2, 3, 4]) assert.equal(isPublished('became_helper', value), false);
  for (const value of [0, 5, 40]) assert.equal(isPublished('became_helper', value), true);
});

test('a count of matters is published however small', () => {
  assert.equal(isPublished('raised', 1), true);
});

test('totals name each measure once, and leave out few persons', () => {
  const year = [...sums, sum('helped', '2026-03', 4), sum('became_helper', '2026-03', 5)];
  assert.deepEqual(publishedTotals(year), [
    { measure: 'raised', value: 10 },
    { measure: 'resolved', value: 3 },
    { measure: 'became_helper', value: 5 },
  ]);
  assert.deepEqual(publishedTotals([]), []);
});

test('persons are counted by two measures, matters by all others', () => {
  assert.deepEqual(['helped', 'became_helper', 'raised', 'closed'].map(countsPersons), [
    true,
    true,
    false,
    false,
  ]);
});

test('a mean is said in minutes up to an hour, then in days and hours', () => {
  const said = (minutes: number) => meanDuration(minutes).toString();
  assert.deepEqual([0, 1.4, 59, 60, 89, 91, 24 * 60, 49.6 * 60].map(said), [
    'PT1M',
    'PT1M',
    'PT59M',
    'PT1H',
    'PT1H',
    'PT2H',
    'P1D',
    'P2DT2H',
  ]);
});

const anyMonth = fc.integer({ min: 0, max: 35 }).map((months) => month('2024-01').add({ months }));

test('property: the series of a span adds up to the total of its months', () => {
  const anySums = fc.uniqueArray(fc.tuple(anyMonth, fc.integer({ min: 1, max: 99 })), {
    selector: ([at]) => at.toString(),
    maxLength: 30,
  });
  fc.assert(
    fc.property(anySums, anyMonth, anyMonth, (entries, from, to) => {
      const all = entries.map(([at, value]) => ({ measure: 'raised', month: at, value }));
      const inside = all.filter(
        (one) =>
          Temporal.PlainYearMonth.compare(one.month, from) >= 0 &&
          Temporal.PlainYearMonth.compare(one.month, to) <= 0,
      );
      const series = seriesOf(all, 'raised', { from, to });
      const added = series.reduce((total, value) => total + value, 0);
      assert.equal(added, totalOf(inside, 'raised'));
    }),
    { seed: 20_261_122 },
  );
});
