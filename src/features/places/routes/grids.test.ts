import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { insertPlaces, placeEndpoints, saveGrid } from '#/features/places/index.ts';
import type { GridPanel, NewPlace } from '#/features/places/index.ts';
import { html } from 'hono/html';
import { testApp } from '#test/app.ts';
import type { TestApp } from '#test/app.ts';
import { COMMUNITY, NEIGHBOUR, makeWorld } from '#test/compound.ts';
import type { World } from '#test/compound.ts';

let app: TestApp;
let world: World;

/** Tells what it was given, as a panel of another feature would. */
const panelOfSample: GridPanel = {
  name: 'sample',
  load: async (_context, { grid, buildings, households }) =>
    grid.code === 'bare'
      ? undefined
      : () => html`<p>panel ${grid.code} ${buildings.length} ${households}</p>`,
};

/** About 200 by 111 metres on the ground: the western and the eastern half of a compound. */
function square(west: number) {
  const ring = [
    [west, 24.468],
    [west + 0.002, 24.468],
    [west + 0.002, 24.469],
    [west, 24.469],
    [west, 24.468],
  ] as const;
  return { type: 'Polygon', coordinates: [ring] } as const;
}

/** A building of ours at a point; it begins without households. */
function building(code: string, point: NewPlace['point'], names = '新樓'): NewPlace {
  const path = `${world.compound.path}.${code}`;
  const at = { communityId: COMMUNITY, kind: 'building', level: 70, isSearched: false };
  return { ...at, id: `b-${code}`, path, name: names, point, ordinal: Number(code) };
}

before(async () => {
  app = await testApp({ endpoints: placeEndpoints([], [panelOfSample]) });
  world = await makeWorld(app.db, app.clock.now());
  await insertPlaces(app.db, [
    building('71', { lon: 118.0965, lat: 24.4685 }, '西樓'),
    building('72', { lon: 118.0975, lat: 24.4685 }, '西二樓'),
    building('73', { lon: 118.0985, lat: 24.4685 }, '東樓'),
  ]);
  const names = (hant: string, hans: string, en: string) => ({ hant, hans, en });
  const west = {
    code: 'west',
    names: names('西網格', '西网格', 'West grid'),
    polygon: square(118.096),
  };
  const east = {
    code: 'east',
    names: names('東網格', '东网格', 'East grid'),
    polygon: square(118.098),
  };
  const bare = { code: 'bare', names: names('新網格', '新网格', 'New grid'), polygon: undefined };
  for (const grid of [west, east, bare]) {
    await saveGrid(app.db, { ...grid, id: crypto.randomUUID(), communityId: COMMUNITY });
  }
});

after(() => app.close());

const WEST = `/places/${COMMUNITY}/grids/west`;

