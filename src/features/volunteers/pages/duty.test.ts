import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { addHours, spokenHours } from '#/features/volunteers/rules.ts';
import type { Duty } from '#/features/volunteers/rules.ts';
import { languages } from '#/platform/i18n/language.ts';
import { drawnAt, markupOf, textOf, viewWith } from '#test/drawn.ts';
import { sayDuty, sayQuiet, sayStretch } from './duty.ts';
import { dutyLine, inviteLine } from './me-panel.ts';

const english = viewWith({ language: 'en' });
const chinese = viewWith();

function stretchOf(days: readonly number[], from: string, to: string, language = english) {
  return spokenHours(addHours([], { days, from, to })).map((one) => sayStretch(language, one));
}

describe('regular hours are said', () => {
  const cases = [
    [[1], '18:00', '22:00', 'Monday 18:00–22:00', '週一 18:00–22:00'],
    [[5], '22:00', '06:00', 'Friday 22:00 until 06:00 the day after', '週五 22:00–次日 06:00'],
    [[7], '22:00', '06:00', 'Sunday 22:00 until 06:00 the day after', '週日 22:00–次日 06:00'],
    [[2], '20:00', '00:00', 'Tuesday 20:00–24:00', '週二 20:00–24:00'],
    [[3], '08:00', '08:00', 'Wednesday 08:00 until 08:00 the day after', '週三 08:00–次日 08:00'],
    [[4], '00:00', '00:00', 'Thursday 00:00–24:00', '週四 00:00–24:00'],
    [[6, 7], '00:00', '00:00', 'Saturday 00:00 until Monday 00:00', '週六 00:00–週一 00:00'],
    [[1, 2, 3, 4, 5, 6, 7], '00:00', '00:00', 'Every day, round the clock', '每天，全天'],
  ] as const;
  for (const [days, from, to, inEnglish, inChinese] of cases) {
    test(`are told by day and clock, such as ${inEnglish}`, () => {
      assert.deepEqual(stretchOf(days, from, to), [inEnglish]);
      assert.deepEqual(stretchOf(days, from, to, chinese), [inChinese]);
    });
  }

  test('over several nights, with the day on which they end', () => {
    const long = spokenHours(
      addHours(addHours([], { days: [5], from: '20:00', to: '00:00' }), {
        days: [6],
        from: '00:00',
        to: '23:00',
      }),
    );
    assert.deepEqual(
      long.map((one) => sayStretch(english, one)),
      ['Friday 20:00 until Saturday 23:00'],
    );
  });
});

describe('whether somebody is on duty is said', () => {
  const tonight = drawnAt.add({ hours: 2 });
  const later = drawnAt.add({ hours: 24 * 9 });

  test('with a time today, and with the day where it is another', () => {
    const duty = (until: Temporal.Instant): Duty => ({ kind: 'switched', until });
    assert.match(sayDuty(english, duty(tonight)), /^You are on duty until 9:34.*\.$/);
    assert.match(sayDuty(english, duty(later)), /1 December 2026/);
  });

  test('with the next regular hours, where there are any', () => {
    const next = drawnAt.add({ hours: 22 });
    assert.match(sayDuty(english, { kind: 'off', next }), /next regular hours: Tomorrow/);
    assert.equal(sayDuty(english, { kind: 'off' }), 'You are not on duty now.');
  });

  test('otherwise in each case and each language', () => {
    const duties: readonly Duty[] = [
      { kind: 'switched', until: tonight },
      { kind: 'regular', until: tonight },
      { kind: 'resting', until: later },
      { kind: 'always' },
      { kind: 'off' },
      { kind: 'off', next: later },
    ];
    for (const language of languages) {
      const said = duties.map((duty) => sayDuty(viewWith({ language }), duty));
      assert.equal(new Set(said).size, duties.length, language);
      for (const sentence of said) assert.match(sentence, /[.。]$/, sentence);
    }
  });

  test('with the quiet hours, which hold all the same', () => {
    assert.equal(sayQuiet(english, undefined), undefined);
    assert.match(sayQuiet(english, { from: '22:00', to: '06:00' }) ?? '', /From 22:00 to 06:00/);
    assert.match(sayQuiet(chinese, { from: '22:00', to: '06:00' }) ?? '', /值班也不會叫您/);
  });
});

describe('the line on one’s own page', () => {
  test('says whether one is on duty and leads to where that is changed', async () => {
    const line = dutyLine(chinese, { kind: 'off' });
    assert.match(await textOf(line), /我來幫忙 您現在不值班。 值班、會什麼、怎麼幫/);
    assert.match(await markupOf(line), /href="\/me\/volunteering"/);
  });

  test('asks whoever has not begun, and takes a no', async () => {
    const text = await textOf(inviteLine(english));
    assert.match(text, /Would you lend a hand/);
    assert.match(text, /I would like to help/);
    assert.doesNotMatch(text, /on duty/i);
  });
});
