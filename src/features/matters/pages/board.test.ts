import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawn, drawnInAll, sentForm, viewWith } from '#test/drawn.ts';
import { attributeOf, listNamed, readMarkup, wordsIn } from '#test/markup.ts';
import { community, hours, plainBoard, plainCard, slope } from '#test/plain-shown.ts';
import { boardShows } from '#/features/matters/model/shows.ts';
import type { BoardShown } from '#/features/matters/routes/shapes.ts';
import { measures } from '#/features/matters/rules/figures.ts';
import { boardPage, nearestStreet } from './board.ts';
import { boardPanelOf, streetPanelOf } from './panels.ts';

const city = { id: '350203', names: { hant: '思明區', hans: '思明区', en: 'Siming' } };
const safety = {
  code: 'safety',
  names: { hant: '安全隱患', hans: '安全隐患', en: 'Safety' },
  icon: 'fence',
};
type Building = BoardShown['street'][number];

function building(id: string, changes: Partial<Building> = {}): Building {
  return {
    id,
    names: { hant: `${id}號樓`, hans: `${id}号楼`, en: `Building ${id}` },
    part: slope,
    label: id,
    units: 2,
    floors: 2,
    columns: 2,
    households: 8,
    lit: 3,
    open: 0,
    ...changes,
  };
}

async function links(shown: BoardShown): Promise<ReadonlyMap<string, string>> {
  const root = readMarkup(`${await boardPage(viewWith(), shown).body}`);
  return new Map(listNamed(root, 'a').map((one) => [wordsIn(one), attributeOf(one, 'href')]));
}

const full = plainBoard({
  cards: [plainCard({ mayClaim: true }), plainCard({ id: '350203007010-2026-0372' })],
  groups: [safety],
  street: [building('3', { open: 2 }), building('7')],
  next: 'cursor',
});

test('the board of a place is drawn in three languages as a sound page', async () => {
  await drawnInAll((view) => boardPage(view, full));
  await drawnInAll((view) => boardPage(view, { ...full, view: 'street' }));
});

test('a board is called by its place, and one of a part leads back to the whole', async () => {
  const whole = await drawn((view) => boardPage(view, plainBoard()));
  assert.equal(whole.page.title, '鄰里的事，大家辦');
  const part = await drawn((view) => boardPage(view, plainBoard({ place: slope })));
  assert.equal(part.page.title, '鄰里的事，大家辦 · 東興小區');
  assert.match(part.text, /東興小區的鄰居需要什麼/);
  assert.match(part.markup, /href="\/matters\?place=350203007010&amp;show=near"/);
  assert.doesNotMatch(whole.text, /深田社區的事/);
});

test('what is raised from a board is raised at its place', async () => {
  assert.equal(
    (await links(plainBoard({ place: slope }))).get('我要提一件事'),
    '/raise?place=dongxing',
  );
});

test('each of the five ways to look is a link, the present one is marked, two with counts', async () => {
  for (const show of boardShows) {
    const root = readMarkup(`${await boardPage(viewWith(), plainBoard({ show })).body}`);
    const current = listNamed(root, 'a')
      .filter((one) => attributeOf(one, 'aria-current') !== '')
      .map((one) => new URL(attributeOf(one, 'href'), 'http://own').searchParams.get('show'));
    assert.ok(current.includes(show), show);
  }
  const text = wordsIn(readMarkup(`${await boardPage(viewWith(), plainBoard()).body}`));
  assert.match(text, /待認領 12/);
  assert.match(text, /進行中 3/);
});

test('a changed filter keeps the others and begins at the top of the list', async () => {
  const shown = plainBoard({ show: 'open', group: 'safety', groups: [safety], next: 'n1' });
  const found = await links({ ...shown, cards: [plainCard()] });
  const queryOf = (label: RegExp) => {
    const [, address = ''] = [...found].find(([text]) => label.test(text)) ?? [];
    return Object.fromEntries(new URL(address, 'http://own').searchParams);
  };
  assert.deepEqual(queryOf(/^附近/), { place: community.id, show: 'near', group: 'safety' });
  assert.deepEqual(queryOf(/^全部類別/), { place: community.id, show: 'open' });
  assert.deepEqual(queryOf(/^下一頁/), {
    place: community.id,
    show: 'open',
    group: 'safety',
    after: 'n1',
  });
});

