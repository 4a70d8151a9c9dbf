import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom } from '#/lib/random.ts';
import { joinSpans, nextSpan } from './stints.ts';

const at = (hour: number) => Temporal.Instant.from('2026-12-01T00:00:00Z').add({ hours: hour });
const span = (from: number, to: number) => ({ from: at(from), to: at(to) });

test('spans that meet or overlap are one', () => {
  assert.deepEqual(joinSpans([span(8, 12), span(0, 4), span(4, 6), span(9, 10)]), [
    span(0, 6),
    span(8, 12),
  ]);
  assert.deepEqual(joinSpans([]), []);
});

test('the one that runs comes before the next, and what is over does not count', () => {
  const spans = [span(0, 4), span(8, 12), span(12, 14)];
  assert.deepEqual(nextSpan(spans, at(3)), span(0, 4));
  assert.deepEqual(nextSpan(spans, at(4)), span(8, 14));
  assert.equal(nextSpan(spans, at(14)), undefined);
});

test('joined spans never touch, and cover just what was given', () => {
  const random = createRandom('spans');
  for (let world = 0; world < 200; world += 1) {
    const spans = Array.from({ length: random.int(0, 8) }, () => {
      const from = random.int(0, 40);
      return span(from, from + random.int(1, 9));
    });
    const joined = joinSpans(spans);
    for (const [index, one] of joined.entries()) {
      const before = joined[index - 1];
      if (before !== undefined) assert.ok(Temporal.Instant.compare(before.to, one.from) < 0);
    }
    const covers = (all: typeof spans, moment: Temporal.Instant) =>
      all.some(
        ({ from, to }) =>
          Temporal.Instant.compare(from, moment) <= 0 && Temporal.Instant.compare(moment, to) < 0,
      );
    for (let hour = 0; hour < 50; hour += 1) {
      assert.equal(covers([...joined], at(hour)), covers(spans, at(hour)));
    }
  }
});
