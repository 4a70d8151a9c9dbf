import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hindrances, holidayRules, rosterStates } from '#/features/rosters/model.ts';
import { languages } from '#/platform/i18n/language.ts';
import { rosterWords } from './index.ts';
import { refusalWords } from './refusals.ts';
import { watchWords } from './watch.ts';

describe('what is said of rosters', () => {
  test('names each state, rule and hindrance differently from the others', () => {
    for (const language of languages) {
      const say = rosterWords[language];
      const sets = [
        rosterStates.map((state) => say.states[state]),
        holidayRules.map((rule) => say.holidays[rule]),
        hindrances.map((one) => say.hindrances[one]),
        [...say.days],
        [...say.levels],
        Object.values(say.ways),
        Object.values(watchWords[language].levels),
        Object.values(watchWords[language].short),
        [...watchWords[language].parts],
      ];
      for (const words of sets) {
        assert.equal(new Set(words).size, words.length, `${language} ${words.join()}`);
        assert.ok(words.every((word) => word.trim() === word && word.length > 0));
      }
    }
  });

  test('counts places as people do, one or several', () => {
    const { en } = rosterWords;
    assert.equal(en.suggested(1, 0), '1 place filled; none is empty.');
    assert.equal(en.suggested(3, 2), '3 places filled; 2 still empty.');
    assert.equal(en.wanted(2, 0), '2 wanted');
    assert.equal(en.everyWeek(1), 'Every week');
    assert.equal(rosterWords['zh-Hant'].everyWeek(2), '每 2 週');
    assert.equal(rosterWords['zh-Hans'].suggested(3, 0), '排上了 3 个位置，都满了。');
  });

  test('tells with each refusal what to do, in a sentence', () => {
    for (const language of languages) {
      const end = language === 'en' ? /\.$/ : /。$/;
      for (const [code, say] of Object.entries(refusalWords[language].refusals)) {
        assert.match(say({ most: '8' }), end, `${language} ${code}`);
      }
    }
  });

  test('blames nobody for a no', () => {
    for (const language of languages) {
      const say = rosterWords[language];
      for (const text of [say.declined, say.left, say.offerText]) {
        assert.doesNotMatch(text, /sorry|unfortunately|遺憾|可惜|遗憾/i);
      }
    }
  });
});

describe('what is said of the hours ahead', () => {
  test('tells times and chances within their sentences', () => {
    for (const language of languages) {
      const say = watchWords[language];
      assert.ok(say.fromTo('22:00', '06:00').includes('22:00'));
      assert.ok(say.fromTo('22:00', '06:00').includes('06:00'));
      assert.ok(say.chance('44%').includes('44%'));
      const night = say.night('深田', '22–6', say.levels.thin);
      for (const part of ['深田', '22–6', say.levels.thin]) assert.ok(night.includes(part));
    }
  });

  test('says that it counts how many, and scores nobody', () => {
    assert.match(watchWords.en.how, /scores nobody/);
    assert.match(watchWords['zh-Hant'].how, /不給任何人打分/);
    assert.match(watchWords['zh-Hans'].how, /不给任何人打分/);
  });
});

describe('what is said to members', () => {
  test('names who is meant within each sentence', () => {
    for (const language of languages) {
      const say = rosterWords[language];
      for (const sentence of [
        say.listTitle('修補隊'),
        say.removeKindNamed('修補隊'),
        say.openNamed('修補隊'),
        say.clearNamed('修補隊'),
        say.cannot('修補隊'),
        say.next('修補隊'),
        say.hasOffers('修補隊'),
        say.hasOpen('修補隊'),
        say.unannounced('修補隊'),
      ]) {
        assert.ok(sentence.includes('修補隊'), `${language} ${sentence}`);
      }
      const because = say.because('3', say.hindrances.away);
      assert.ok(because.includes('3') && because.includes(say.hindrances.away));
      const [from, to] = ['12月1日', '12月31日'];
      assert.ok(say.dates(from, to).includes(from) && say.dates(from, to).includes(to));
      assert.ok(say.rules('11', '2').includes('11') && say.rules('11', '2').includes('2'));
    }
  });
});