test('where nothing is to be shown it says what that means, and what one can do', async () => {
  const text = async (show: BoardShown['show']) =>
    (await drawn((view) => boardPage(view, plainBoard({ show })))).text;
  assert.match(await text('near'), /沒有等人認領的事/);
  assert.match(await text('open'), /沒有等人認領的事/);
  assert.match(await text('able'), /眼下沒有您能認領的事/);
  assert.match(await text('in_hand'), /這裡還沒有事/);
  assert.match(await text('closed'), /這裡還沒有事/);
});

test('a place too large for a board leads to the communities in it', async () => {
  const below = [community];
  const { text, markup } = await drawn((view) =>
    boardPage(view, { ...plainBoard({ place: city, below }), community: undefined }),
  );
  assert.match(text, /思明區有好些社區/);
  assert.match(markup, /href="\/matters\?place=350203007010"/);
  const none = await drawn((view) =>
    boardPage(view, { ...plainBoard({ place: city }), community: undefined }),
  );
  assert.match(none.markup, /action="\/places"/);
});

test('who comes from nowhere looks for their place first', async () => {
  const lost = { ...plainBoard(), place: undefined, community: undefined };
  const texts = await drawnInAll((view) => boardPage(view, lost));
  assert.match(texts[0] ?? '', /先找到您的社區/);
});

test('the street shows the reader’s own compound, else the one where most waits', async () => {
  const other = { id: 'qishan', names: { hant: '祁山里', hans: '祁山里', en: 'Qishan' } };
  const street = [building('3', { open: 1 }), building('9', { part: other, open: 5 })];
  const near = async (home?: string) => {
    const part = nearestStreet(viewWith(), { street, light: 'helped', home });
    const [heading] = listNamed(readMarkup(`${await part}`), 'h2');
    return heading === undefined ? '' : wordsIn(heading);
  };
  assert.equal(await near(), '祁山里');
  assert.equal(await near('dongxing'), '東興小區');
  const quiet = [building('3'), building('9', { part: other })];
  assert.equal(nearestStreet(viewWith(), { street: quiet, light: 'helped', home: undefined }), '');
});

test('a street of too many buildings does not push the list out of sight', async () => {
  const many = Array.from({ length: 17 }, (_, index) => building(`b${index}`, { open: 3 }));
  assert.equal(nearestStreet(viewWith(), { street: many, light: 'able', home: undefined }), '');
  const few = many.slice(0, 16);
  assert.notEqual(nearestStreet(viewWith(), { street: few, light: 'able', home: undefined }), '');
});

test('light means what its legend says: able neighbours, or homes that were helped', async () => {
  const legend = async (light: BoardShown['light']) =>
    (await drawn((view) => boardPage(view, { ...full, view: 'street', light }))).text;
  assert.match(await legend('able'), /有能人的人家/);
  assert.match(await legend('helped'), /一年裡辦成過事的人家/);
});

test('the list and the street are two looks at the same, offered where there is a street', async () => {
  assert.match((await drawn((view) => boardPage(view, full))).text, /看列表 看樓棟/);
  assert.doesNotMatch((await drawn((view) => boardPage(view, plainBoard()))).text, /看樓棟/);
  const empty = await drawn((view) => boardPage(view, plainBoard({ view: 'street' })));
  assert.match(empty.text, /這裡還沒有登記樓棟/);
});

test('every figure opens into a page with a heading of its own in three languages', async () => {
  for (const name of measures) {
    const figure = { name, month: '2026-10', hidden: 0 };
    const [hant = '', , en = ''] = await drawnInAll((view) =>
      boardPage(view, plainBoard({ figure })),
    );
    assert.match(hant, /數據裡的事：\S/, name);
    assert.doesNotMatch(en, new RegExp(`\\b${name}_`), name);
  }
});

