import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from 'hono/html';
import type { Grid, Place } from '#/features/places/model.ts';
import { drawn, drawnInAll, sentForm } from '#test/drawn.ts';
import { buildPage } from './build.ts';
import { gridPage } from './grid.ts';
import type { GridView } from './grid.ts';
import { placePage } from './place.ts';
import type { PlaceView } from './place.ts';
import { searchPage } from './search.ts';

const names = (hant: string, hans: string, en: string) => ({ hant, hans, en });

function place(id: string, level: number, change: Partial<Place> = {}): Place {
  return {
    id,
    path: id,
    kind: level === 50 ? 'community' : 'compound',
    level,
    communityId: level < 50 ? undefined : '350203007010',
    names: names(`${id}繁`, `${id}简`, `Place ${id}`),
    ordinal: 0,
    point: undefined,
    attributes: {},
    ...change,
  };
}

const city = place('3502', 20);
const community = place('350203007010', 50);

const kinds = new Map([
  [
    'community',
    { id: 'community', level: 50, names: names('社區', '社区', 'Community'), isListed: true },
  ],
]);

function shown(change: Partial<PlaceView> = {}): PlaceView {
  return {
    place: community,
    above: [city],
    children: [],
    buildings: 0,
    households: 0,
    kinds,
    panels: [],
    grids: [],
    mayBuild: false,
    mayOrder: false,
    ...change,
  };
}

const grid: Grid = {
  id: 'g1',
  communityId: community.id,
  code: '01',
  names: names('第一網格', '第一网格', 'Grid 1'),
  polygon: undefined,
};

test('a place says what it is, what it lies in and how large it is, in each language', async () => {
  const given = shown({ buildings: 12, households: 1_432, children: [place('dx', 60)] });
  const [hant = '', hans = '', en = ''] = await drawnInAll((view) => placePage(view, given));
  assert.match(hant, /3502繁 350203007010繁 社區 12 棟 1,432 戶 代碼 350203007010/);
  assert.match(hans, /3502简 350203007010简 社区 12 栋 1,432 户 代码 350203007010/);
  assert.match(en, /Place 3502 Place 350203007010 Community 12 buildings 1,432 households/);
});

test('what there is none of is not counted, and an id of ours is no code to show', async () => {
  const own = place('01939a00-0000-7000-8000-000000000001', 60);
  const { text } = await drawn((view) => placePage(view, shown({ place: own })));
  assert.doesNotMatch(text, / 0 |棟|戶|代碼/);
});

test('a kind that has been taken away leaves the place without one, not without a page', async () => {
  const { text } = await drawn((view) => placePage(view, shown({ kinds: new Map() })));
  assert.doesNotMatch(text, /社區 代碼/);
  assert.match(text, /代碼 350203007010/);
});

test('a place put where it is only for illustration says so', async () => {
  const attributes = { illustrative: true };
  const given = shown({ place: { ...community, attributes } });
  assert.match((await drawn((view) => placePage(view, given))).text, /只是為了演示/);
  const without = { ...community, attributes: { illustrative: 'true' } };
  const { text } = await drawn((view) => placePage(view, shown({ place: without })));
  assert.doesNotMatch(text, /只是為了演示/);
});

test('what lies below is counted and linked, with the way up above it', async () => {
  const children = [place('dx', 60), place('sl', 60)];
  const { markup } = await drawn((view) => placePage(view, shown({ children })));
  assert.match(markup, /2 處/);
  assert.match(markup, /href="\/places\/dx"[^]*href="\/places\/sl"/);
  assert.match(markup, /<nav class="crumbs"[^]*href="\/places\/3502"[^]*<h1>/);
});

test('only who may build is offered it, and only for a community', async () => {
  const offered = async (change: Partial<PlaceView>) =>
    (await drawn((view) => placePage(view, shown(change)))).markup.includes('/build"');
  assert.equal(await offered({ mayBuild: true }), true);
  assert.equal(await offered({ mayBuild: false }), false);
  assert.equal(await offered({ mayBuild: true, place: place('dx', 60) }), false);
  assert.equal(await offered({ mayBuild: true, place: city }), false);
});

test('panels stand in their order, those of the side beside those of the middle', async () => {
  const panel = (name: string, side: 'main' | 'side') => ({
    side,
    draw: () => html`<section><h2>${name}</h2></section>`,
  });
  const panels = [
    panel('side one', 'side'),
    panel('main one', 'main'),
    { side: 'main', draw: undefined } as const,
    panel('main two', 'main'),
  ];
  const { markup } = await drawn((view) => placePage(view, shown({ panels })));
  const heard = [...markup.matchAll(/<h2>([^<]*)<\/h2>/g)].map(([, title]) => title);
  assert.deepEqual(heard, ['main one', 'main two', 'side one']);
});

test('the grids of a community are linked by name', async () => {
  const { markup } = await drawn((view) => placePage(view, shown({ grids: [grid] })));
  assert.match(markup, /href="\/places\/350203007010\/grids\/01">第一網格/);
  assert.doesNotMatch((await drawn((view) => placePage(view, shown()))).markup, /網格/);
});

const walked: GridView = {
  grid,
  community,
  buildings: [],
  households: 0,
  above: [city],
  others: [],
  panels: [],
  mayDraw: false,
};

