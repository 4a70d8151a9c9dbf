import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { html } from 'hono/html';
import { jointEndpoints } from '#/features/joint/routes/joint.ts';
import type { FiguresShown } from '#/features/joint/routes/shapes.ts';
import { figureWords } from '#/features/joint/words/figures.ts';
import type { Page } from '#/platform/http/view.ts';
import { languages } from '#/platform/i18n/language.ts';
import { drawnInAll, textOf, viewWith } from '#test/drawn.ts';
import { lawfulPage } from '#test/page-laws.ts';
import { property } from '#test/property.ts';
import { figuresPage, figuresPanel, figuresTable } from './figures.ts';

const figures: FiguresShown['figures'] = {
  asked: 12,
  reportDue: 40,
  reportedInTime: 38,
  toCome: 30,
  came: 27,
  partDue: 8,
  partInTime: 6,
  closed: 10,
  assessed: 9,
  solved: 6,
  partly: 2,
};

const shown = (changes: Partial<typeof figures> = {}): FiguresShown => ({
  place: {
    id: '350203007010',
    names: { hant: '深田 <社區>', hans: '深田 <社区>', en: 'Shentian' },
  },
  figures: { ...figures, ...changes },
});

describe('the page of figures', () => {
  test('is sound in each language, and its words are of each', async () => {
    await drawnInAll((view) => figuresPage(view, shown()));
    for (const language of languages) {
      const view = viewWith({ language });
      await lawfulPage(figuresPage(view, shown()), jointEndpoints);
      const text = await textOf(figuresPage(view, shown()).body);
      for (const label of Object.values(figureWords[language].shares)) {
        assert.ok(text.includes(label), `${language} ${label}`);
      }
    }
  });

  test('says each share with its part and its whole', async () => {
    const text = await textOf(figuresPage(viewWith(), shown()).body);
    for (const said of ['40 個裡有 38 個 95%', '30 個裡有 27 個 90%', '8 個裡有 6 個 75%']) {
      assert.ok(text.includes(said), said);
    }
    assert.ok(text.includes('12 個裡有 10 個'));
    assert.ok(text.includes('9 個裡有 2 個'));
  });

  test('makes no share of nothing', async () => {
    const empty = shown({ reportDue: 0, reportedInTime: 0, assessed: 0, solved: 0, partly: 0 });
    const text = await textOf(figuresPage(viewWith(), empty).body);
    assert.match(text, /0 個裡有 0 個 還沒有/);
    assert.doesNotMatch(text, /NaN|∞/);
  });

  test('is taken away as numbers, each part with its whole beside it', () => {
    for (const language of languages) {
      const { headings, rows } = figuresTable(viewWith({ language }), shown());
      assert.equal(headings.length, 3);
      assert.equal(rows.length, Object.keys(figureWords[language].shares).length);
      assert.deepEqual(rows[0]?.slice(1), [38, 40]);
      for (const [, part, whole] of rows) assert.ok(Number(part) <= Number(whole));
    }
  });
});

describe('the panel on a place’s page', () => {
  test('says how often, and the two shares that matter most, and leads to the rest', async () => {
    const page: Page = {
      title: 'x',
      section: 'places',
      width: 'two',
      body: html`<h1>x</h1>
        ${figuresPanel(viewWith(), shown())}`,
    };
    await lawfulPage(page, jointEndpoints);
    const text = await textOf(page.body);
    assert.match(text, /這一年吹哨 12/);
    assert.match(text, /95%.*90%/);
    assert.doesNotMatch(text, /75%/);
  });
});

property(
  'no figure draws anything but numbers and words, however large it is',
  fc.asyncProperty(fc.nat(100_000), fc.nat(100_000), async (one, other) => {
    const [part, whole] = one < other ? [one, other] : [other, one];
    const many = shown({ reportDue: whole, reportedInTime: part, toCome: whole, came: part });
    for (const language of languages) {
      const text = await textOf(figuresPage(viewWith({ language }), many).body);
      assert.doesNotMatch(text, /NaN|undefined|Infinity|-\d/);
    }
  }),
  30,
);
