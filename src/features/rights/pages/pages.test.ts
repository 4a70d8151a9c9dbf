import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { View } from '#/platform/http/view.ts';
import { languages } from '#/platform/i18n/language.ts';
import type { Asking, DataShown } from '#/features/rights/routes/shapes.ts';
import { columnWords } from '#/features/rights/words/columns.ts';
import { kindWords } from '#/features/rights/words/kinds.ts';
import { holdings } from '#test/personal.ts';
import { viewWith } from '#test/drawn.ts';
import { correctionsPage } from './correct.ts';
import { dataPage } from './data.ts';

const ME = '019cf000-0000-7000-8000-000000000001';
const LIN = '019cf000-0000-7000-8000-000000000003';

const asking: Asking = {
  consents: [],
  corrections: [],
  leaving: undefined,
  obstacle: undefined,
  leavingDays: 14,
  mayAnswer: false,
};

function shownWith(changes: Partial<DataShown> = {}): DataShown {
  return {
    personId: ME,
    name: '陳志明',
    isOwn: true,
    madeAt: Temporal.Instant.from('2026-11-22T12:00:00Z'),
    kinds: [],
    places: {},
    organisations: {},
    asking,
    ...changes,
  };
}

async function draw(changes: Partial<DataShown> = {}, view: Partial<View> = {}): Promise<string> {
  return String(await dataPage(viewWith(view), shownWith(changes)).body);
}

const consent = {
  helperId: LIN,
  name: '林小梅',
  way: 'paper',
  consentedOn: Temporal.PlainDate.from('2026-01-05'),
};

describe('the page of my data, drawn', () => {
  test('every kind and every column has its words in each language', () => {
    for (const language of languages) {
      for (const { code, columns } of holdings) {
        assert.ok(kindWords[language][code], `${code} in ${language}`);
        for (const column of columns) {
          assert.ok(columnWords[language][column], `${code}.${column} in ${language}`);
        }
      }
    }
  });

  test('a kind without rows is not shown, one with rows stands in its group', async () => {
    const person = {
      code: 'person',
      table: 'people.person',
      source: '登記資料',
      columns: ['name'],
    };
    const none = await draw({ kinds: [{ ...person, rows: [] }] });
    assert.doesNotMatch(none, /登記資料/);
    const one = await draw({ kinds: [{ ...person, rows: [{ name: '<b>陳</b>' }] }] });
    assert.match(one, /我是誰、住哪裡/);
    assert.match(one, /&lt;b&gt;陳&lt;\/b&gt;/);
    assert.match(one, /1 筆/);
  });

  test('numbers that only join records are left to the files', async () => {
    const columns = ['id', 'matter_id', 'body'];
    const comment = { code: 'comment', table: 'matters.comment', source: '您的留言', columns };
    const text = await draw({
      kinds: [{ ...comment, rows: [{ id: 'n-1', matter_id: 'n-2', body: '我有梯子' }] }],
    });
    assert.match(text, /我有梯子/);
    assert.doesNotMatch(text, /n-1|n-2/);
  });

  test('acting for somebody one reads and asks nothing', async () => {
    const text = await draw({ isOwn: false, asking: undefined });
    assert.match(text, /陳志明的資料/);
    assert.doesNotMatch(text, /刪除我的資料|我同意過的|name="words"/);
  });

  test('a consent whose helper has left is somebody who left', async () => {
    const consents = [{ ...consent, name: '' }];
    assert.match(await draw({ asking: { ...asking, consents } }), /已經離開的人/);
    const named = await draw({ asking: { ...asking, consents: [consent] } });
    assert.match(named, /林小梅/);
    assert.match(named, /紙上簽字，2026年1月5日/);
  });

  test('the days are those the host has set', async () => {
    assert.match(await draw(), /還有 14 天可以反悔/);
    assert.match(await draw({}, { language: 'en' }), /You have 14 days/);
  });

  test('a wish that waits takes the place of the form, with what stands in its way', async () => {
    const leaving = { dueAt: Temporal.Instant.from('2026-12-21T20:00:00Z'), takesWords: true };
    const text = await draw({ asking: { ...asking, leaving, obstacle: 'post_still_held' } });
    assert.match(text, /您的資料會在 2026年12月22日 刪除/);
    assert.match(text, /您還擔任著崗位/);
    assert.doesNotMatch(text, /name="takesWords"/);
  });

  for (const obstacle of ['last_steward', 'only_guardian', 'matter_in_hand'] as const) {
    test(`what has to be done first stands instead of the button: ${obstacle}`, async () => {
      const text = await draw({ asking: { ...asking, obstacle } });
      assert.doesNotMatch(text, /name="takesWords"/);
      assert.match(text, /才能申請/);
    });
  }

  test('a correction says where it stands', async () => {
    const asked = { id: LIN, askedAt: Temporal.Instant.from('2026-11-01T00:00:00Z') };
    const corrections = [
      { ...asked, words: '一', answer: undefined, reason: undefined },
      { ...asked, words: '二', answer: 'corrected', reason: undefined },
      { ...asked, words: '三', answer: 'left', reason: '沒有錯' },
    ];
    const text = await draw({ asking: { ...asking, corrections } });
    for (const words of [/等答覆/, /更正了/, /沒有改/, /沒有錯/]) assert.match(text, words);
  });
});

test('those who keep the record read each request under the name of who asked', async () => {
  const one = {
    id: LIN,
    personId: ME,
    name: '陳志明',
    askedAt: Temporal.Instant.from('2026-11-01T00:00:00Z'),
    words: '我三月就搬了。',
  };
  const text = String(await correctionsPage(viewWith({}), { corrections: [one] }).body);
  assert.match(text, /陳志明/);
  assert.match(text, new RegExp(`action="/corrections/${LIN}/answer"`));
  const none = String(await correctionsPage(viewWith({}), { corrections: [] }).body);
  assert.match(none, /沒有等答覆的/);
});