test('a figure says its month or its months, and how many are not the reader’s to see', async () => {
  const lead = async (figure: NonNullable<BoardShown['figure']>) =>
    (await drawn((view) => boardPage(view, plainBoard({ figure })))).text;
  const one = await lead({ name: 'raised', month: '2026-10', hidden: 3 });
  assert.match(one, /深田社區，2026年10月/);
  assert.match(one, /另有 3 件算在裡面，但沒有對您公開。/);
  const same = await lead({ name: 'raised', month: '2026-10', until: '2026-10', hidden: 0 });
  assert.doesNotMatch(same, /到2026|另有/);
  const span = await lead({ name: 'raised', month: '2026-10', until: '2026-11', hidden: 0 });
  assert.match(span, /2026年10月到2026年11月/);
  assert.match(await lead({ name: 'open', hidden: 0 }), /沒有可以列出來的事/);
});

test('the next page of a figure is of the same figure and months', async () => {
  const figure = { name: 'raised', month: '2026-10', until: '2026-11', hidden: 0 };
  const found = await links(plainBoard({ figure, cards: [plainCard()], next: 'n2' }));
  const [, address = ''] = [...found].find(([text]) => text.startsWith('下一頁')) ?? [];
  assert.deepEqual(Object.fromEntries(new URL(address, 'http://own').searchParams), {
    place: community.id,
    figure: 'raised',
    after: 'n2',
    month: '2026-10',
    until: '2026-11',
  });
});

test('why a button of a card could not do what it says stands on top of every list', async () => {
  const form = sentForm({ endpoint: 'matters.claim', refusal: '剛剛有人認領了。' });
  for (const shown of [full, plainBoard(), { ...full, figure: { name: 'raised', hidden: 0 } }]) {
    const { text } = await drawn((view) => boardPage(view, shown), { form });
    assert.equal(text.split('剛剛有人認領了。').length - 1, 1);
  }
});

test('the panel of a place shows the newest, the counts, the way to all and the feed', async () => {
  const shown = {
    place: slope,
    counts: { open: 4, inHand: 1 },
    cards: [plainCard()],
    isWalked: false,
  };
  const text = wordsIn(readMarkup(`${await boardPanelOf(viewWith(), shown)}`));
  assert.match(text, /4 件待認領 · 1 件進行中/);
  assert.match(text, /坡道欄杆鬆動/);
  const none = readMarkup(`${await boardPanelOf(viewWith(), { ...shown, cards: [] })}`);
  assert.match(wordsIn(none), /沒有等人認領的事。/);
  const ways = listNamed(none, 'a').map((one) => attributeOf(one, 'href'));
  assert.deepEqual(ways, ['/matters?place=dongxing', '/places/dongxing/feed.atom?lang=zh-Hant']);
});

test('the panel of a street is empty where nothing waits and nobody is at home', async () => {
  const quiet = { street: [building('3')], light: 'able' as const, home: undefined };
  assert.equal(`${await streetPanelOf(viewWith(), quiet)}`.trim(), '');
  const text = wordsIn(
    readMarkup(`${await streetPanelOf(viewWith(), { ...quiet, home: 'dongxing' })}`),
  );
  assert.match(text, /東興小區/);
});

test('a deadline that has passed stands on the card, one to come does not', async () => {
  const card = (changes: Parameters<typeof plainCard>[0]) =>
    plainBoard({ cards: [plainCard(changes)] });
  const late = await drawn((view) =>
    boardPage(view, card({ isOverdue: true, deadlineAt: hours(-30) })),
  );
  assert.match(late.text, /已超時/);
  const early = await drawn((view) => boardPage(view, card({ deadlineAt: hours(30) })));
  assert.doesNotMatch(early.text, /超時/);
});
