import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hidingReasons, reasonWords } from '#/features/matters/index.ts';
import type { ContentRulesShown, OwnHidden } from '#/features/moderation/routes/shapes.ts';
import { appealWords } from '#/features/moderation/words/appeals.ts';
import { contentRulesWords } from '#/features/moderation/words/content-rules.ts';
import { languages } from '#/platform/i18n/language.ts';
import { drawnAt, textOf, viewWith } from '#test/drawn.ts';
import { appealPage, ownHiddenPage } from './appeals.ts';
import { contentRulesPage } from './content-rules.ts';

const ID = '019cf000-0000-7000-8000-000000000001';
const hidden: OwnHidden = {
  id: ID,
  kind: 'comment',
  matter: { id: '350203007010-2026-0001', title: '樓道的燈' },
  reason: 'personal',
  decidedAt: drawnAt,
  answer: '請把電話拿掉',
  withheld: { body: '找老王，電話 13955512345' },
};
const appeal = { at: drawnAt, dueAt: drawnAt.add({ hours: 48 }), words: '他同意的' };

describe('what of mine was hidden', () => {
  test('it is listed with how it stands, and leads to each', async () => {
    const lines = [
      hidden,
      { ...hidden, appeal },
      { ...hidden, appeal: { ...appeal, outcome: 'upheld' } as const },
      { ...hidden, endedAt: drawnAt, matter: undefined },
    ];
    const page = ownHiddenPage(viewWith(), { hidden: lines });
    const text = await textOf(page.body);
    for (const part of ['起隱藏', '已經申訴', '還是隱藏', '起重新顯示']) {
      assert.ok(text.includes(part), part);
    }
    assert.equal(String(await page.body).match(/href="\/reviews\/[^"]+\/appeal"/g)?.length, 4);
  });

  test('nothing hidden says so, in each language', async () => {
    for (const language of languages) {
      const text = await textOf(ownHiddenPage(viewWith({ language }), { hidden: [] }).body);
      assert.ok(text.includes(appealWords[language].none), language);
    }
  });
});

describe('one thing of mine that was hidden', () => {
  const drawn = async (changes: Partial<OwnHidden>) =>
    String(await appealPage(viewWith(), { ...hidden, ...changes }).body);

  test('what stood there, why it is hidden, and a form to have somebody else look', async () => {
    const page = await drawn({});
    for (const part of ['寫了別人的個人資料', '請把電話拿掉', '13955512345', 'name="words"']) {
      assert.ok(page.includes(part), part);
    }
    assert.match(page, /href="\/matters\/350203007010-2026-0001"/);
  });

  test('an appeal is made once, and its answer stands there', async () => {
    const waiting = await drawn({ appeal });
    assert.match(waiting, /他同意的/);
    assert.doesNotMatch(waiting, /name="words"/);
    const answered = await drawn({ appeal: { ...appeal, outcome: 'upheld', answer: '仍不宜' } });
    assert.match(answered, /仍不宜/);
    assert.match(answered, /申訴看過了/);
  });

  test('of what is shown again nothing is asked, and a photo has no words', async () => {
    const shown = await drawn({ endedAt: drawnAt, withheld: undefined });
    assert.doesNotMatch(shown, /name="words"|您原來寫的/);
    const photo = await drawn({ kind: 'photo', withheld: { body: '' }, matter: undefined });
    assert.doesNotMatch(photo, /您原來寫的|打開這件事/);
    assert.match(photo, /name="words"/);
  });
});

describe('the rules of what is hidden', () => {
  const shown: ContentRulesShown = {
    place: { id: '350203007010', names: { hant: '深田社區', hans: '深田社区', en: 'Shentian' } },
    days: [
      { reason: '*', workingDays: 3 },
      { reason: 'personal', workingDays: 1 },
      { reason: 'weather', workingDays: 9 },
    ],
    since: drawnAt,
    counts: {
      kept: 12,
      mended: 0,
      hidden: 35,
      byReason: hidingReasons.map((reason, index) => ({ reason, hidden: 5 + index })),
    },
  };

  test('each reason is explained, with the days and the counts, in three languages', async () => {
    for (const language of languages) {
      const text = await textOf(contentRulesPage(viewWith({ language }), shown).body);
      for (const reason of hidingReasons) {
        assert.ok(text.includes(reasonWords[language].reasons[reason]), `${language} ${reason}`);
        assert.ok(text.includes(contentRulesWords[language].whats[reason]));
      }
      assert.ok(text.includes(contentRulesWords[language].daysPersonal('1')), language);
      assert.ok(text.includes(contentRulesWords[language].days('3')), language);
      assert.doesNotMatch(text, /weather/);
    }
  });

  test('the counts stand in a table that a reader of tables can follow', async () => {
    const page = String(await contentRulesPage(viewWith(), shown).body);
    assert.match(page, /<caption[^>]*>\s*2026年11月22日以來/);
    assert.match(page, /合計[\s\S]*?35/);
    assert.match(page, /看過，留著[\s\S]*?12/);
  });

  test('what is too small to be published is said to be so, in three languages', async () => {
    for (const language of languages) {
      const few = { ...shown, counts: { kept: 12, mended: 0, hidden: 35 } };
      const text = await textOf(contentRulesPage(viewWith({ language }), few).body);
      const { withheld, small, hidden, allHidden } = contentRulesWords[language];
      assert.ok(text.split(withheld).length > 2, language);
      assert.ok(text.includes(small('5')), language);
      assert.ok(text.includes(allHidden), language);
      assert.ok(!text.includes(hidden(reasonWords[language].reasons.insult)), language);
    }
  });

  test('without a community the rules stand alone', async () => {
    const alone = { ...shown, place: undefined, counts: undefined };
    const text = await textOf(contentRulesPage(viewWith(), alone).body);
    assert.match(text, /會隱藏的/);
    assert.doesNotMatch(text, /合計/);
  });
});
