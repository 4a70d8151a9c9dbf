import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { listGrids, placeEndpoints } from '#/features/places/index.ts';
import { testApp } from '#test/app.ts';
import type { Browser, TestApp } from '#test/app.ts';
import { COMMUNITY, NEIGHBOUR, makeWorld, roleAt } from '#test/compound.ts';
import type { World } from '#test/compound.ts';
import { recordedIn } from '#test/world.ts';

let app: TestApp;
let world: World;
let worker: Browser;

const NEW = `/places/${COMMUNITY}/new-grid` as const;
const GRIDS = `/places/${COMMUNITY}/grids` as const;
const east = { code: 'east', hant: '東網格', hans: '东网格', en: 'East grid' };

before(async () => {
  app = await testApp({ endpoints: placeEndpoints([]) });
  world = await makeWorld(app.db, app.clock.now());
  worker = await app.signIn(world.people.chen, {
    grants: [roleAt('community_worker', world.community)],
  });
});

after(() => app.close());

const buildingId = (index: number) => world.buildings[index]?.id ?? '';

function codeOf(seen: { readonly body: unknown }): string {
  return z.object({ code: z.string() }).parse(seen.body).code;
}

test('the place leads those who may to the form, which lists buildings by compound', async () => {
  const place = await worker.open(`/places/${COMMUNITY}`);
  assert.match(place.text, /還沒有網格[^]*href="\/places\/\d+\/new-grid"[^]*新建網格/);
  assert.doesNotMatch((await app.visit().open(`/places/${COMMUNITY}`)).text, /new-grid/);
  assert.doesNotMatch((await worker.open(`/places/${NEIGHBOUR}`)).text, /new-grid/);
  assert.doesNotMatch((await worker.open(`/places/${buildingId(0)}`)).text, /new-grid/);
  const form = await worker.open(NEW);
  for (const { id } of world.buildings) assert.match(form.text, new RegExp(`value="${id}"`));
  assert.match(form.text, /東興/);
});

