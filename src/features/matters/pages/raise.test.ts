import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawn, drawnInAll, sentForm, viewWith } from '#test/drawn.ts';
import { attributeOf, controlsOf, listNamed, readMarkup, wordsIn } from '#test/markup.ts';
import { community, plainCard, railing, slope } from '#test/plain-shown.ts';
import { beginProblems } from '#/features/matters/routes/raise-shapes.ts';
import type {
  BeginShown,
  CategoryShown,
  CheckShown,
  PlaceChoiceShown,
} from '#/features/matters/routes/raise-shapes.ts';
import type { Page, View } from '#/platform/http/view.ts';
import { raiseBeginPage } from './raise-begin.ts';
import { raiseCategoryPage } from './raise-category.ts';
import { raiseCheckPage } from './raise-check.ts';
import { screenOf } from './raise-frame.ts';
import { raisePlacePage } from './raise-place.ts';

const begin = (changes: Partial<BeginShown> = {}): BeginShown => ({
  body: '',
  photos: [],
  isComplaint: false,
  problems: [],
  ...changes,
});

const kind = (changes: Partial<CategoryShown> = {}): CategoryShown => ({
  draft: 'd1',
  step: 'choose',
  community,
  suggested: [railing],
  questions: [],
  yes: [],
  found: [],
  groups: [],
  ...changes,
});

const spot = (changes: Partial<PlaceChoiceShown> = {}): PlaceChoiceShown => ({
  draft: 'd1',
  community,
  options: [
    { ...slope, kind: 'compound' },
    { ...community, kind: 'community' },
  ],
  hasFound: false,
  profiles: [],
  visibility: 'all',
  isAnonymous: false,
  answerable: [],
  ...changes,
});

const check = (changes: Partial<CheckShown> = {}): CheckShown => ({
  draft: 'd1',
  body: '一扶就晃。',
  photos: [],
  category: railing,
  where: slope,
  profile: 'report',
  visibility: 'all',
  isAnonymous: false,
  alike: [],
  isSignedIn: true,
  ...changes,
});

const gas = {
  code: 'gas_now',
  question: { hant: '聞得到煤氣味嗎？', hans: '闻得到煤气味吗？', en: 'Do you smell gas?' },
  advice: { hant: '出去，打 119。', hans: '出去，打 119。', en: 'Get out, ring 119.' },
  calls: [{ number: '119' }, { local: 'gas_company' }],
  stops: true,
};

async function read<Shown>(
  draw: (view: View, shown: Shown) => Page,
  shown: Shown,
  view = viewWith(),
) {
  const root = readMarkup(`${await draw(view, shown).body}`);
  const forms = listNamed(root, 'form');
  const values = (name: string) =>
    forms.flatMap(controlsOf).flatMap((one) => (one.name === name ? [one.value] : []));
  const chosen = (name: string) =>
    forms
      .flatMap(controlsOf)
      .flatMap((one) => (one.name === name && one.isChosen ? [one.value] : []));
  const ways = listNamed(root, 'a').map((one) => attributeOf(one, 'href'));
  return { root, text: wordsIn(root), values, chosen, ways };
}

test('each of the four screens is drawn in three languages and says how far one is', async () => {
  const screens = [
    await drawnInAll((view) => raiseBeginPage(view, begin())),
    await drawnInAll((view) => raiseCategoryPage(view, kind())),
    await drawnInAll((view) => raisePlacePage(view, spot())),
    await drawnInAll((view) => raiseCheckPage(view, check())),
  ];
  for (const [index, [hant = '']] of screens.entries()) {
    assert.match(hant, new RegExp(`第 ${index + 1} 步，共 4 步`));
  }
});

test('every screen but the first leads back to the one before, with its draft', async () => {
  assert.deepEqual((await read(raiseBeginPage, begin({ draft: 'd1' }))).ways, []);
  assert.ok((await read(raiseCategoryPage, kind())).ways.includes('/raise?draft=d1'));
  assert.ok((await read(raisePlacePage, spot())).ways.includes('/raise/category?draft=d1'));
  assert.ok((await read(raiseCheckPage, check())).ways.includes('/raise/place?draft=d1'));
});

