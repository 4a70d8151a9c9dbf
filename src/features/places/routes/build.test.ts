import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { importSheet, placeEndpoints } from '#/features/places/index.ts';
import { testApp } from '#test/app.ts';
import type { Browser, TestApp } from '#test/app.ts';
import { makeWorld, roleAt } from '#test/compound.ts';
import type { World } from '#test/compound.ts';

let app: TestApp;
let world: World;
let steward: Browser;

before(async () => {
  app = await testApp({ endpoints: placeEndpoints([]) });
  world = await makeWorld(app.db, app.clock.now());
  const grants = [roleAt('steward', world.community)];
  steward = await app.signIn(world.people.chen, { grants });
});

after(() => app.close());

const twelve = {
  kind: 'compound',
  name: '新建小區',
  code: 'xj',
  buildings: '1-12',
  units: '1-3',
  floors: '1-6',
  perFloor: 2,
};

function refusalOf(seen: { readonly body: unknown }): string {
  return z.object({ code: z.string() }).parse(seen.body).code;
}

async function build(change: Partial<Record<keyof typeof twelve, unknown>>, at?: string) {
  const id = at ?? world.community.id;
  return steward.api(`POST /places/${id}/compounds`, { ...twelve, ...change });
}

test('twelve buildings are made from a pattern and shown on the page of the compound', async () => {
  const sent = await steward.send(`/places/${world.community.id}/compounds`, {
    ...twelve,
    perFloor: '2',
  });
  assert.equal(sent.status, 303);
  const page = await app.visit().open(sent.location ?? '');
  assert.match(page.text, /<h1>新建小區<\/h1>/);
  assert.match(page.text, /12 棟/);
  assert.match(page.text, /432 戶/);
});

test('a form that cannot be read comes back as it was typed', async () => {
  const seen = await steward.send(
    `/places/${world.community.id}/compounds`,
    { ...twelve, code: 'typed', buildings: 'one to twelve', perFloor: '2' },
    { from: `/places/${world.community.id}/build` },
  );
  assert.equal(seen.status, 409);
  assert.match(seen.text, /value="one to twelve"/);
  assert.match(seen.text, /寫法看不懂/);
});

test('each reason for which nothing is made has its code', async () => {
  assert.equal(refusalOf(await build({ code: 'dx' })), 'place_code_taken');
  assert.equal(refusalOf(await build({ code: 'a', floors: 'x' })), 'pattern_unreadable');
  const tall = { code: 'b', buildings: '1-900', floors: '1-60' };
  assert.equal(refusalOf(await build(tall)), 'pattern_too_large');
  assert.equal(refusalOf(await build({ code: 'c' }, 'nowhere')), 'unknown_place');
});

test('nobody builds where they have no say, nor inside a building', async () => {
  assert.equal(refusalOf(await build({ code: 'd' }, world.neighbour.id)), 'not_allowed');
  const inside = await build({ code: 'e' }, world.buildings[0]?.id ?? '');
  assert.equal(refusalOf(inside), 'not_a_community');
  const stranger = await app.signIn(world.people.lin, {});
  const seen = await stranger.api(`POST /places/${world.community.id}/compounds`, twelve);
  assert.equal(refusalOf(seen), 'not_allowed');
});

test('a household has no page, and what is nowhere looks the same', async () => {
  const household = world.households[0]?.id ?? '';
  const seen = await app.visit().api(`GET /places/${household}`);
  assert.equal(refusalOf(seen), 'not_found');
  assert.deepEqual(await app.visit().api('GET /places/nowhere'), seen);
});

test('a place from a sheet with a code of its own country has a page', async () => {
  const sheet = 'code,kind,name\nFR-75.a_1,city,Paris';
  assert.ok((await importSheet(app.db, sheet, { mode: 'import' })).ok);
  const found = await app.visit().open('/places?q=paris');
  const [, address = ''] = /href="(\/places\/FR[^"]*)"/.exec(found.text) ?? [];
  assert.match((await app.visit().open(address)).text, /<h1>Paris<\/h1>/);
});

test('a search leads to the place and to what it lies in', async () => {
  const seen = await app.visit().open('/places?q=%E6%B7%B1%E7%94%B0');
  assert.match(seen.text, new RegExp(`href="/places/${world.community.id}"`));
});

test('what a place is asked to build is shown to those who may', async () => {
  const address = `/places/${world.community.id}/build`;
  assert.equal((await steward.open(address)).status, 200);
  const stranger = await app.signIn(world.people.lin, {});
  assert.equal((await stranger.open(address)).status, 403);
  assert.equal((await app.visit().open(address)).status, 303);
});
