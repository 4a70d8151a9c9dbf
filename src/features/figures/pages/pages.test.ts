import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indicators } from '#/features/matters/index.ts';
import type { MonthlySum } from '#/features/figures/model.ts';
import { languages } from '#/platform/i18n/language.ts';
import { words } from '#/features/figures/words/index.ts';
import { assertSound, drawn, drawnInAll, markupOf, textOf, viewWith } from '#test/drawn.ts';
import { figuresPage } from './figures.ts';
import type { FiguresPageView } from './figures.ts';
import { figuresPanel, shownCount } from './panel.ts';
import type { FiguresView } from './panel.ts';
import { figuresTable } from './table.ts';

const month = (text: string) => Temporal.PlainYearMonth.from(text);
const span = { from: month('2025-12'), to: month('2026-11') };
const place = {
  id: '350203007010',
  names: { hant: '深田社區', hans: '深田社区', en: 'Shentian' },
};

type Line = readonly [measure: string, month: string, value: number];

/** Writes sums as one reads them: what, when, how many. */
function sums(...all: readonly Line[]): readonly MonthlySum[] {
  return all.map(([measure, at, value]) => ({ measure, month: month(at), value }));
}

function page(...all: readonly Line[]): FiguresPageView {
  return { place, year: sums(...all), span, indicators };
}

function draw(...all: readonly Line[]) {
  return drawn((view) => figuresPage(view, page(...all)));
}

function panelOf(all: readonly Line[], openNow = 3): FiguresView {
  return { placeId: place.id, year: sums(...all), span, openNow };
}

test('a year without anything is nought everywhere, and nothing opens', async () => {
  const [hant = '', , en = ''] = await drawnInAll((view) => figuresPage(view, page()));
  assert.match(hant, /深田社區的數據/);
  assert.match(hant, /提出 0 鄰居認領 0/);
  assert.match(en, /Figures of Shentian/);
  const { markup } = await draw();
  assert.doesNotMatch(markup, /figure=/);
});

test('the year is called by what it is, in each language', async () => {
  const titles = (await drawnInAll((view) => figuresPage(view, page()))).map((text) =>
    /最近十二個月|最近十二个月|The last twelve months/.exec(text),
  );
  assert.deepEqual(
    titles.map((found) => found?.[0]),
    ['最近十二個月', '最近十二个月', 'The last twelve months'],
  );
});

test('a count adds its months and opens into what it counts', async () => {
  const { markup } = await draw(['raised', '2026-01', 1_200], ['raised', '2026-11', 34]);
  assert.match(markup, /href="\/matters\?place=350203007010&amp;figure=raised">1,234<\/a>/);
});