test('the address of a screen carries its draft, whatever signs are in the token', () => {
  assert.equal(screenOf('', undefined), '/raise');
  assert.equal(screenOf('/place', 'a&b=c'), '/raise/place?draft=a%26b%3Dc');
  assert.equal(screenOf('/category', 'd', 'ask'), '/raise/category?draft=d&step=ask');
});

test('for whom it is raised stands on every screen when it is for somebody else', async () => {
  const reader = { name: '林小梅', actingFor: '王阿姨' };
  const view = viewWith({ reader });
  for (const text of [
    (await read(raiseBeginPage, begin(), view)).text,
    (await read(raiseCategoryPage, kind(), view)).text,
    (await read(raisePlacePage, spot(), view)).text,
    (await read(raiseCheckPage, check(), view)).text,
  ]) {
    assert.match(text, /這件事是替王阿姨提的/);
  }
  assert.doesNotMatch((await read(raiseBeginPage, begin())).text, /替/);
});

test('what the address said before the first word goes along unseen', async () => {
  const shown = begin({ draft: 'd1', category: 'noise', place: 'dongxing' });
  const { values } = await read(raiseBeginPage, shown);
  assert.deepEqual(
    [values('draft'), values('category'), values('place')],
    [['d1'], ['noise'], ['dongxing']],
  );
  const bare = await read(raiseBeginPage, begin());
  assert.deepEqual([bare.values('draft'), bare.values('place')], [[], []]);
});

test('each thing that can be wrong with the first screen is said at its field and in the title', async () => {
  for (const problem of beginProblems) {
    for (const language of ['zh-Hant', 'zh-Hans', 'en'] as const) {
      const shown = begin({ draft: 'd1', body: '已經寫的話', problems: [problem] });
      const { page, text } = await drawn((view) => raiseBeginPage(view, shown), { language });
      const clean = await drawn((view) => raiseBeginPage(view, begin()), { language });
      assert.notEqual(page.title, clean.page.title, problem);
      assert.match(text, /已經寫的話/);
    }
  }
  const wrong = await read(
    raiseBeginPage,
    begin({ problems: ['body_missing', 'photo_too_large'] }),
  );
  assert.equal(wrong.text.split('請說一句是什麼事').length - 1, 2);
  assert.ok(wrong.ways.includes('#matters-raise_begin-body'));
  assert.ok(wrong.ways.includes('#matters-raise_begin-photo'));
});

test('photos received stand with a tick to keep each, opened by the draft', async () => {
  const photos = [crypto.randomUUID(), crypto.randomUUID()];
  const { root, chosen } = await read(raiseBeginPage, begin({ draft: 'a&b', photos }));
  assert.deepEqual(chosen('kept'), photos);
  const sources = listNamed(root, 'img').map((one) => attributeOf(one, 'src'));
  assert.deepEqual(
    sources,
    photos.map((id) => `/photos/${id}/thumb?draft=a%26b`),
  );
});

test('a complaint is invited in its own words, everything else in the usual ones', async () => {
  assert.match((await read(raiseBeginPage, begin({ isComplaint: true }))).text, /對誰不滿意/);
  assert.match((await read(raiseBeginPage, begin())).text, /拍張照片，說一兩句就行/);
});

const noise = { ...railing, code: 'noise', names: { hant: '噪音', hans: '噪音', en: 'Noise' } };

test('the likeliest kind is chosen already, or the one chosen before', async () => {
  const suggested = [railing, noise];
  assert.deepEqual((await read(raiseCategoryPage, kind({ suggested }))).chosen('category'), [
    'railing',
  ]);
  const again = await read(raiseCategoryPage, kind({ suggested, chosen: 'noise' }));
  assert.deepEqual(again.chosen('category'), ['noise']);
});

test('two that are taken for one another are asked apart, and neither is chosen', async () => {
  const names = (text: string) => ({ hant: text, hans: text, en: text });
  const question = {
    question: names('哪裡？'),
    answers: [
      { category: 'railing', label: names('樓道') },
      { category: 'noise', label: names('家裡') },
    ],
  };
  const { text, chosen, values } = await read(
    raiseCategoryPage,
    kind({ suggested: [railing, noise, { ...railing, code: 'road' }], question }),
  );
  assert.match(text, /哪裡？/);
  assert.deepEqual(chosen('category'), []);
  assert.deepEqual(values('category'), ['railing', 'noise', 'road']);
});

