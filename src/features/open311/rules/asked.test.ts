import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { uuidV7 } from '#/lib/id.ts';
import { property } from '#test/property.ts';
import { changesetOf, readAnswers, readList, readSpan, writeTime } from './asked.ts';
import type { Question } from './asked.ts';

const now = Temporal.Instant.from('2026-11-23T01:00:00Z');
const day = { hours: 24 };
const days = (count: number) => ({ hours: 24 * count });

function spanOf(start: Temporal.Instant | undefined, end: Temporal.Instant | undefined) {
  const span = readSpan({ start, end }, now);
  if (!span.ok) return span.refusal;
  return [span.value.from.toString(), span.value.until.toString()];
}

describe('the span that is asked for', () => {
  test('where nothing is said it is the last ninety days', () => {
    assert.deepEqual(spanOf(undefined, undefined), [
      now.subtract(days(90)).toString(),
      now.toString(),
    ]);
  });

  test('from a beginning it goes on for ninety days, to an end it comes from ninety before', () => {
    const start = Temporal.Instant.from('2020-02-29T00:00:00Z');
    assert.deepEqual(spanOf(start, undefined), [start.toString(), start.add(days(90)).toString()]);
    assert.deepEqual(spanOf(undefined, start), [
      start.subtract(days(90)).toString(),
      start.toString(),
    ]);
  });

  test('just ninety days are allowed, and a nanosecond more is not', () => {
    const start = now.subtract(days(90));
    assert.deepEqual(spanOf(start, now), [start.toString(), now.toString()]);
    assert.equal(spanOf(start.subtract({ nanoseconds: 1 }), now), 'span_too_long');
    assert.equal(spanOf(start, now.add({ nanoseconds: 1 })), 'span_too_long');
  });

  test('the end may be the beginning and not before it', () => {
    assert.deepEqual(spanOf(now, now), [now.toString(), now.toString()]);
    assert.equal(spanOf(now.add({ nanoseconds: 1 }), now), 'dates_reversed');
    assert.equal(spanOf(now.add(day), now), 'dates_reversed');
  });

  const instants = fc
    .integer({ min: -62_000_000_000, max: 200_000_000_000 })
    .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000));
  property(
    'a span that is given is in order, holds what was said and is ninety days at most',
    fc.property(fc.option(instants), fc.option(instants), (start, end) => {
      const span = readSpan({ start: start ?? undefined, end: end ?? undefined }, now);
      if (!span.ok) {
        assert.ok(start !== null && end !== null);
        return;
      }
      const { from, until } = span.value;
      const hours = from.until(until).total('hours');
      assert.ok(hours >= 0 && hours <= 90 * 24, `${hours}`);
      if (start !== null) assert.ok(from.equals(start));
      if (end !== null) assert.ok(until.equals(end));
    }),
  );
});

describe('answers', () => {
  const stop: Question = { code: 'gas', question: 'Gas?', advice: 'Ring 119.', stops: true };
  const warn: Question = { code: 'wet', question: 'Wet?', advice: 'Keep off.', stops: false };
  const asked = [warn, stop];

  function given(answers: Readonly<Record<string, string>>) {
    const read = readAnswers(asked, new Map(Object.entries(answers)));
    return read.ok ? read.value : [read.refusal, read.detail];
  }

  test('all by no give no advice, and what was not asked is let go by', () => {
    assert.deepEqual(given({ wet: 'no', gas: 'no', other: 'yes' }), []);
  });

  test('a yes gives its advice, one that means danger is a no to all of it', () => {
    assert.deepEqual(given({ wet: 'yes', gas: 'no' }), ['Keep off.']);
    assert.deepEqual(given({ wet: 'yes', gas: 'yes' }), ['call_first', { advice: 'Ring 119.' }]);
  });

  test('what is missing or neither is named with its question', () => {
    assert.deepEqual(given({ gas: 'no' }), ['answer_missing', { code: 'wet', question: 'Wet?' }]);
    const odd = ['answer_unknown', { code: 'gas', question: 'Gas?' }];
    for (const gas of ['YES', '1', 'true', ' ', 'yes,no']) {
      assert.deepEqual(given({ wet: 'no', gas }), odd);
    }
  });

  test('where nothing is asked nothing has to be said', () => {
    assert.deepEqual(readAnswers([], new Map()), { ok: true, value: [] });
  });
});

test('values that are comma delimited are each read once, without spaces or gaps', () => {
  assert.deepEqual(readList(' a, b ,,a,c '), ['a', 'b', 'c']);
  assert.deepEqual(readList(',, ,'), []);
  assert.deepEqual(readList(undefined), []);
});

test('a version tells when it was made, and of the first one nobody knows', () => {
  const made = uuidV7(Temporal.Instant.from('2026-11-22T12:34:56.789Z'), new Uint8Array(8));
  assert.equal(changesetOf(made), '2026-11-22T12:34:56Z');
  assert.equal(changesetOf('00000000-0000-7000-8000-000000000000'), '1970-01-01T00:00:00Z');
  const chance = '3723cd06-bc8e-4e6a-9c26-2a48e92f3ca6';
  assert.equal(changesetOf(chance), chance);
});

test('a moment is written without fractions, and never as the second after it', () => {
  assert.equal(
    writeTime(Temporal.Instant.from('2026-11-22T23:59:59.999999Z')),
    '2026-11-22T23:59:59Z',
  );
});
