import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { ALL, channels, topics, usualHours } from '#/features/notices/model.ts';
import type { Hours, Timing } from '#/features/notices/model.ts';
import { property } from '#test/property.ts';
import {
  MOST_ATTEMPTS,
  afterQuiet,
  choiceKey,
  isStopped,
  leavesAt,
  timingOf,
  waitSeconds,
} from './when.ts';

const zone = 'Asia/Shanghai';
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant();
const show = (instant: Temporal.Instant | undefined) =>
  instant?.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });

function leaving(local: string, changes: { hours?: Partial<Hours>; isUrgent?: boolean } = {}) {
  const hours = { ...usualHours, ...changes.hours };
  return { now: at(local), zone, hours, isUrgent: changes.isUrgent ?? false };
}

describe('a message', () => {
  test('that is wanted at once leaves at once by day, and in the morning at night', () => {
    assert.equal(show(leavesAt('now', leaving('2026-11-23T10:00'))), '2026-11-23T10:00');
    assert.equal(show(leavesAt('now', leaving('2026-11-23T20:59'))), '2026-11-23T20:59');
    assert.equal(show(leavesAt('now', leaving('2026-11-23T21:00'))), '2026-11-24T08:00');
    assert.equal(show(leavesAt('now', leaving('2026-11-24T03:00'))), '2026-11-24T08:00');
    assert.equal(show(leavesAt('now', leaving('2026-11-24T08:00'))), '2026-11-24T08:00');
  });

  test('of a digest leaves at its hour, today or tomorrow', () => {
    assert.equal(show(leavesAt('digest', leaving('2026-11-23T10:00'))), '2026-11-23T18:00');
    assert.equal(show(leavesAt('digest', leaving('2026-11-23T18:00'))), '2026-11-24T18:00');
    const early = { hours: { digestAt: '07:00' } };
    assert.equal(show(leavesAt('digest', leaving('2026-11-23T10:00', early))), '2026-11-24T08:00');
  });

  test('that is urgent leaves at once, at night and in a digest too', () => {
    for (const timing of ['now', 'digest'] as const) {
      const urgent = leaving('2026-11-24T03:00', { isUrgent: true });
      assert.equal(show(leavesAt(timing, urgent)), '2026-11-24T03:00');
    }
  });

  test('that is not wanted never leaves, however urgent', () => {
    assert.equal(leavesAt('never', leaving('2026-11-23T10:00', { isUrgent: true })), undefined);
  });

  test('keeps quiet at noon if somebody sleeps then, and never if the hours are none', () => {
    const nap = { hours: { quietFrom: '12:00', quietTo: '14:00' } };
    assert.equal(show(leavesAt('now', leaving('2026-11-23T13:00', nap))), '2026-11-23T14:00');
    assert.equal(show(leavesAt('now', leaving('2026-11-23T23:00', nap))), '2026-11-23T23:00');
    const none = { hours: { quietFrom: '08:00', quietTo: '08:00' } };
    assert.equal(show(leavesAt('now', leaving('2026-11-23T23:00', none))), '2026-11-23T23:00');
  });

  property(
    'never leaves in quiet hours unless it is urgent, and never before now',
    fc.property(
      fc.record({
        minute: fc.integer({ min: 0, max: 1_439 }),
        from: fc.integer({ min: 0, max: 23 }),
        to: fc.integer({ min: 0, max: 23 }),
        digest: fc.integer({ min: 0, max: 23 }),
        isDigest: fc.boolean(),
      }),
      ({ minute, from, to, digest, isDigest }) => {
        const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
        const hours = { quietFrom: clock(from), quietTo: clock(to), digestAt: clock(digest) };
        const now = at('2026-11-23T00:00').add({ minutes: minute });
        const leaves = leavesAt(isDigest ? 'digest' : 'now', { now, zone, hours, isUrgent: false });
        assert.ok(leaves !== undefined && Temporal.Instant.compare(leaves, now) >= 0);
        assert.ok(afterQuiet(leaves, { hours, zone }).equals(leaves));
        assert.ok(now.until(leaves).total('hours') <= 48);
      },
    ),
  );
});

describe('a choice', () => {
  const chosen = (
    timings: readonly (readonly [string, Timing])[],
    ...stopped: readonly string[]
  ) => ({
    timings: new Map(timings),
    stopped: new Set(stopped),
  });
  const mail = { topic: 'mine', channel: 'email' } as const;
  const text = { topic: 'mine', channel: 'sms' } as const;

  test('that nobody made is a digest by mail, but for calls to oneself', () => {
    for (const topic of topics) {
      const usual = topic === 'calls' ? 'now' : 'digest';
      assert.equal(timingOf(chosen([]), { topic, channel: 'email' }, ['email']), usual);
    }
  });

  test('by text message is none for whoever can be written to, unless they make it', () => {
    assert.equal(timingOf(chosen([]), text, ['sms']), 'digest');
    assert.equal(timingOf(chosen([]), text, ['email', 'sms']), 'never');
    const wanted = chosen([[choiceKey('mine', 'sms'), 'now']]);
    assert.equal(timingOf(wanted, text, ['email', 'sms']), 'now');
  });

  test('holds for its own topic and way', () => {
    const wanted = chosen([[choiceKey('mine', 'email'), 'now']]);
    assert.equal(timingOf(wanted, mail, ['email']), 'now');
    assert.equal(timingOf(wanted, { ...mail, topic: 'followed' }, ['email']), 'digest');
  });

  test('is overruled by the tap that stops its topic, or all', () => {
    const now = [[choiceKey('mine', 'email'), 'now']] as const;
    assert.equal(timingOf(chosen(now, 'mine'), mail, ['email']), 'never');
    assert.equal(timingOf(chosen(now, ALL), mail, ['email']), 'never');
    assert.equal(timingOf(chosen(now, 'followed'), mail, ['email']), 'now');
    assert.ok(isStopped(chosen([], ALL), 'mine') && !isStopped(chosen([], 'body'), 'mine'));
  });

  test('is a timing for every topic and way', () => {
    for (const topic of topics) {
      for (const channel of channels) {
        assert.match(timingOf(chosen([]), { topic, channel }, [channel]), /^(now|digest|never)$/);
      }
    }
  });
});

describe('a failed attempt', () => {
  test('is followed by another after a minute, then twice as long each time, up to six hours', () => {
    const waits = Array.from({ length: 12 }, (_, index) => waitSeconds(index + 1, 0.5));
    assert.deepEqual(waits.slice(0, 4), [60, 120, 240, 480]);
    assert.equal(waits.at(-1), 6 * 3_600);
  });

  property(
    'waits within a quarter of its time, by chance',
    fc.property(
      fc.tuple(
        fc.integer({ min: 1, max: MOST_ATTEMPTS }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
      ),
      ([attempts, chance]) => {
        const middle = waitSeconds(attempts, 0.5);
        const wait = waitSeconds(attempts, chance);
        assert.ok(wait >= Math.floor(middle * 0.75) && wait <= Math.ceil(middle * 1.25));
      },
    ),
  );
});