test('danger is asked with the kind, and what was ticked before is ticked', async () => {
  const injured = { ...gas, code: 'injured' };
  const shown = kind({ questions: [gas, injured], yes: ['injured'] });
  const { values, chosen } = await read(raiseCategoryPage, shown);
  assert.deepEqual(values('asked'), ['gas_now', 'injured']);
  assert.deepEqual(chosen('yes'), ['injured']);
});

test('where words suggest nothing, one is led to the long list', async () => {
  const shown = kind({
    suggested: [],
    groups: [{ code: 'safety', names: railing.names, icon: 'fence', categories: [railing] }],
  });
  const { root, text } = await read(raiseCategoryPage, shown);
  assert.match(text, /看不出是哪一類，請在下面選/);
  const buttons = listNamed(root, 'button').filter((one) => attributeOf(one, 'name') === 'other');
  assert.deepEqual(
    buttons.map((one) => attributeOf(one, 'value')),
    ['railing'],
  );
});

test('a missing choice is said on top and at its field, with tiles and without', async () => {
  const problems = [{ field: 'category', text: '請選一類。' }];
  const form = sentForm({ endpoint: 'matters.raise_category', values: {}, problems });
  const groups = [{ code: 'safety', names: railing.names, icon: 'fence', categories: [noise] }];
  for (const suggested of [[railing], []]) {
    const { text } = await read(raiseCategoryPage, kind({ suggested, groups }), viewWith({ form }));
    assert.equal(text.split('請選一類。').length - 1, 2);
  }
});

test('searching, ticking and the long list are one form, and enter searches', async () => {
  const groups = [{ code: 'safety', names: railing.names, icon: 'fence', categories: [noise] }];
  const shown = kind({ questions: [gas], yes: ['gas_now'], query: '吵', found: [noise], groups });
  const { root, chosen } = await read(raiseCategoryPage, shown);
  const forms = listNamed(root, 'form');
  assert.equal(forms.length, 1);
  assert.equal(attributeOf(forms[0] ?? root, 'method'), 'post');
  const [first, ...others] = listNamed(root, 'button');
  // The enter key presses the first button of a form.
  assert.equal(attributeOf(first ?? root, 'value'), 'search');
  assert.deepEqual(
    others.map((one) => attributeOf(one, 'value')),
    ['noise', '', 'noise'],
  );
  assert.deepEqual([chosen('category'), chosen('yes')], [['railing'], ['gas_now']]);
});

test('a danger that ends the form shows whom to ring and no way on; another shows both', async () => {
  const stop = await read(raiseCategoryPage, kind({ step: 'advice', questions: [gas] }));
  assert.ok(stop.ways.includes('tel:119'));
  assert.ok(!stop.ways.includes('/raise/place?draft=d1'));
  assert.match(stop.text, /燃氣公司搶修/);
  // Whoever is on duty knows the local numbers.
  assert.ok(stop.ways.includes('tel:05925550142'));
  const calm = { ...gas, stops: false, calls: [{ number: '119' }] };
  const go = await read(raiseCategoryPage, kind({ step: 'advice', questions: [calm] }));
  assert.ok(go.ways.includes('/raise/place?draft=d1'));
  assert.ok(!go.ways.includes('tel:05925550142'));
});

test('without a community one finds it first, and nothing is lost', async () => {
  const { text, ways } = await read(raiseCategoryPage, { ...kind(), community: undefined });
  assert.match(text, /您寫的都還在/);
  assert.ok(ways.includes('/places'));
});

test('one’s own places are called as one calls them, others by name', async () => {
  const options: PlaceChoiceShown['options'] = [
    { id: 'dongxing-3', names: slope.names, kind: 'home' },
    { id: 'dongxing-7', names: { hant: '7號樓', hans: '7号楼', en: 'No. 7' }, kind: 'found' },
  ];
  const { root } = await read(raisePlacePage, spot({ options, chosen: 'dongxing-7' }));
  assert.deepEqual(
    listNamed(root, 'label')
      .map(wordsIn)
      .filter((label) => ['我家', '7號樓'].includes(label)),
    ['我家', '7號樓'],
  );
});

