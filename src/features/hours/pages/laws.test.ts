import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { refusalCodes } from '#/features/hours/model.ts';
import { hoursWords } from '#/features/hours/words/index.ts';
import { refusalWords } from '#/features/hours/words/refusals.ts';
import { languages } from '#/platform/i18n/language.ts';

describe('the words', () => {
  test('say each state and each reason in each language, and none twice alike', () => {
    for (const language of languages) {
      const say = hoursWords[language];
      for (const group of [say.states, say.bars, say.confirmers]) {
        const labels = Object.values(group);
        assert.equal(new Set(labels).size, labels.length);
        assert.ok(labels.every((label) => label.trim() !== ''));
      }
      const detail = { due: '2026-12-04', on: '2026-11-20' };
      const sentences = refusalCodes.map((code) => refusalWords[language].refusals[code](detail));
      assert.equal(new Set(sentences).size, sentences.length);
    }
  });

  test('never promise that hours turn into anything', () => {
    for (const language of languages) {
      const all = JSON.stringify(hoursWords[language]);
      assert.doesNotMatch(all, /積分|积分|兌換|兑换|獎品|奖品|排行|points|reward|leaderboard/i);
    }
  });
});