test('a grid is made of the buildings chosen, and its page and theirs say so', async () => {
  const buildings = [buildingId(0), buildingId(1)];
  const sent = await worker.send(GRIDS, { ...east, buildings }, { from: NEW });
  assert.deepEqual([sent.status, sent.location], [303, `${GRIDS}/east`]);
  assert.partialDeepStrictEqual((await recordedIn(app.db)).at(-1), {
    what: 'places.make_grid',
    communityId: COMMUNITY,
  });
  const grid = await app.visit().open(`${GRIDS}/east`);
  assert.match(grid.text, /<h1>東網格<\/h1>[^]*2 棟/);
  assert.match(grid.text, new RegExp(`${buildingId(0)}"[^]*${buildingId(1)}"`));
  assert.doesNotMatch(grid.text, new RegExp(`/places/${buildingId(2)}"`));
  assert.match((await app.visit().open(`/places/${buildingId(0)}`)).text, /grids\/east"/);
  assert.doesNotMatch((await app.visit().open(`/places/${buildingId(2)}`)).text, /grids\//);
});

test('what is in a grid is not offered again, and is refused in words when it is sent', async () => {
  const form = await worker.open(NEW);
  assert.doesNotMatch(form.text, new RegExp(`value="${buildingId(0)}"`));
  const west = { code: 'west', hant: '西網格', hans: '西网格', en: 'West grid' };
  const again = { ...west, buildings: [buildingId(0), buildingId(2)] };
  const seen = await worker.send(GRIDS, again, { from: NEW });
  assert.equal(seen.status, 409);
  assert.match(seen.text, /有一棟樓已經在別的網格裡了/);
  assert.match(seen.text, /value="西網格"/);
  assert.match(seen.text, new RegExp(`value="${buildingId(2)}"\\s+checked`));
  assert.equal(codeOf(await worker.api(`POST ${GRIDS}`, again)), 'building_in_grid');
});

test('a code or a name that is taken is refused in words, with what was typed', async () => {
  const code = await worker.send(GRIDS, { ...east, hant: '另一個' }, { from: NEW });
  assert.equal(code.status, 409);
  assert.match(code.text, /已經有網格用這個代碼[^]*value="另一個"/);
  const name = await worker.send(GRIDS, { ...east, code: 'east2', en: 'Other' }, { from: NEW });
  assert.match(name.text, /已經有叫這個名字的網格[^]*value="east2"/);
  assert.equal((await listGrids(app.db, COMMUNITY)).length, 1);
});

test('what is missing or odd is said at its field', async () => {
  const seen = await worker.send(GRIDS, { ...east, code: 'East!', hant: '' }, { from: NEW });
  assert.equal(seen.status, 422);
  assert.match(seen.text, /href="#places-add_grid-code"/);
  assert.match(seen.text, /href="#places-add_grid-hant"/);
  for (const wrong of [
    { code: '' },
    { hant: '' },
    { hant: '網'.repeat(61) },
    { buildings: ['?'] },
  ]) {
    assert.equal((await worker.api(`POST ${GRIDS}`, { ...east, ...wrong })).status, 422);
  }
});

test('only those who build in the community make its grids, and only in a community', async () => {
  const wanted = { ...east, code: 'other', hant: '甲', hans: '甲', en: 'A', buildings: [] };
  assert.equal((await app.visit().api(`GET ${NEW}`)).status, 401);
  assert.equal((await app.visit().api(`POST ${GRIDS}`, wanted)).status, 401);
  const next = `/places/${NEIGHBOUR}` as const;
  assert.equal(codeOf(await worker.api(`GET ${next}/new-grid`)), 'not_allowed');
  assert.equal(codeOf(await worker.api(`POST ${next}/grids`, wanted)), 'not_allowed');
  const compound = `/places/${world.compound.id}` as const;
  assert.equal(codeOf(await worker.api(`GET ${compound}/new-grid`)), 'not_found');
  assert.equal(codeOf(await worker.api(`POST ${compound}/grids`, wanted)), 'not_a_community');
  assert.equal(codeOf(await worker.api('POST /places/nowhere/grids', wanted)), 'unknown_place');
  const odd = { ...wanted, buildings: [world.compound.id] };
  assert.equal(codeOf(await worker.api(`POST ${GRIDS}`, odd)), 'unknown_place');
});

test('one name is enough for a grid: the others are made of it', async () => {
  const said = { code: 'south', hant: '南區網格', hans: '', en: '', buildings: [] };
  assert.equal((await worker.send(GRIDS, said)).location, `${GRIDS}/south`);
  for (const [language, name] of [
    ['zh-Hant', '南區網格'],
    ['zh-Hans', '南区网格'],
    ['en', 'Nanqu Grid'],
  ] as const) {
    const reader = app.visit();
    reader.cookies.set('linli_lang', language);
    assert.match((await reader.open(`${GRIDS}/south`)).text, new RegExp(`<h1>${name}</h1>`));
  }
});

test('two who make the same grid at once make it once', async () => {
  const wanted = { code: 'twin', hant: '雙網格', hans: '双网格', en: 'Twin grid', buildings: [] };
  const answers = await Promise.all([1, 2, 3].map(() => worker.api(`POST ${GRIDS}`, wanted)));
  const statuses = answers.map(({ status }) => status).toSorted((one, other) => one - other);
  assert.deepEqual(statuses, [200, 409, 409]);
});

test('where every building has a grid the form says so, and takes a grid without any', async () => {
  const rest = { code: 'rest', hant: '其餘', hans: '其余', en: 'Rest', buildings: buildingId(2) };
  assert.equal((await worker.send(GRIDS, rest)).location, `${GRIDS}/rest`);
  for (const [language, sentence] of [
    ['zh-Hant', /所有樓棟都已經在網格裡了/],
    ['zh-Hans', /所有楼栋都已经在网格里了/],
    ['en', /All buildings are in a grid already/],
  ] as const) {
    worker.cookies.set('linli_lang', language);
    assert.match((await worker.open(NEW)).text, sentence);
  }
});
