import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { listGrids, placeEndpoints, saveGrid } from '#/features/places/index.ts';
import { testApp } from '#test/app.ts';
import type { Browser, TestApp } from '#test/app.ts';
import { COMMUNITY, makeWorld, roleAt } from '#test/compound.ts';
import type { World } from '#test/compound.ts';
import { recordedIn } from '#test/world.ts';

let app: TestApp;
let world: World;
let worker: Browser;

const PAGE = `/places/${COMMUNITY}/grids/east` as const;
const BORDER = `${PAGE}/border` as const;

before(async () => {
  app = await testApp({ endpoints: placeEndpoints([]) });
  world = await makeWorld(app.db, app.clock.now());
  worker = await app.signIn(world.people.chen, {
    grants: [roleAt('community_worker', world.community)],
  });
  await saveGrid(app.db, {
    id: crypto.randomUUID(),
    communityId: COMMUNITY,
    code: 'east',
    names: { hant: '東網格', hans: '东网格', en: 'East grid' },
    polygon: undefined,
  });
});

after(() => app.close());

/** A square of about 200 by 200 metres, its corners in degrees. */
function square(west: number): string {
  const [east, south, north] = [west + 0.002, 24.468, 24.47];
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return JSON.stringify({ type: 'Polygon', coordinates: [corners] });
}

function codeOf(seen: { readonly body: unknown }): string {
  return z.object({ code: z.string() }).parse(seen.body).code;
}

const drawnWest = async () => {
  const [grid] = await listGrids(app.db, COMMUNITY);
  return grid?.polygon?.coordinates[0]?.[0]?.[0];
};

test('a border that was pasted is drawn on the page of the grid', async () => {
  const before = await worker.open(PAGE);
  assert.match(before.text, /還沒有畫邊界/);
  assert.match(before.text, /name="border"/);
  const fields = { border: square(118.1) };
  const sent = await worker.send(BORDER, fields, { from: PAGE, method: 'PUT' });
  assert.deepEqual([sent.status, sent.location], [303, PAGE]);
  const after = await app.visit().open(PAGE);
  assert.match(after.text, /<svg[^>]*role="img"[^]*東網格的地圖/);
  assert.match(after.text, /公頃/);
  assert.equal(await drawnWest(), 118.1);
});

test('a border from a file goes before what stands in the field', async () => {
  const file = new File([square(118.2)], 'east.geojson', { type: 'application/geo+json' });
  const fields = { border: square(118.3), file };
  const sent = await worker.send(BORDER, fields, { from: PAGE, method: 'PUT' });
  assert.equal(sent.status, 303);
  assert.equal(await drawnWest(), 118.2);
  const large = new File(['x'.repeat(400_001)], 'all.geojson');
  const seen = await worker.send(BORDER, { file: large }, { from: PAGE, method: 'PUT' });
  assert.equal(seen.status, 409);
  assert.match(seen.text, /內容太長了/);
  assert.equal(await drawnWest(), 118.2);
});

test('what cannot be drawn is said in words, and what was pasted stands there still', async () => {
  const was = await drawnWest();
  const open = '{"type":"Polygon","coordinates":[[[118,24],[118.1,24],[118.1,24.1],[118,24.1]]]}';
  const seen = await worker.send(BORDER, { border: open }, { from: PAGE, method: 'PUT' });
  assert.equal(seen.status, 409);
  assert.match(seen.text, /邊界沒有合上。最後一個點要和第一個點一樣/);
  assert.match(seen.text, /118\.1,24\.1/);
  assert.match(seen.text, /<details class="fold" *open/);
  const empty = await worker.send(BORDER, { border: ' ' }, { from: PAGE, method: 'PUT' });
  assert.match(empty.text, /請選一個檔案，或者把內容貼進來/);
  assert.equal(await drawnWest(), was);
});

test('programs are told by a code what is wrong with a border', async () => {
  const ring = (...corners: readonly (readonly [number, number])[]) =>
    JSON.stringify({ type: 'Polygon', coordinates: [corners] });
  const cases = [
    [undefined, 'border_missing'],
    ['118,24', 'border_not_geojson'],
    ['{"type":"MultiPolygon","coordinates":[[],[]]}', 'border_in_parts'],
    ['{"type":"Polygon","coordinates":7}', 'polygon_unreadable'],
    [ring([24, 118], [24, 119], [25, 119], [24, 118]), 'polygon_position_out_of_range'],
    [ring([1, 1], [2, 2], [2, 1], [1, 2], [1, 1]), 'polygon_crosses_itself'],
    [ring([1, 1], [2, 2], [1, 1]), 'polygon_ring_too_short'],
    [ring([1, 1], [2, 2], [3, 3], [1, 1]), 'polygon_without_area'],
    [ring([1, 1], [2, 1], [2, 2], [1, 2]), 'polygon_ring_open'],
  ] as const;
  for (const [border, code] of cases) {
    assert.equal(codeOf(await worker.api(`PUT ${BORDER}`, { border })), code);
  }
  const many = Array.from({ length: 2_001 }, (_, index) => [index / 100, 0] as const);
  assert.equal(
    codeOf(await worker.api(`PUT ${BORDER}`, { border: ring(...many) })),
    'polygon_too_large',
  );
});

test('whoever has no say in the community draws nothing and is not asked to', async () => {
  const beside = await app.signIn(world.people.wang, {
    grants: [roleAt('community_worker', world.neighbour)],
  });
  const body = { border: square(118.4) };
  assert.equal(codeOf(await beside.api(`PUT ${BORDER}`, body)), 'not_allowed');
  assert.equal((await app.visit().api(`PUT ${BORDER}`, body)).status, 401);
  const nowhere = `PUT /places/${COMMUNITY}/grids/north/border` as const;
  assert.equal(codeOf(await worker.api(nowhere, body)), 'not_found');
  for (const browser of [beside, app.visit()]) {
    assert.doesNotMatch((await browser.open(PAGE)).text, /name="border"/);
  }
});

test('in each language the form says where a border comes from', async () => {
  const said = {
    'zh-Hant': /在地圖軟體裡畫好/,
    'zh-Hans': /在地图软件里画好/,
    en: /Draw it on a map/,
  };
  for (const [language, sentence] of Object.entries(said)) {
    worker.cookies.set('linli_lang', language);
    assert.match((await worker.open(PAGE)).text, sentence);
  }
  worker.cookies.set('linli_lang', 'zh-Hant');
});

test('a border drawn anew is one entry', async () => {
  app.clock.forward({ hours: 1 });
  const before = (await recordedIn(app.db)).length;
  await worker.api(`PUT ${BORDER}`, { border: square(118.5) });
  await worker.api(`PUT ${BORDER}`, { border: '{' });
  const entries = (await recordedIn(app.db)).slice(before);
  assert.deepEqual(
    entries.map(({ what, communityId }) => [what, communityId]),
    [['places.draw_grid', COMMUNITY]],
  );
});
