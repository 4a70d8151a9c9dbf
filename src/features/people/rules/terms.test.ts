import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBackwards, lastDayOf, termOf } from './terms.ts';

const at = { now: Temporal.Instant.from('2026-11-22T12:00:00Z'), zone: 'Asia/Shanghai' };
const day = (text: string) => Temporal.PlainDate.from(text);

test('a term without days begins at once and has no end', () => {
  const term = termOf({ startsOn: undefined, endsOn: undefined }, at);
  assert.equal(term.startsAt.toString(), at.now.toString());
  assert.equal(term.endsAt, undefined);
});

test('a term that begins today or began before begins at once: nothing is given back in time', () => {
  for (const text of ['2026-11-22', '2026-01-01']) {
    const { startsAt } = termOf({ startsOn: day(text), endsOn: undefined }, at);
    assert.equal(startsAt.toString(), at.now.toString());
  }
});

test('a term that begins later begins with that day in the neighbourhood’s zone', () => {
  const term = termOf({ startsOn: day('2026-12-01'), endsOn: undefined }, at);
  assert.equal(term.startsAt.toString(), '2026-11-30T16:00:00Z');
});

test('the last day of a term is still in it', () => {
  const { endsAt } = termOf({ startsOn: undefined, endsOn: day('2026-12-31') }, at);
  assert.equal(endsAt?.toString(), '2026-12-31T16:00:00Z');
  assert.equal(endsAt && lastDayOf(endsAt, at.zone).toString(), '2026-12-31');
});

test('a term of today alone is no backwards term, one that ended yesterday is', () => {
  const endingOn = (text: string) => termOf({ startsOn: undefined, endsOn: day(text) }, at);
  assert.equal(isBackwards(endingOn('2026-11-22')), false);
  assert.equal(isBackwards(endingOn('2026-11-21')), true);
  assert.equal(isBackwards(termOf({ startsOn: undefined, endsOn: undefined }, at)), false);
});
