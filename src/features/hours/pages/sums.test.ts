import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hoursEndpoints } from '#/features/hours/index.ts';
import type { CountedShown, YearShown } from '#/features/hours/routes/sum-shapes.ts';
import { sumWords } from '#/features/hours/words/sums.ts';
import { organisationEndpoints } from '#/features/organisations/index.ts';
import { placeEndpoints } from '#/features/places/index.ts';
import type { Page, View } from '#/platform/http/view.ts';
import { languages } from '#/platform/i18n/language.ts';
import type { Language } from '#/platform/i18n/language.ts';
import { markupOf, textOf, viewWith } from '#test/drawn.ts';
import { lawfulPage } from '#test/page-laws.ts';
import { countedPage, countedTable, sumsPanel, yearPage, yearTable } from './sums.ts';

const endpoints = [
  ...hoursEndpoints,
  ...organisationEndpoints([]),
  ...placeEndpoints([], [], async () => undefined),
];
const ID = '019cf000-0000-7000-8000-00000000f0a1';
const names = { hant: '紅馬甲 <隊>', hans: '红马甲 <队>', en: 'Red <vests>' };
const of = { kind: 'team', id: ID, names, mayOpen: true } as const;

const year = (changes: Partial<YearShown> = {}): YearShown => ({
  of,
  year: 2026,
  years: [2026, 2025],
  minutes: 165,
  months: [{ month: '2026-11', minutes: 165 }],
  activities: [
    { month: '2026-11', activity: '清 <樓道> & 巡', minutes: 120, records: 2 },
    { month: '2026-11', minutes: 45, records: 1 },
  ],
  ...changes,
});
const closed = year({
  of: { ...of, mayOpen: false },
  months: [{ month: '2026-11', minutes: 165 }, { month: '2026-10' }],
  activities: [],
});
const counted = (changes: Partial<CountedShown> = {}): CountedShown => ({
  of,
  month: '2026-11',
  isHelp: true,
  records: [],
  ...changes,
});

async function textIn(page: (view: View) => Page, language: Language = 'zh-Hant') {
  const made = page(viewWith({ language }));
  await lawfulPage(made, endpoints);
  const text = await textOf(await made.body);
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

describe('a year of hours', () => {
  test('is drawn with each figure as a link that says what it opens', async () => {
    const text = await textIn((view) => yearPage(view, year()));
    assert.match(text, /紅馬甲 <隊>：志願服務時間[^]*下面各月加起來 2 小時 45 分鐘/);
    assert.match(text, /清 <樓道> & 巡 2 小時 2026年11月 · 清 <樓道> & 巡/);
    assert.match(text, /幫鄰居辦事 45 分鐘/);
    const markup = await markupOf(await yearPage(viewWith(), year()).body);
    assert.match(markup, /month=2026-11&amp;activity=%E6%B8%85%20%3C[^"]*%26%20/);
    assert.match(markup, /records\?month=2026-11&amp;help=1"/);
    assert.match(markup, /hours\?year=2025"/);
  });

  test('tells others no activity, no link and no month of few', async () => {
    for (const language of languages) {
      const text = await textIn((view) => yearPage(view, closed), language);
      assert.ok(text.includes(sumWords[language].tooFew));
      assert.ok(text.includes(sumWords[language].withheld));
    }
    const markup = await markupOf(await yearPage(viewWith(), closed).body);
    assert.doesNotMatch(markup, /hours\/records|activity/);
    const few = year({ ...closed, minutes: 0, months: [{ month: '2026-10' }] });
    assert.doesNotMatch(await textIn((view) => yearPage(view, few)), /加起來 0/);
  });

  test('is taken away as what the page shows its reader', () => {
    const open = yearTable(viewWith(), year());
    assert.deepEqual(open.rows, [
      ['2026-11', '合計', 165],
      ['2026-11', '清 <樓道> & 巡', 120],
      ['2026-11', '幫鄰居辦事', 45],
    ]);
    const rows = [
      ['2026-11', 165],
      ['2026-10', '不到五個人，不公開'],
    ];
    const told = yearTable(viewWith(), closed);
    assert.deepEqual(told.rows, rows);
    for (const table of [open, told]) {
      assert.equal(table.headings.length, table.rows[0]?.length);
    }
  });

  test('says where nothing was given', async () => {
    const none = year({ months: [], activities: [], minutes: 0, years: [] });
    assert.match(await textIn((view) => yearPage(view, none)), /這一年還沒有已確認的時間/);
  });
});

describe('what a figure opens into', () => {
  test('says which figure it was, and leads back to its year and on to the next page', async () => {
    const text = await textIn((view) => countedPage(view, counted()));
    assert.match(text, /2026年11月 · 幫鄰居辦事[^]*沒有記錄了/);
    const named = counted({ activity: '清 <樓道>', isHelp: false, next: ID });
    const markup = await markupOf(await countedPage(viewWith(), named).body);
    assert.match(markup, /hours\?year=2026"/);
    assert.match(markup, /activity=%E6%B8%85%20%3C[^"]*&amp;after=019cf000/);
    const all = await textIn((view) => countedPage(view, counted({ isHelp: false })), 'en');
    assert.match(all, /November 2026 · All of it/);
  });

  test('goes on in a file as on the page', () => {
    assert.equal(countedTable(viewWith(), counted()).next, undefined);
    assert.deepEqual(countedTable(viewWith(), counted({ next: ID })).next, { after: ID });
  });
});

test('a panel leads there from a team and from a place', async () => {
  const draw = async (kind: 'team' | 'place', id: string) =>
    markupOf(sumsPanel(viewWith(), { kind, id }));
  assert.match(await draw('team', ID), new RegExp(`href="/organisations/${ID}/hours"`));
  assert.match(await draw('place', '350203007010'), /href="\/places\/350203007010\/hours"/);
});
