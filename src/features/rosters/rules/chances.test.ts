import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import { takeProbability } from '#/features/callouts/index.ts';
import { byDay, expectTakers, hoursAhead, levelOf, thinStretches } from './chances.ts';

const ZONE = 'Asia/Shanghai';
const at = (local: string, zone = ZONE) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant();
const NOON = at('2026-11-23T12:25');
const TARGETS = [0.5, 0.75, 0.94];
const month = hoursAhead(NOON, { zone: ZONE, days: 30 });
const allDay = Array.from({ length: 24 }, () => 0.25);

describe('the hours ahead', () => {
  test('begin with the one that runs and end with the last of the thirtieth day', () => {
    assert.equal(month.length, 12 + 29 * 24);
    assert.deepEqual(month[0]?.from, at('2026-11-23T12:00'));
    assert.deepEqual(month.at(-1)?.from, at('2026-12-22T23:00'));
    assert.deepEqual(month.at(-1)?.last, at('2026-12-22T23:59'));
  });

  test('are one fewer where clocks are put forward, and one more where they are put back', () => {
    const zone = 'Europe/Berlin';
    const count = (day: string) =>
      hoursAhead(at(`${day}T00:00`, zone), { zone, days: 1 }).map(({ hour }) => hour);
    const spring = count('2026-03-29');
    assert.equal(spring.length, 23);
    assert.ok(!spring.includes(2), 'there is no two o’clock that night');
    const autumn = count('2026-10-25');
    assert.equal(autumn.length, 25);
    assert.equal(autumn.filter((hour) => hour === 2).length, 2);
  });

  property(
    'follow each other without a gap, whatever the zone',
    fc.property(
      fc.integer({ min: 0, max: 8_760 }),
      fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu'),
      (later, zone) => {
        const hours = hoursAhead(NOON.add({ hours: later }), { zone, days: 3 });
        for (const [index, { from }] of hours.entries()) {
          const next = hours[index + 1];
          if (next !== undefined) assert.deepEqual(next.from, from.add({ hours: 1 }));
        }
      },
    ),
  );
});

describe('how likely somebody comes', () => {
  test('is what each of those ready adds, and nothing with nobody', () => {
    const hours = month.slice(0, 3);
    const [none, one, three] = expectTakers([0, 1, 3], hours, allDay);
    assert.equal(none, 0);
    assert.equal(one, 0.25);
    assert.ok(Math.abs((three ?? 0) - 0.578_125) < 1e-12);
  });

  test('hangs on the hour of the day, as acceptance does', () => {
    const accept = allDay.map((p, hour) => (hour === 13 ? 0.5 : p));
    assert.deepEqual(expectTakers([1, 1], month.slice(0, 2), accept), [0.25, 0.5]);
  });

  property(
    'is what a call would find who asked each of them',
    fc.property(
      fc.integer({ min: 0, max: 40 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (ready, p) => {
        const [chance = -1] = expectTakers(
          [ready],
          month.slice(0, 1),
          allDay.map(() => p),
        );
        const asked = takeProbability(Array.from({ length: ready }, () => p));
        assert.ok(Math.abs(chance - asked) < 1e-9);
      },
    ),
  );

  test('is said in four words, by what calls aim at', () => {
    const said = [0, 0.2, 0.5, 0.93, 0.94, 1].map((chance) => levelOf(chance, TARGETS));
    assert.deepEqual(said, ['none', 'thin', 'fair', 'fair', 'good', 'good']);
  });
});

describe('thin hours', () => {
  const hours = month.slice(0, 6);

  test('one after the other are one stretch, with the least of it', () => {
    const found = thinStretches(hours, [0.4, 0.2, 0.6, 0, 0.9, 0.1], 0.5);
    const told = found.map(({ from, to, least }) => [
      from.until(to).total('hours'),
      hours.findIndex((hour) => hour.from.equals(from)),
      least,
    ]);
    assert.deepEqual(told, [
      [2, 0, 0.2],
      [1, 3, 0],
      [1, 5, 0.1],
    ]);
  });

  test('what just reaches the target is not thin', () => {
    assert.deepEqual(thinStretches(hours, [0.5, 0.5, 0.5, 0.5, 0.5, 0.5], 0.5), []);
  });

  const someChances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
    minLength: 40,
    maxLength: 40,
  });
  property(
    'every thin hour lies in one stretch, every other in none, and stretches never touch',
    fc.property(someChances, fc.double({ min: 0, max: 1, noNaN: true }), (chances, below) => {
      const first = month.slice(0, chances.length);
      const found = thinStretches(first, chances, below);
      for (const [index, { from }] of first.entries()) {
        const inside = found.filter(
          (one) =>
            Temporal.Instant.compare(one.from, from) <= 0 &&
            Temporal.Instant.compare(from, one.to) < 0,
        );
        assert.equal(inside.length, (chances[index] ?? 0) < below ? 1 : 0);
      }
      for (const [index, { from }] of found.entries()) {
        const before = found[index - 1];
        if (before !== undefined) assert.ok(Temporal.Instant.compare(before.to, from) < 0);
      }
    }),
  );

  property(
    'a day’s part tells the least of its hours, and nothing of a part that is over',
    fc.property(someChances, (chances) => {
      const first = month.slice(0, chances.length);
      const days = byDay(first, chances);
      assert.deepEqual(days[0]?.parts.slice(0, 2), [undefined, undefined]);
      for (const { date, parts } of days) {
        for (const [part, least] of parts.entries()) {
          const own = first.flatMap((hour, index) =>
            hour.date.equals(date) && Math.floor(hour.hour / 6) === part
              ? [chances[index] ?? 0]
              : [],
          );
          assert.equal(least, own.length === 0 ? undefined : Math.min(...own));
        }
      }
    }),
  );
});
