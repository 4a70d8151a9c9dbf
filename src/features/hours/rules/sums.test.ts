import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import { publishedMonths, totalOf } from './sums.ts';

const month = (number: number) => Temporal.PlainYearMonth.from({ year: 2026, month: number });
const LEAST = 5;

describe('what is told of a month', () => {
  test('is nothing where four gave, and the minutes alone where five did', () => {
    const months = [
      { month: month(11), minutes: 600, givers: 5 },
      { month: month(10), minutes: 240, givers: 4 },
    ];
    const told = publishedMonths(months, LEAST);
    assert.deepEqual(told, [
      { month: month(11), minutes: 600 },
      { month: month(10), minutes: undefined },
    ]);
    assert.equal(totalOf(told), 600);
  });

  property(
    'never lets what is left out be reckoned from what is told',
    fc.property(
      fc.array(fc.record({ minutes: fc.integer({ min: 1, max: 9_000 }), givers: fc.nat(9) }), {
        maxLength: 12,
      }),
      (sums) => {
        const months = sums.map((one, index) => ({ ...one, month: month(index + 1) }));
        const told = publishedMonths(months, LEAST);
        const other = months.map((one) =>
          one.givers < LEAST ? { ...one, minutes: one.minutes + 77 } : one,
        );
        // What few gave changes nothing of what anybody reads.
        assert.deepEqual(publishedMonths(other, LEAST), told);
        assert.equal(totalOf(publishedMonths(other, LEAST)), totalOf(told));
        assert.ok(!JSON.stringify(told).includes('givers'));
      },
    ),
  );
});
