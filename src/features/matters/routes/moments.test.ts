import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import { dateText, endOfDay, momentIn, momentText, readMoment } from './moments.ts';

const XIAMEN = 'Asia/Shanghai';
const zones = ['UTC', XIAMEN, 'America/St_Johns', 'Europe/Berlin', 'Asia/Kathmandu'];

test('a moment without an offset is meant in the neighbourhood’s time', () => {
  assert.equal(readMoment('2026-11-23T19:30', XIAMEN)?.toString(), '2026-11-23T11:30:00Z');
  assert.equal(readMoment('2026-11-23T19:30:15', XIAMEN)?.toString(), '2026-11-23T11:30:15Z');
  assert.equal(readMoment('2026-11-23T19:30', 'UTC')?.toString(), '2026-11-23T19:30:00Z');
});

test('a moment with an offset is that moment wherever it is read', () => {
  for (const zone of zones) {
    assert.equal(readMoment('2026-11-23T19:30+08:00', zone)?.toString(), '2026-11-23T11:30:00Z');
    assert.equal(readMoment('2026-11-23T11:30:00Z', zone)?.toString(), '2026-11-23T11:30:00Z');
  }
});

test('what is no moment is none, and nothing is guessed', () => {
  for (const text of [
    '',
    'tomorrow',
    '2026-11-23',
    '2026-02-30T10:00',
    '2026-11-23T25:00',
    '2026-11-23T19',
    '19:30',
    '2026-11-23 19:30+99:00',
    '1764000000',
  ]) {
    assert.equal(readMoment(text, XIAMEN), undefined, text);
    assert.equal(momentText.safeParse(text).success, false, text);
  }
});

test('an hour that the clock leaves out is moved on, one it repeats is the first', () => {
  const spring = readMoment('2026-03-29T02:30', 'Europe/Berlin');
  assert.equal(spring?.toString(), '2026-03-29T01:30:00Z');
  const autumn = readMoment('2026-10-25T02:30', 'Europe/Berlin');
  assert.equal(autumn?.toString(), '2026-10-25T00:30:00Z');
});

test('what was checked before is read, and what never was is a fault', () => {
  assert.equal(momentIn('2026-11-23T19:30', XIAMEN).toString(), '2026-11-23T11:30:00Z');
  assert.throws(() => momentIn('soon', XIAMEN), RangeError);
});

test('a date has to be a day of the calendar', () => {
  assert.equal(dateText.parse(' 2026-11-24 ').toString(), '2026-11-24');
  for (const text of ['', ' ', '2026-13-01', '2026-02-29', '24.11.2026', 7, undefined]) {
    assert.equal(dateText.safeParse(text).success, false, String(text));
  }
});

test('what rests until a day rests on it to its last minute', () => {
  const day = Temporal.PlainDate.from('2026-11-24');
  assert.equal(endOfDay(day, XIAMEN).toString(), '2026-11-24T15:59:00Z');
});

const anyZone = fc.constantFrom(...zones);
const anyLocal = fc
  .integer({ min: 0, max: 3_000_000 })
  .map((minutes) => Temporal.PlainDateTime.from('2024-01-01T00:00').add({ minutes }));

property(
  'a moment typed on the spot reads back as the time that was typed, but for hours left out',
  fc.property(anyLocal, anyZone, (local, zone) => {
    const text = local.toString({ smallestUnit: 'minute' });
    const read = momentIn(text, zone).toZonedDateTimeISO(zone).toPlainDateTime();
    const gap = local.until(read).total('minutes');
    assert.ok(gap === 0 || gap === 60, `${text} ${zone}: ${gap}`);
    assert.ok(momentText.safeParse(text).success);
  }),
);

property(
  'the end of a day lies on that day and within a minute of the next',
  fc.property(anyLocal, anyZone, (local, zone) => {
    const day = local.toPlainDate();
    const end = endOfDay(day, zone).toZonedDateTimeISO(zone);
    assert.ok(end.toPlainDate().equals(day));
    assert.ok(
      end
        .add({ minutes: 1 })
        .toPlainDate()
        .equals(day.add({ days: 1 })),
    );
  }),
);
