import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { property } from '#test/property.ts';
import type { Watched } from './model.ts';
import {
  addHours,
  callableAt,
  clockOf,
  dayOf,
  dutyAt,
  isQuiet,
  localMoment,
  minuteOfWeek,
  removeHours,
  spokenHours,
  WEEK,
} from './rules.ts';

const ZONE = 'Asia/Shanghai';
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE).toInstant();
const minuteAt = (local: string) => minuteOfWeek(at(local).toZonedDateTimeISO(ZONE));
const HOURS_A_DAY = 1_440;

describe('minutes of the week', () => {
  test('begin on Monday at midnight and end on Sunday', () => {
    assert.equal(minuteAt('2026-11-23T00:00'), 0);
    assert.equal(minuteAt('2026-11-29T23:59'), WEEK - 1);
  });

  test('are written as a clock shows them, with their day', () => {
    assert.deepEqual([clockOf(0), clockOf(61), clockOf(WEEK)], ['00:00', '01:01', '00:00']);
    assert.deepEqual([dayOf(0), dayOf(HOURS_A_DAY), dayOf(WEEK - 1), dayOf(WEEK)], [1, 2, 7, 1]);
  });
});

describe('regular hours', () => {
  const evening = { days: [1], from: '18:00', to: '22:00' };

  test('on several days are as many stretches', () => {
    const hours = addHours([], { ...evening, days: [3, 1] });
    assert.deepEqual(hours, [
      { from: 1_080, to: 1_320 },
      { from: 3_960, to: 4_200 },
    ]);
  });

  test('that meet or overlap become one', () => {
    const once = addHours([], evening);
    const longer = addHours(once, { days: [1], from: '22:00', to: '23:30' });
    assert.deepEqual(longer, [{ from: 1_080, to: 1_410 }]);
    assert.deepEqual(addHours(longer, { days: [1], from: '19:00', to: '20:00' }), longer);
  });

  test('pass midnight where they end before they begin', () => {
    assert.deepEqual(addHours([], { days: [5], from: '22:00', to: '06:00' }), [
      { from: 4 * 1_440 + 1_320, to: 5 * 1_440 + 360 },
    ]);
  });

  test('of the same clock at both ends are a whole day', () => {
    assert.deepEqual(addHours([], { days: [2], from: '08:00', to: '08:00' }), [
      { from: 1_920, to: 3_360 },
    ]);
  });

  test('of Sunday night are cut at the end of the week and spoken of as one', () => {
    const hours = addHours([], { days: [7], from: '22:00', to: '06:00' });
    assert.deepEqual(hours, [
      { from: 0, to: 360 },
      { from: WEEK - 120, to: WEEK },
    ]);
    assert.deepEqual(spokenHours(hours), [{ from: WEEK - 120, to: WEEK + 360 }]);
    assert.deepEqual(removeHours(hours, WEEK - 120), [], 'both parts of it go');
  });

  test('at both ends of the week that do not meet stay two', () => {
    const hours = addHours(addHours([], { days: [1], from: '01:00', to: '02:00' }), {
      days: [7],
      from: '22:00',
      to: '00:00',
    });
    assert.deepEqual(spokenHours(hours), hours);
    assert.equal(hours.length, 2);
  });

  test('are taken out one by one; what is not there changes nothing', () => {
    const hours = addHours([], { ...evening, days: [1, 2] });
    assert.deepEqual(removeHours(hours, 1_080), [{ from: 2_520, to: 2_760 }]);
    assert.deepEqual(removeHours(hours, 7), hours);
  });

  const clock = fc.integer({ min: 0, max: HOURS_A_DAY - 1 }).map(clockOf);
  const added = fc.record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    from: clock,
    to: clock,
  });

  const several = fc.array(added, { minLength: 1, maxLength: 6 });
  const held = fc.property(several, fc.nat(5), (all, pick) => {
    const hours = all.reduce<ReturnType<typeof addHours>>(
      (before, one) => addHours(before, one),
      [],
    );
    for (const [index, { from, to }] of hours.entries()) {
      assert.ok(from >= 0 && from < to && to <= WEEK);
      assert.ok(index === 0 || (hours[index - 1]?.to ?? 0) < from, 'they do not meet');
    }
    const one = all[pick % all.length];
    assert.ok(one !== undefined);
    const [hour = 0, minute = 0] = one.from.split(':').map(Number);
    const start = ((one.days[0] ?? 1) - 1) * HOURS_A_DAY + hour * 60 + minute;
    assert.ok(hours.some(({ from, to }) => start >= from && start < to));
  });
  property('hold each minute that was added, in order, apart, within the week', held);

  const emptied = fc.property(several, (all) => {
    const hours = all.reduce<ReturnType<typeof addHours>>(
      (before, one) => addHours(before, one),
      [],
    );
    const left = spokenHours(hours).reduce((before, { from }) => removeHours(before, from), hours);
    assert.deepEqual(left, []);
  });
  property('that are all taken out, as they are spoken of, leave nothing', emptied);
});

