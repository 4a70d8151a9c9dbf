import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import type { Place } from '#/features/places/index.ts';
import { languages } from '#/platform/i18n/language.ts';
import { words } from '#/features/home/words/index.ts';
import { drawn, drawnInAll } from '#test/drawn.ts';
import { aboutPage } from './about.ts';
import { homePage } from './home.ts';
import type { HomeView } from './home.ts';
import { privacyPage } from './privacy.ts';

const place: Place = {
  id: '350203007010',
  path: '35.02.03.007.010',
  kind: 'community',
  level: 50,
  communityId: '350203007010',
  names: { hant: '深田社區', hans: '深田社区', en: 'Shentian' },
  ordinal: 1,
  point: undefined,
  attributes: {},
};

function home(changes: Partial<HomeView> = {}): HomeView {
  return { place, panels: [], isDemonstration: false, personas: [], ...changes };
}

test('the front page is named for its community, in each language', async () => {
  const [hant = '', hans = '', en = ''] = await drawnInAll((view) => homePage(view, home()));
  assert.match(hant, /^深田社區，大家的事大家辦/);
  assert.match(hans, /^深田社区/);
  assert.match(en, /^Shentian: everyone’s affairs/);
});

test('where nothing is known of the reader it welcomes and helps to find a place', async () => {
  const [hant = '', , en = ''] = await drawnInAll((view) =>
    homePage(view, home({ place: undefined })),
  );
  assert.match(hant, /^大家的事，大家議、大家定、大家辦/);
  assert.match(en, /^Everyone’s affairs: discussed, decided and done by everyone/);
  assert.match(hant, /找您住的地方/);
});

test('the first thing to do is to raise something, the second to see what is done', async () => {
  const { markup } = await drawn((view) => homePage(view, home()));
  const raise = markup.indexOf('href="/raise"');
  const board = markup.indexOf('href="/matters"');
  assert.ok(raise > 0 && raise < board);
  assert.equal(markup.match(/<h1/g)?.length, 1);
});

test('what other capabilities show stands where they say, in their order', async () => {
  const panels: HomeView['panels'] = [
    { side: 'side', draw: () => html`<p>THIRD</p>` },
    { side: 'main', draw: () => html`<p>FIRST</p>` },
    { side: 'main', draw: undefined },
    { side: 'main', draw: () => html`<p>SECOND</p>` },
  ];
  const { text } = await drawn((view) => homePage(view, home({ panels })));
  assert.match(text, /FIRST SECOND THIRD/);
});

test('a panel speaks the language of the reader it is drawn for', async () => {
  const panels: HomeView['panels'] = [
    { side: 'main', draw: (view) => html`<p>${view.language}</p>` },
  ];
  const texts = await drawnInAll((view) => homePage(view, home({ panels })));
  for (const [index, language] of languages.entries()) {
    assert.ok(texts[index]?.includes(language), language);
  }
});

const persona = {
  names: { hant: '許文慧', hans: '许文慧', en: 'Xu Wenhui' },
  what: { hant: '退休護士', hans: '退休护士', en: 'A retired nurse' },
  address: '/enter/token',
};

test('in a demonstration one may look as somebody else, each with who they are', async () => {
  const shown = home({ isDemonstration: true, personas: [persona] });
  const [hant = '', hans = '', en = ''] = await drawnInAll((view) => homePage(view, shown));
  assert.match(hant, /這是演示.*許文慧 退休護士/);
  assert.match(hans, /这是演示.*许文慧 退休护士/);
  assert.match(en, /This is a demonstration.*Xu Wenhui A retired nurse/);
  const { markup } = await drawn((view) => homePage(view, shown));
  assert.match(markup, /href="\/enter\/token"/);
});

test('outside of a demonstration nobody is offered to be looked as', async () => {
  const { text } = await drawn((view) => homePage(view, home({ personas: [persona] })));
  assert.doesNotMatch(text, /許文慧|演示/);
});

test('a name with markup in it stays text', async () => {
  const names = { hant: '<b>X</b>', hans: '<b>X</b>', en: '<b>X</b>' };
  const { markup } = await drawn((view) => homePage(view, home({ place: { ...place, names } })));
  assert.doesNotMatch(markup, /<b>X<\/b>/);
});

test('every promise is kept in every language: as many lines in each', async () => {
  const counts = languages.map((language) => {
    const { promiseLines, rightLines, levels, aboutParagraphs } = words[language];
    return [promiseLines, rightLines, levels, aboutParagraphs].map(({ length }) => length);
  });
  assert.deepEqual(counts[1], counts[0]);
  assert.deepEqual(counts[2], counts[0]);
  const texts = await drawnInAll(aboutPage);
  for (const [index, language] of languages.entries()) {
    for (const line of words[language].promiseLines) assert.ok(texts[index]?.includes(line), line);
  }
});

test('the four levels of data that a reader meets are named with who sees them', async () => {
  const [hant = '', , en = ''] = await drawnInAll(privacyPage);
  assert.match(hant, /公開.*鄰居.*個人.*敏感/);
  assert.match(en, /Public.*Neighbours.*Personal.*Sensitive/);
  for (const line of words['zh-Hant'].rightLines) assert.ok(hant.includes(line), line);
});