test('whether a neighbour or an office is wanted is asked only where both may be', async () => {
  const both = await read(raisePlacePage, spot({ profiles: ['need', 'report'] }));
  assert.deepEqual(both.chosen('profile'), ['need']);
  const again = await read(
    raisePlacePage,
    spot({ profiles: ['need', 'report'], profile: 'report' }),
  );
  assert.deepEqual(again.chosen('profile'), ['report']);
  assert.deepEqual((await read(raisePlacePage, spot())).values('profile'), []);
});

test('a search says when it found nothing, in the words that were looked for', async () => {
  const none = await read(raisePlacePage, spot({ query: '月球<b>' }));
  assert.match(none.text, /沒有找到「月球<b>」/);
  assert.deepEqual(none.values('q'), ['月球<b>']);
  const some = await read(raisePlacePage, spot({ query: '7號樓', hasFound: true }));
  assert.doesNotMatch(some.text, /沒有找到/);
});

test('a complaint says whom it is about; unless somebody is chosen it is about nobody', async () => {
  const answerable = [
    {
      value: 'organisation:019cf000-0000-7000-8000-0000000000c1',
      name: '東興物業',
      office: { hant: '物業公司', hans: '物业公司', en: 'Property company' },
    },
  ];
  const asked = await read(raisePlacePage, spot({ answerable }));
  assert.deepEqual(asked.values('about'), ['nobody', answerable[0]?.value]);
  assert.deepEqual(asked.chosen('about'), ['nobody']);
  const again = await read(raisePlacePage, spot({ answerable, about: answerable[0]?.value }));
  assert.deepEqual(again.chosen('about'), [answerable[0]?.value]);
  const [about] = answerable;
  const last = await read(raiseCheckPage, check({ about }));
  assert.match(last.text, /說的是誰 東興物業 · 物業公司/);
  assert.deepEqual(last.values('about'), [about?.value]);
});

test('the last screen sends all that was told, and each answer leads back to its screen', async () => {
  const photos = [crypto.randomUUID()];
  const shown = check({
    photos,
    isAnonymous: true,
    visibility: 'staff',
    suggestedCategory: 'noise',
  });
  const { values, ways } = await read(raiseCheckPage, shown);
  assert.deepEqual(
    ['draft', 'profile', 'category', 'suggestedCategory', 'placeId', 'body', 'visibility'].map(
      (name) => values(name)[0],
    ),
    ['d1', 'report', 'railing', 'noise', 'dongxing', '一扶就晃。', 'staff'],
  );
  assert.deepEqual([values('isAnonymous'), values('photos')], [['1'], photos]);
  for (const screen of ['/raise?', '/raise/category?', '/raise/place?']) {
    assert.ok(
      ways.some((way) => way.startsWith(screen)),
      screen,
    );
  }
});

test('what is missing is said with the way there, and nothing can be sent before', async () => {
  for (const [missing, screen] of [
    ['category', '/raise/category?draft=d1'],
    ['where', '/raise/place?draft=d1'],
    ['profile', '/raise/category?draft=d1'],
  ] as const) {
    const { root, ways, text } = await read(raiseCheckPage, { ...check(), [missing]: undefined });
    assert.match(text, /還差一步/);
    assert.ok(ways.includes(screen), missing);
    assert.equal(listNamed(root, 'form').length, 0);
  }
});

test('who has not signed in is told before pressing that they will be asked to', async () => {
  const visitor = await read(raiseCheckPage, check({ isSignedIn: false }));
  assert.match(visitor.text, /按「提出」後請您登入一下/);
  assert.doesNotMatch((await read(raiseCheckPage, check())).text, /請您登入/);
});

test('what may be the same is shown to be followed; one’s own is only shown', async () => {
  const alike = [plainCard(), plainCard({ id: '350203007010-2026-0007', isMine: true })];
  const { root, text } = await read(raiseCheckPage, check({ alike }));
  assert.match(text, /是不是這一件？/);
  const sent = listNamed(root, 'form').map((one) => attributeOf(one, 'action'));
  assert.deepEqual(sent, ['/matters/350203007010-2026-0371/followers', '/matters']);
});