describe('whether somebody is on duty', () => {
  const none = { hours: [], onUntil: undefined, offUntil: undefined };
  const monday = '2026-11-23T20:00';
  const evenings = addHours([], { days: [1, 3], from: '18:00', to: '22:00' });

  test('is no, and never, for whoever has set nothing', () => {
    assert.deepEqual(dutyAt(none, at(monday), ZONE), { kind: 'off', next: undefined });
  });

  test('is yes until the switch ends, and not at that very moment', () => {
    const setting = { ...none, onUntil: at('2026-11-23T21:00') };
    const duty = dutyAt(setting, at(monday), ZONE);
    assert.deepEqual(duty, { kind: 'switched', until: setting.onUntil });
    assert.equal(dutyAt(setting, setting.onUntil, ZONE).kind, 'off');
  });

  test('follows regular hours, with their end and the next beginning', () => {
    const setting = { ...none, hours: evenings };
    const now = dutyAt(setting, at(monday), ZONE);
    assert.deepEqual(now, { kind: 'regular', until: at('2026-11-23T22:00') });
    const later = dutyAt(setting, at('2026-11-23T22:00'), ZONE);
    assert.deepEqual(later, { kind: 'off', next: at('2026-11-25T18:00') });
    const weekAfter = dutyAt(setting, at('2026-11-26T09:00'), ZONE);
    assert.deepEqual(weekAfter, { kind: 'off', next: at('2026-11-30T18:00') });
  });

  test('holds over the night from Sunday to Monday', () => {
    const setting = { ...none, hours: addHours([], { days: [7], from: '22:00', to: '06:00' }) };
    const until = at('2026-11-23T06:00');
    for (const moment of ['2026-11-22T23:00', '2026-11-23T05:59']) {
      assert.deepEqual(dutyAt(setting, at(moment), ZONE), { kind: 'regular', until }, moment);
    }
    assert.equal(dutyAt(setting, until, ZONE).kind, 'off');
  });

  test('is no within regular hours while one is away, and yes again after', () => {
    const setting = { ...none, hours: evenings, offUntil: at('2026-11-23T21:00') };
    assert.deepEqual(dutyAt(setting, at(monday), ZONE), {
      kind: 'resting',
      until: setting.offUntil,
    });
    assert.equal(dutyAt(setting, setting.offUntil, ZONE).kind, 'regular');
  });

  test('has no end for whoever is on duty round the clock', () => {
    const hours = addHours([], { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' });
    assert.deepEqual(dutyAt({ ...none, hours }, at(monday), ZONE), { kind: 'always' });
  });

  test('ends by the clock in the week when clocks are changed', () => {
    const zone = 'Europe/Berlin';
    const hours = addHours([], { days: [6], from: '20:00', to: '20:00' });
    const moment = Temporal.ZonedDateTime.from('2026-10-24T23:00[Europe/Berlin]').toInstant();
    const duty = dutyAt({ ...none, hours }, moment, zone);
    assert.ok(duty.kind === 'regular');
    assert.equal(duty.until.toZonedDateTimeISO(zone).toPlainTime().toString(), '20:00:00');
  });
});

describe('quiet hours', () => {
  const night = { from: '22:00', to: '07:00' };
  const noon = { from: '12:00', to: '14:00' };
  const cases = [
    [night, '22:00', true],
    [night, '03:00', true],
    [night, '07:00', false],
    [night, '21:59', false],
    [noon, '12:00', true],
    [noon, '14:00', false],
    [noon, '23:00', false],
    [undefined, '03:00', false],
  ] as const;
  for (const [quiet, time, expected] of cases) {
    const hours = quiet === undefined ? 'no quiet hours' : `${quiet.from} to ${quiet.to}`;
    test(`with ${hours}, at ${time} it is ${expected ? '' : 'not '}quiet`, () => {
      assert.equal(isQuiet(quiet, time), expected);
    });
  }
});

describe('whether somebody would be called at a moment', () => {
  const monday = Temporal.Instant.from('2026-11-23T14:00:00Z');
  const someone: Watched = {
    personId: 'a',
    hours: [{ from: 21 * 60, to: 24 * 60 }],
    quiet: undefined,
    weeklyCap: undefined,
    onUntil: undefined,
    offUntil: undefined,
    asked: [],
    provenUntil: undefined,
  };
  const ready = (changes: Partial<Watched>, later = 0) =>
    callableAt({ ...someone, ...changes })(localMoment(monday.add({ hours: later }), ZONE));

  test('hangs on the hours of the week and the switch', () => {
    assert.equal(ready({}), true);
    assert.equal(ready({}, 2), false);
    assert.equal(ready({ onUntil: monday.add({ hours: 3 }) }, 2), true);
    assert.equal(ready({ onUntil: monday.add({ hours: 3 }) }, 3), false, 'the end is over');
    assert.equal(ready({ offUntil: monday.add({ hours: 1 }) }), false);
    assert.equal(ready({ offUntil: monday.add({ hours: 1 }) }, 1), true);
  });

  test('not in quiet hours, nor when asked as often as they wish within seven days', () => {
    assert.equal(ready({ quiet: { from: '22:00', to: '06:00' } }), false);
    assert.equal(ready({ weeklyCap: 1, asked: [monday.subtract({ hours: 167 })] }), false);
    assert.equal(ready({ weeklyCap: 1, asked: [monday.subtract({ hours: 168 })] }), true);
    assert.equal(ready({ weeklyCap: 2, asked: [monday.subtract({ hours: 1 })] }), true);
  });

  test('a moment is shown as the clocks of its zone show it', () => {
    const shown = localMoment(monday, ZONE);
    assert.deepEqual([shown.minuteOfWeek, shown.time], [22 * 60, '22:00']);
  });
});
