import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { property } from '#test/property.ts';
import { hindranceOf, standingConsent } from './legal.ts';
import type { Candidate, Limits, Slot, Stint } from './legal.ts';

const MINUTE = 60_000;
const DAY = 1_440;
const WEEK = 7 * DAY;

/** A slot that begins at a minute, counted from a Monday, and lasts so many minutes. */
function slotAt(start: number, minutes: number, isNight = false): Slot {
  return {
    id: 's',
    shiftId: 's',
    kindId: 'k',
    level: 1,
    seat: 1,
    from: start * MINUTE,
    to: (start + minutes) * MINUTE,
    minute: start % WEEK,
    minutes,
    isNight,
    week: `w${Math.floor(start / WEEK)}`,
    weight: 1,
  };
}

const someone: Candidate = {
  personId: 'a',
  saidTo: new Set(),
  hours: [],
  quiet: undefined,
  awayUntil: undefined,
  abilities: new Set(),
  stints: [],
};

const limits: Limits = { restMinutes: 660, mostPerWeek: 14, ability: undefined };
const judge = (one: Partial<Candidate>, slot: Slot, stints: readonly Stint[] = []) =>
  hindranceOf({ ...someone, ...one }, slot, { limits, stints });

const minuteOfDay = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15);
const starts = fc.integer({ min: 0, max: 4 * 7 * 24 * 4 - 1 }).map((quarter) => quarter * 15);
const lengths = fc.integer({ min: 1, max: 96 }).map((quarter) => quarter * 15);

describe('quiet hours', () => {
  property(
    'keep somebody from a shift just when one of its minutes is quiet',
    fc.property(minuteOfDay, minuteOfDay, starts, lengths, (from, to, start, minutes) => {
      fc.pre(from !== to);
      const slot = slotAt(start, minutes);
      let meets = false;
      for (let minute = start; minute < start + minutes; minute += 1) {
        const at = minute % DAY;
        if (from < to ? at >= from && at < to : at >= from || at < to) meets = true;
      }
      assert.equal(judge({ quiet: { from, to } }, slot), meets ? 'quiet_then' : undefined);
    }),
  );

  test('that end as a shift begins, or begin as it ends, do not', () => {
    const slot = slotAt(22 * 60, 480);
    assert.equal(judge({ quiet: { from: 13 * 60, to: 22 * 60 } }, slot), undefined);
    assert.equal(judge({ quiet: { from: 6 * 60, to: 8 * 60 } }, slot), undefined);
    assert.equal(judge({ quiet: { from: 5 * 60 + 59, to: 8 * 60 } }, slot), 'quiet_then');
  });
});

describe('regular hours', () => {
  const stretches = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 167 }), fc.integer({ min: 1, max: 24 })), {
      maxLength: 5,
    })
    .map((all) => {
      const covered = new Set(
        all.flatMap(([from, long]) =>
          Array.from({ length: long }, (_, index) => (from + index) % 168),
        ),
      );
      const hours: { from: number; to: number }[] = [];
      for (let hour = 0; hour < 168; hour += 1) {
        if (!covered.has(hour)) continue;
        const last = hours.at(-1);
        if (last !== undefined && last.to === hour * 60) last.to = (hour + 1) * 60;
        else hours.push({ from: hour * 60, to: (hour + 1) * 60 });
      }
      return { covered, hours };
    });

  property(
    'are a yes to a shift just when each of its minutes lies in them',
    fc.property(stretches, starts, lengths, ({ covered, hours }, start, minutes) => {
      const slot = slotAt(start, minutes);
      let isWhole = true;
      for (let minute = start; minute < start + minutes; minute += 1) {
        if (!covered.has(Math.floor((minute % WEEK) / 60))) isWhole = false;
      }
      const said = standingConsent({ ...someone, hours }, slot);
      assert.equal(said, isWhole ? 'hours' : undefined);
    }),
  );

  test('stand behind a yes that was said to the very kind', () => {
    const hours = [{ from: 0, to: WEEK }];
    const both = { ...someone, hours, saidTo: new Set(['k']) };
    assert.equal(standingConsent(both, slotAt(0, 60)), 'standing');
    assert.equal(standingConsent({ ...both, saidTo: new Set(['other']) }, slotAt(0, 60)), 'hours');
  });
});

describe('rest', () => {
  property(
    'is kept around a night on both sides, and between two days none is asked for',
    fc.property(starts, lengths, starts, lengths, fc.boolean(), fc.boolean(), (...drawn) => {
      const [start, minutes, otherStart, otherMinutes, isNight, isOtherNight] = drawn;
      const slot = slotAt(start, minutes, isNight);
      const other = slotAt(otherStart, otherMinutes, isOtherNight);
      const apart = Math.max(start - (otherStart + otherMinutes), otherStart - (start + minutes));
      const found = judge({}, slot, [other]);
      if (apart < 0) assert.equal(found, 'overlaps');
      else if ((isNight || isOtherNight) && apart < 660) assert.equal(found, 'too_little_rest');
      else assert.equal(found, undefined);
    }),
  );

  property(
    'is the same whichever of two shifts was there first',
    fc.property(starts, lengths, starts, lengths, fc.boolean(), (...drawn) => {
      const [start, minutes, otherStart, otherMinutes, isNight] = drawn;
      const [one, two] = [slotAt(start, minutes, isNight), slotAt(otherStart, otherMinutes)];
      assert.equal(judge({}, one, [two]), judge({}, two, [one]));
    }),
  );

  test('is looked at among what was promised elsewhere, too', () => {
    const night = slotAt(22 * 60, 480, true);
    const morning = slotAt(DAY + 8 * 60, 240);
    assert.equal(judge({ stints: [morning] }, night), 'too_little_rest');
    assert.equal(judge({ stints: [] }, night, [morning]), 'too_little_rest');
  });
});

describe('so many shifts a week', () => {
  const one = (most: number, stints: readonly Stint[]) =>
    hindranceOf(someone, slotAt(6 * DAY, 60), {
      limits: { ...limits, mostPerWeek: most },
      stints,
    });
  const before = [0, 2, 4].map((day) => slotAt(day * DAY, 60));

  test('are counted from Monday to Sunday', () => {
    assert.equal(one(3, before), 'too_many_this_week');
    assert.equal(one(4, before), undefined);
    const next = [7, 8, 9].map((day) => slotAt(day * DAY, 60));
    assert.equal(one(1, next), undefined, 'those of the next week do not count');
  });
});

describe('of several things that hinder', () => {
  test('the first is told, in the order in which people would say them', () => {
    const night = slotAt(22 * 60, 480, true);
    const all = {
      awayUntil: night.to,
      quiet: { from: 0, to: 60 },
      stints: [night],
    };
    const strict = { ...limits, ability: 'electrical', mostPerWeek: 1 };
    const of = (one: Partial<Candidate>) =>
      hindranceOf({ ...someone, ...one }, night, { limits: strict, stints: [] });
    assert.equal(of(all), 'not_able');
    const abilities = new Set(['electrical']);
    assert.equal(of({ ...all, abilities }), 'away');
    assert.equal(of({ ...all, abilities, awayUntil: undefined }), 'quiet_then');
    assert.equal(of({ abilities, stints: [night] }), 'overlaps');
    assert.equal(of({ abilities }), undefined);
  });
});