test('the page of a community leads to its grids, and that of a building to its own', async () => {
  const visitor = app.visit();
  const community = await visitor.open(`/places/${COMMUNITY}`);
  for (const code of ['west', 'east', 'bare']) {
    assert.match(community.text, new RegExp(`href="/places/${COMMUNITY}/grids/${code}"`));
  }
  const eastern = await visitor.open('/places/b-73');
  assert.match(eastern.text, /<h2>網格<\/h2>[^]*grids\/east"/);
  assert.doesNotMatch(eastern.text, /grids\/west/);
});

test('a building that is not on the map, and a community without grids, show none', async () => {
  for (const id of [world.buildings[0]?.id, world.compound.id, NEIGHBOUR, '350203']) {
    const seen = await app.visit().open(`/places/${id}`);
    assert.equal(seen.status, 200);
    assert.doesNotMatch(seen.text, /\/grids\//);
  }
});

test('a grid shows its area, its buildings in order, the way up and the other grids', async () => {
  const seen = await app.visit().open(WEST);
  assert.equal(seen.status, 200);
  assert.match(seen.text, /<h1>西網格<\/h1>/);
  assert.match(seen.text, /2\.3 公頃/);
  assert.match(seen.text, /2 棟/);
  assert.match(seen.text, /b-71">西樓[^]*b-72">西二樓/);
  assert.doesNotMatch(seen.text, /b-73/);
  assert.match(seen.text, new RegExp(`href="/places/${COMMUNITY}">深田社`));
  assert.match(seen.text, /本社區其他網格[^]*東網格/);
});

test('the map draws the border, the neighbours and each building', async () => {
  const { text } = await app.visit().open(WEST);
  const [map = ''] = /<svg\s+class="grid-map"[^]*?<\/svg>/.exec(text) ?? [];
  assert.match(map, /role="img"\s+aria-label="西網格的地圖：邊界，和裡面的 2 棟樓"/);
  assert.equal(map.match(/class="grid-own"/g)?.length, 1);
  assert.equal(map.match(/class="grid-other"/g)?.length, 1);
  assert.equal(map.match(/class="grid-building"/g)?.length, 2);
  assert.doesNotMatch(map, /NaN|undefined|Infinity/);
});

test('what another feature says of a grid stands on its page, if it has anything to say', async () => {
  assert.match((await app.visit().open(WEST)).text, /panel west 2 0/);
  const bare = await app.visit().open(`/places/${COMMUNITY}/grids/bare`);
  assert.doesNotMatch(bare.text, /panel bare/);
});

test('households are counted with the buildings they are in', async () => {
  await insertPlaces(app.db, [
    {
      id: 'h-71-1',
      path: `${world.compound.path}.71.1`,
      kind: 'household',
      level: 90,
      communityId: COMMUNITY,
      name: '101',
      isSearched: false,
    },
  ]);
  assert.match((await app.visit().open(WEST)).text, /1 戶/);
});

test('a grid without a border says what is still to be done', async () => {
  const seen = await app.visit().open(`/places/${COMMUNITY}/grids/bare`);
  assert.match(seen.text, /還沒有畫邊界/);
  assert.doesNotMatch(seen.text, /<svg\s+class="grid-map"/);
});

test('a grid is named in the language of the reader', async () => {
  const visitor = app.visit();
  visitor.cookies.set('linli_lang', 'en');
  const english = await visitor.open(WEST);
  assert.match(english.text, /<h1>West grid<\/h1>[^]*2\.3 hectares[^]*Its buildings/);
  visitor.cookies.set('linli_lang', 'zh-Hans');
  assert.match((await visitor.open(WEST)).text, /<h1>西网格<\/h1>[^]*2\.3 公顷/);
});

test('programs get the border as GeoJSON and the buildings', async () => {
  const { status, body } = await app.visit().api(`GET ${WEST}`);
  assert.equal(status, 200);
  assert.partialDeepStrictEqual(body, {
    grid: { code: 'west', names: { en: 'West grid' }, polygon: square(118.096) },
    community: { id: COMMUNITY },
    buildings: [{ id: 'b-71' }, { id: 'b-72' }],
  });
  const bare = await app.visit().api(`GET /places/${COMMUNITY}/grids/bare`);
  assert.partialDeepStrictEqual(bare.body, { grid: { code: 'bare' }, buildings: [] });
  assert.ok(!JSON.stringify(bare.body).includes('polygon'));
});

test('a grid that is nowhere is not found, whatever is wrong with its address', async () => {
  const code = z.object({ code: z.string() });
  for (const address of [
    `/places/${COMMUNITY}/grids/north`,
    `/places/${NEIGHBOUR}/grids/west`,
    '/places/nowhere/grids/west',
  ] as const) {
    assert.equal((await app.visit().open(address)).status, 404);
    assert.equal(code.parse((await app.visit().api(`GET ${address}`)).body).code, 'not_found');
  }
  const odd = await app.visit().open(`/places/${COMMUNITY}/grids/West!`);
  assert.equal(odd.status, 404);
});