test('each month has its row, and opens into the matters of that month', async () => {
  const { markup, text } = await draw(['raised', '2026-03', 7], ['resolved', '2026-04', 5]);
  assert.match(text, /2026年3月 7 0 2026年4月 0 5/);
  assert.match(markup, /figure=raised&amp;month=2026-03">7</);
  assert.match(markup, /figure=resolved&amp;month=2026-04">5</);
  assert.match(text, /2025年12月 0 0/);
});

test('fewer than five persons are not told by their number, and their figure does not open', async () => {
  for (const value of [1, 4]) {
    const { markup, text } = await draw(['helped', '2026-03', value]);
    assert.match(text, /受到幫助的人 少於 5/);
    assert.doesNotMatch(markup, /figure=helped/);
  }
  const five = await draw(['helped', '2026-03', 5]);
  assert.match(five.markup, /figure=helped">5</);
});

test('a share names part and whole, so that anybody can reckon it again', async () => {
  const { text } = await draw(
    ['answers', '2026-03', 8],
    ['answered_solved', '2026-03', 6],
    ['satisfied', '2026-03', 4],
  );
  assert.match(text, /說解決了 6 8 75%/);
  assert.match(text, /說滿意 4 8 50%/);
});

test('a share of nothing is no row', async () => {
  const { text } = await draw(['answered_solved', '2026-03', 6]);
  assert.doesNotMatch(text, /說解決了/);
});

test('a share whose whole is a few persons would tell their number, and is no row', async () => {
  const row = /受助後成為幫手 [\d,]* ?[\d,]+ [\d.]+%/;
  assert.doesNotMatch((await draw(['helped', '2026-03', 3])).text, row);
  const few = await draw(['helped', '2026-03', 9], ['became_helper', '2026-03', 2]);
  assert.doesNotMatch(few.text, row);
  const many = await draw(['helped', '2026-03', 20], ['became_helper', '2026-03', 5]);
  assert.match(many.text, /受助後成為幫手 5 20 25%/);
});

test('the mean time is said in days and hours, or in minutes when it is short', async () => {
  const mean = async (minutes: number) =>
    (await draw(['handled', '2026-03', 2], ['handling_minutes', '2026-03', 2 * minutes])).text;
  assert.match(await mean(26 * 60), /平均辦理時間 2 1\s?天\s?2\s?小時/);
  assert.match(await mean(59), /平均辦理時間 2 59\s?分鐘/);
  assert.match(await mean(0.2), /平均辦理時間 2 1\s?分鐘/);
});

test('every indicator and every measure of the table has its word in each language', () => {
  for (const language of languages) {
    const say = words[language];
    for (const { code, kind } of indicators) {
      assert.ok(kind === 'mean' ? say.handlingMean : say.indicators[code], `${language} ${code}`);
    }
    const missing = ['raised', 'claimed', 'handled', 'resolved', 'confirmed', 'closed']
      .concat('returned', 'reopened', 'helped', 'became_helper')
      .filter((measure) => say.measures[measure] === undefined);
    assert.deepEqual(missing, [], language);
  }
});

test('the page leads back to its place, and each figure of it can be linked to', async () => {
  const { markup } = await draw(['resolved', '2026-03', 5]);
  assert.match(markup, /href="\/places\/350203007010"/);
  for (const measure of ['resolved', 'confirmed', 'became_helper']) {
    assert.match(markup, new RegExp(`id="${measure}"`), measure);
  }
});

test('the panel says four numbers and leads from each to what it counts', async () => {
  const shown = panelOf([
    ['raised', '2026-03', 12],
    ['resolved', '2026-03', 9],
    ['answers', '2026-03', 8],
    ['confirmed', '2026-03', 6],
    ['became_helper', '2026-03', 7],
  ]);
  const part = figuresPanel(viewWith(), shown);
  await assertSound(part);
  const text = await textOf(part);
  assert.match(text, /3 正在辦/);
  assert.match(text, /9 一年解決/);
  assert.match(text, /75% 當事人確認解決/);
  assert.match(text, /7 受助後成為幫手/);
  const markup = await markupOf(part);
  for (const address of ['/matters?place=350203007010', '/places/350203007010/figures#resolved']) {
    assert.ok(markup.includes(`href="${address}"`), address);
  }
});

test('the panel says in each language that nobody has answered yet, and that few are few', async () => {
  const shown = panelOf([
    ['raised', '2026-03', 12],
    ['became_helper', '2026-03', 2],
  ]);
  const texts = await Promise.all(
    languages.map((language) => textOf(figuresPanel(viewWith({ language }), shown))),
  );
  const [hant = '', hans = '', en = ''] = texts;
  assert.match(hant, /還沒有 當事人確認解決.*少於 5 受助後成為幫手/);
  assert.match(hans, /还没有.*少于 5/);
  assert.match(en, /none yet.*fewer than 5/);
});

test('twelve months are drawn as pairs, and said in a table for those who do not see them', async () => {
  const shown = panelOf([
    ['raised', '2025-12', 2],
    ['raised', '2026-11', 5],
    ['resolved', '2026-11', 4],
  ]);
  const text = await textOf(figuresPanel(viewWith({ language: 'en' }), shown));
  assert.match(text, /Raised and solved per month/);
  assert.match(text, /Dec 2 0/);
  assert.match(text, /Nov 5 4/);
});

test('a count of matters is written however small, a few persons never', () => {
  const view = viewWith({ language: 'en' });
  assert.equal(shownCount(view, 'raised', 1), '1');
  assert.equal(shownCount(view, 'raised', 12_345), '12,345');
  assert.equal(shownCount(view, 'helped', 0), '0');
  assert.equal(shownCount(view, 'helped', 4), 'fewer than 5');
});

test('figures are taken away month by month, and say nothing of how many persons', () => {
  const view = viewWith({});
  const lines = [
    ['raised', '2026-10', 7],
    ['raised', '2026-11', 9],
    ['helped', '2026-11', 8],
  ] as const;
  const { headings, rows, name } = figuresTable(view, page(...lines));
  const say = words[view.language];
  assert.equal(name, say.title('深田社區'));
  assert.deepEqual(headings.slice(0, 2), [say.monthColumn, say.measures['raised']]);
  assert.ok(!headings.includes(say.measures['helped'] ?? ''));
  assert.deepEqual(
    rows.slice(-2).map((row) => row.slice(0, 2)),
    [
      ['2026-10', 7],
      ['2026-11', 9],
    ],
  );
  assert.ok(rows.length === 12 && rows.every((row) => row.length === headings.length));
});