function squareGrid(size: number): Grid {
  const ring = [
    [118, 24],
    [118 + size, 24],
    [118 + size, 24 + size],
    [118, 24 + size],
    [118, 24],
  ] as const;
  return { ...grid, polygon: { type: 'Polygon', coordinates: [ring] } };
}

test('a grid that nobody has drawn says so in each language', async () => {
  const [hant = '', , en = ''] = await drawnInAll((view) => gridPage(view, walked));
  assert.match(hant, /還沒有畫邊界/);
  assert.match(en, /border is not drawn yet/);
});

test('a small grid is measured in square metres, a large one in hectares', async () => {
  const textOfGrid = async (size: number) =>
    (await drawn((view) => gridPage(view, { ...walked, grid: squareGrid(size) }))).text;
  assert.match(await textOfGrid(0.0005), /2,8\d\d 平方米/);
  assert.match(await textOfGrid(0.005), /28\.\d 公頃/);
});

test('a grid in which no building is on the map says so, and draws its border', async () => {
  const { markup, text } = await drawn((view) =>
    gridPage(view, { ...walked, grid: squareGrid(0.001) }),
  );
  assert.match(text, /還沒有樓棟落在裡面/);
  assert.match(markup, /class="grid-own"/);
});

const found = [
  { place: place('a', 60), above: [city, community] },
  { place: place('b', 60), above: [] },
];

test('a search that has found something counts it and says what each lies in', async () => {
  const [hant = '', , en = ''] = await drawnInAll((view) =>
    searchPage(view, { query: 'dx', found, top: [], mayKeepKinds: false }),
  );
  assert.match(hant, /找到 2 處 a繁 3502繁 · 350203007010繁 b繁/);
  assert.match(en, /2 found Place a Place 3502 · Place 350203007010/);
});

test('a search that has found nothing says what to try, with the words still there', async () => {
  const { markup, text } = await drawn((view) =>
    searchPage(view, { query: '<b>zz', found: [], top: [], mayKeepKinds: false }),
  );
  assert.match(text, /沒有找到「&lt;b&gt;zz」 換個寫法試試/);
  assert.match(markup, /value="&lt;b&gt;zz"/);
});

test('before anything is asked the highest places are shown', async () => {
  const { markup, text } = await drawn((view) =>
    searchPage(view, { query: '', found: [], top: [city], mayKeepKinds: false }),
  );
  assert.match(markup, /href="\/places\/3502"/);
  assert.doesNotMatch(text, /找到/);
});

const made = [
  {
    id: 'compound',
    level: 60,
    isListed: true,
    names: { hant: '小區', hans: '小区', en: 'Compound' },
  },
  { id: 'lane', level: 60, isListed: true, names: { hant: '里弄', hans: '里弄', en: 'Lane' } },
];

test('the form for buildings offers the kinds of the level of the compound by their names', async () => {
  const names = { hant: '村民小組', hans: '村民小组', en: 'Villagers’ group' };
  const kinds = [...made, { id: 'village_group', level: 60, isListed: true, names }];
  const [hant = '', , en = ''] = await drawnInAll((view) =>
    buildPage(view, { place: community, kinds }),
  );
  assert.match(hant, /小區.*里弄.*村民小組/s);
  assert.match(en, /Compound.*Lane.*Villagers’ group/s);
  const { markup } = await drawn((view) => buildPage(view, { place: community, kinds }));
  assert.match(markup, /value="compound"[^>]*checked/);
  assert.match(markup, /value="village_group"/);
});

test('the search leads those who keep the kinds of places to them', async () => {
  const shown = { query: '', found: [], top: [] };
  const keeper = await drawn((view) => searchPage(view, { ...shown, mayKeepKinds: true }));
  assert.match(keeper.markup, /class="button quiet" href="\/place-kinds"\s*><span>地方的類別/);
  const other = await drawn((view) => searchPage(view, { ...shown, mayKeepKinds: false }));
  assert.doesNotMatch(other.markup, /place-kinds/);
});

test('the form for buildings asks for each part, and says what may be left out', async () => {
  const [hant = '', , en = ''] = await drawnInAll((view) =>
    buildPage(view, { place: community, kinds: made }),
  );
  for (const label of ['類別', '小區或里弄的名字', '簡短代碼', '樓號', '單元', '樓層']) {
    assert.ok(hant.includes(label), label);
  }
  assert.match(en, /Units \(stairwells\)/);
});

test('a form for buildings that came back keeps what was typed, with the mistake at its field', async () => {
  const form = sentForm({
    endpoint: 'places.build',
    values: { kind: 'lane', name: '岐山村', code: 'QS', buildings: '1-60', perFloor: '2' },
    problems: [{ field: 'code', text: '這裡看不懂' }],
  });
  const { markup } = await drawn((view) => buildPage(view, { place: community, kinds: made }), {
    form,
  });
  assert.match(markup, /value="岐山村"/);
  assert.match(markup, /<input[^>]*name="code"[^>]*aria-invalid="true"/);
  assert.match(markup, /value="lane"[^>]*checked/);
  assert.match(markup, /action="\/places\/350203007010\/compounds"/);
});
