import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { drawn, drawnInAll } from '#test/drawn.ts';
import { conditionWords } from '#/features/behalf/words/rules.ts';
import { doneWords } from '#/features/behalf/words/deeds.ts';
import { listRules } from '#/features/behalf/store/reversals.ts';
import { codeOf } from '#/features/behalf/rules.ts';
import { languages } from '#/platform/i18n/language.ts';
import { rolledBack } from '#test/database.ts';
import { rulesPage } from './rules.ts';

const rules = [
  { done: 'matters.raise', days: 30 },
  { done: 'matters.follow', days: 90 },
];

describe('the page of what can be taken back', () => {
  test('names each thing, its days, and what it asks for besides', async () => {
    const { markup, text } = await drawn((view) => rulesPage(view, { rules }));
    assert.match(text, /提了一件事 30 天 這件事還沒辦好/);
    assert.match(text, /關注了一件事 90 天(?! 這)/);
    assert.doesNotMatch(markup, /href="\/me\/deeds"/, 'a visitor has no page of deeds');
  });

  test('leads who is signed in back to what was done for them, and all to the telephone', async () => {
    const reader = { name: '許文慧', actingFor: undefined };
    const { markup, text } = await drawn((view) => rulesPage(view, { rules }), { reader });
    assert.match(markup, /href="\/me\/deeds"/);
    assert.match(text, /請打給陳師傅，0592-555 0142/);
  });

  test('a rule that a host added for something without words is told in general', async () => {
    const added = [{ done: 'matters.juggle', days: 7 }];
    const { text } = await drawn((view) => rulesPage(view, { rules: added }));
    assert.match(text, /辦了一件社區的事 7 天/);
  });

  test('it speaks three languages', async () => {
    const texts = await drawnInAll((view) => rulesPage(view, { rules }));
    assert.match(texts.join(), /Raised a matter 30 days as long as it is not done/);
  });

  test('every rule that is shipped has its words, and every condition a rule', () =>
    rolledBack(async (db) => {
      const shipped = (await listRules(db)).map(codeOf);
      assert.ok(shipped.length >= 6);
      for (const language of languages) {
        for (const done of shipped) assert.ok(doneWords[language][done], `${done} in ${language}`);
        for (const done of Object.keys(conditionWords[language])) {
          assert.ok(shipped.includes(done), done);
        }
      }
    }));
});
