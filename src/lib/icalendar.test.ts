import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { momentIn, readCalendar, textIn } from '#test/icalendar.ts';
import { property } from '#test/property.ts';
import { writeCalendar } from './icalendar.ts';
import type { CalendarEvent } from './icalendar.ts';

const AT = Temporal.Instant.from('2026-11-23T12:00:00Z');

function eventOf(changes: Partial<CalendarEvent> = {}): CalendarEvent {
  return {
    uid: 'one@linli.example',
    from: Temporal.Instant.from('2026-12-01T14:00:00Z'),
    to: Temporal.Instant.from('2026-12-01T22:00:00Z'),
    summary: '夜裡修電',
    ...changes,
  };
}

const write = (events: readonly CalendarEvent[], zone = 'Asia/Shanghai') =>
  writeCalendar({ name: '我的班', zone, at: AT, events });

describe('a calendar', () => {
  test('is read back as it was written', () => {
    const text = write([eventOf({ description: '第一位', url: 'https://linli.example/shifts/1' })]);
    const calendar = readCalendar(text);
    assert.equal(calendar.name, 'VCALENDAR');
    assert.equal(textIn(calendar, 'VERSION'), '2.0');
    assert.equal(textIn(calendar, 'NAME'), '我的班');
    const event = calendar.parts.find(({ name }) => name === 'VEVENT');
    assert.ok(event !== undefined);
    assert.equal(textIn(event, 'UID'), 'one@linli.example');
    assert.equal(textIn(event, 'SUMMARY'), '夜裡修電');
    assert.equal(textIn(event, 'DESCRIPTION'), '第一位');
    assert.equal(textIn(event, 'URL'), 'https://linli.example/shifts/1');
    assert.equal(textIn(event, 'DTSTAMP'), '20261123T120000Z');
    assert.equal(textIn(event, 'DTSTART'), '20261201T220000', 'by the clocks of the place');
    assert.equal(`${momentIn(calendar, event, 'DTSTART')}`, '2026-12-01T14:00:00Z');
    assert.equal(`${momentIn(calendar, event, 'DTEND')}`, '2026-12-01T22:00:00Z');
  });

  test('of nothing is a calendar, too', () => {
    const calendar = readCalendar(write([]));
    assert.deepEqual(calendar.parts, []);
  });

  test('what has a meaning in the format is only text', () => {
    const summary = 'a;b,c\\d\nEND:VEVENT\r\nBEGIN:VEVENT';
    const calendar = readCalendar(write([eventOf({ summary })]));
    const events = calendar.parts.filter(({ name }) => name === 'VEVENT');
    assert.equal(events.length, 1);
    assert.ok(events[0] !== undefined);
    assert.equal(textIn(events[0], 'SUMMARY'), 'a;b,c\\d\nEND:VEVENT\nBEGIN:VEVENT');
  });

  test('a night in which the clocks change has the length it has', () => {
    for (const [from, to] of [
      ['2026-10-24T20:00:00Z', '2026-10-25T05:00:00Z'],
      ['2027-03-27T20:00:00Z', '2027-03-28T05:00:00Z'],
    ] as const) {
      const event = eventOf({ from: Temporal.Instant.from(from), to: Temporal.Instant.from(to) });
      const calendar = readCalendar(write([event], 'Europe/Berlin'));
      const read = calendar.parts.find(({ name }) => name === 'VEVENT');
      assert.ok(read !== undefined);
      assert.equal(`${momentIn(calendar, read, 'DTSTART')}`, from);
      assert.equal(`${momentIn(calendar, read, 'DTEND')}`, to);
    }
  });

  test('the rules of a zone last from before the first event until after the last', () => {
    const late = eventOf({
      from: Temporal.Instant.from('2027-07-01T10:00:00Z'),
      to: Temporal.Instant.from('2027-07-01T12:00:00Z'),
    });
    const calendar = readCalendar(write([eventOf(), late], 'America/New_York'));
    const [zone] = calendar.parts;
    assert.deepEqual(
      zone?.parts.map((rule) => [rule.name, textIn(rule, 'TZOFFSETTO')]),
      [
        ['STANDARD', '-0500'],
        ['DAYLIGHT', '-0400'],
      ],
    );
  });

  test('a long line is folded at 75 octets, never within a character', () => {
    const summary = '夜裡修電'.repeat(40);
    const text = write([eventOf({ summary })]);
    assert.match(text, /\r\n /);
    const event = readCalendar(text).parts.find(({ name }) => name === 'VEVENT');
    assert.ok(event !== undefined);
    assert.equal(textIn(event, 'SUMMARY'), summary);
  });

  property(
    'whatever is written comes back, at whatever time and in whatever zone',
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.integer({ min: 0, max: 4 * 365 * 24 * 60 }),
      fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC'),
      (summary, minutes, zone) => {
        const from = AT.add({ minutes });
        const to = from.add({ hours: 9 });
        const calendar = readCalendar(write([eventOf({ summary, from, to })], zone));
        const event = calendar.parts.find(({ name }) => name === 'VEVENT');
        assert.ok(event !== undefined);
        // oxlint-disable-next-line no-control-regex -- What the writer drops.
        const kept = summary.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');
        assert.equal(textIn(event, 'SUMMARY'), kept.replaceAll(/\r\n?/g, '\n'));
        const clock = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDateTime();
        // Of an hour that comes twice when clocks go back, local time alone cannot tell which.
        const read = momentIn(calendar, event, 'DTSTART');
        assert.equal(clock(read).toString(), clock(from).toString());
      },
    ),
  );
});
