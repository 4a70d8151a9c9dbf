import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { StarLevel } from '#/features/hours/model.ts';
import { property } from '#test/property.ts';
import { reaches, refusalToAsk, standingAt } from './levels.ts';

const level = (hours: number): StarLevel => ({
  code: `of_${hours}`,
  names: { hant: `${hours} 小時`, hans: `${hours} 小时`, en: `${hours} hours` },
  hours,
});
const levels = [100, 300, 600].map(level);

describe('the level that hours reach', () => {
  const at = (minutes: number) => {
    const { reached, next } = standingAt(minutes, levels);
    return [reached?.hours, next?.level.hours, next?.minutes];
  };
  test('is the highest whose hours are there, to the minute', () => {
    assert.deepEqual(at(0), [undefined, 100, 6000]);
    assert.deepEqual(at(5_999), [undefined, 100, 1]);
    assert.deepEqual(at(6_000), [100, 300, 12_000]);
    assert.deepEqual(at(17_999), [100, 300, 1]);
    assert.deepEqual(at(18_000), [300, 600, 18_000]);
    assert.deepEqual(at(36_000), [600, undefined, undefined]);
    assert.deepEqual(at(1_000_000), [600, undefined, undefined]);
  });

  test('is none where a host keeps no levels', () => {
    assert.deepEqual(standingAt(60_000, []), { reached: undefined, next: undefined });
  });

  test('is what it is in whichever order the levels come', () => {
    assert.deepEqual(standingAt(18_000, levels.toReversed()), standingAt(18_000, levels));
  });

  test('is still reached, or not any more, by its code', () => {
    const said = (minutes: number, code: string) => reaches(minutes, { code, levels });
    assert.deepEqual(
      [said(6_000, 'of_100'), said(5_999, 'of_100'), said(6_000, 'of_300'), said(9e9, 'gone')],
      [true, false, false, false],
    );
  });

  const anyLevels = fc
    .uniqueArray(fc.integer({ min: 1, max: 5_000 }), { maxLength: 8 })
    .map((hours) => hours.map(level));
  property(
    'never goes back while hours come in, and is left by as many as are still to the next',
    fc.property(anyLevels, fc.nat(400_000), fc.nat(50_000), (all, minutes, more) => {
      const before = standingAt(minutes, all);
      const after = standingAt(minutes + more, all);
      assert.ok((after.reached?.hours ?? 0) >= (before.reached?.hours ?? 0));
      if (before.next === undefined) return;
      const there = standingAt(minutes + before.next.minutes, all);
      assert.equal(there.reached?.code, before.next.level.code);
      const short = standingAt(minutes + before.next.minutes - 1, all);
      assert.equal(short.reached?.code, before.reached?.code);
    }),
  );
});

describe('the hours a level asks for', () => {
  const refusal = (code: string, hours: number) => refusalToAsk(levels, { code, hours });
  test('lie between those of the levels before and after it', () => {
    assert.equal(refusal('of_300', 101), undefined);
    assert.equal(refusal('of_300', 599), undefined);
    assert.equal(refusal('of_300', 300), undefined);
    assert.equal(refusal('of_300', 100), 'hours_out_of_order');
    assert.equal(refusal('of_300', 600), 'hours_out_of_order');
    assert.equal(refusal('of_100', 1), undefined);
    assert.equal(refusal('of_100', 300), 'hours_out_of_order');
    assert.equal(refusal('of_600', 100_000), undefined);
  });

  test('are of a level that there is', () => {
    assert.equal(refusal('of_7', 7), 'unknown_level');
  });
});
