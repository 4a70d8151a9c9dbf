import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import { afterQuietHours, isBetween } from './quiet-hours.ts';

const ZONE = 'Asia/Shanghai';
const night = { from: '21:30', to: '07:30', zone: ZONE };
const local = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).toInstant();
const time = (text: string) => Temporal.PlainTime.from(text);

/** When a reminder falls, and when it is given. */
const nights = [
  ['2026-11-23T21:29:59', '2026-11-23T21:29:59'],
  ['2026-11-23T21:30:00', '2026-11-24T07:30:00'],
  ['2026-11-23T23:59:59', '2026-11-24T07:30:00'],
  ['2026-11-24T00:00:00', '2026-11-24T07:30:00'],
  ['2026-11-24T07:29:59', '2026-11-24T07:30:00'],
  ['2026-11-24T07:30:00', '2026-11-24T07:30:00'],
  ['2026-12-31T22:00:00', '2027-01-01T07:30:00'],
  ['2028-02-28T22:00:00', '2028-02-29T07:30:00'],
] as const;

for (const [falls, given] of nights) {
  test(`a reminder that falls at ${falls} is given at ${given}`, () => {
    const at = afterQuietHours(local(falls), night);
    assert.equal(at.toString(), local(given).toString());
  });
}

test('a noon rest moves a reminder to the afternoon of the same day', () => {
  const noon = { from: '12:00', to: '14:00', zone: ZONE };
  const at = afterQuietHours(local('2026-11-23T12:30:00'), noon);
  assert.equal(at.toString(), local('2026-11-23T14:00:00').toString());
});

test('quiet hours up to the end of the day end at midnight, as opening hours may be written', () => {
  const evening = { from: '20:00', to: '24:00', zone: ZONE };
  const at = afterQuietHours(local('2026-11-23T22:00:00'), evening);
  assert.equal(at.toString(), local('2026-11-24T00:00:00').toString());
  const after = local('2026-11-24T00:30:00');
  assert.equal(afterQuietHours(after, evening).toString(), after.toString());
});

test('quiet hours are those of the place, not of the machine', () => {
  const at = Temporal.Instant.from('2026-11-23T14:00:00Z');
  assert.notEqual(afterQuietHours(at, night).toString(), at.toString());
  const london = { ...night, zone: 'Europe/London' };
  assert.equal(afterQuietHours(at, london).toString(), at.toString());
});

const stretches = [
  ['08:59', { from: '09:00', to: '17:00' }, false],
  ['09:00', { from: '09:00', to: '17:00' }, true],
  ['16:59', { from: '09:00', to: '17:00' }, true],
  ['17:00', { from: '09:00', to: '17:00' }, false],
  ['23:59', { from: '18:00', to: '24:00' }, true],
  ['00:00', { from: '18:00', to: '24:00' }, false],
  ['00:00', { from: '00:00', to: '24:00' }, true],
  ['12:00', { from: '00:00', to: '24:00' }, true],
  ['12:00', { from: '12:00', to: '12:00' }, false],
  ['03:00', { from: '22:00', to: '06:00' }, true],
  ['06:00', { from: '22:00', to: '06:00' }, false],
] as const;

for (const [at, stretch, isIn] of stretches) {
  test(`${at} lies ${isIn ? 'inside' : 'outside'} of ${stretch.from} to ${stretch.to}`, () => {
    assert.equal(isBetween(time(at), stretch), isIn);
  });
}

const clock = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map(([hour, minute]) => [hour, minute].map((part) => String(part).padStart(2, '0')).join(':'));
const instant = fc
  .integer({ min: 1_700_000_000, max: 1_900_000_000 })
  .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000));

property(
  'a reminder is never early, never a day late, never given in the quiet, and moved once only',
  fc.property(clock, clock, instant, (from, to, at) => {
    const quiet = { from, to, zone: ZONE };
    const given = afterQuietHours(at, quiet);
    assert.ok(Temporal.Instant.compare(given, at) >= 0);
    assert.ok(at.until(given).total('hours') <= 24);
    assert.ok(!isBetween(given.toZonedDateTimeISO(ZONE).toPlainTime(), quiet));
    assert.ok(afterQuietHours(given, quiet).equals(given));
  }),
);

property(
  'a later reminder is never given before an earlier one',
  fc.property(clock, clock, instant, fc.nat(200_000), (from, to, at, seconds) => {
    const quiet = { from, to, zone: ZONE };
    const later = afterQuietHours(at.add({ seconds }), quiet);
    assert.ok(Temporal.Instant.compare(later, afterQuietHours(at, quiet)) >= 0);
  }),
);
