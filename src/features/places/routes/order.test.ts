import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import {
  findPlace,
  findPlaceAt,
  insertPlaces,
  pathsOf,
  placeEndpoints,
  searchPlaces,
} from '#/features/places/index.ts';
import { testApp } from '#test/app.ts';
import type { Browser, TestApp } from '#test/app.ts';
import { COMMUNITY, NEIGHBOUR, makeWorld, roleAt } from '#test/compound.ts';
import type { World } from '#test/compound.ts';
import { recordedIn } from '#test/world.ts';

const STREET = '350203007';
const OTHER_STREET = '350203009';
const DISTRICT = '350206';

let app: TestApp;
let world: World;
let steward: Browser;
let ownSteward: Browser;

before(async () => {
  app = await testApp({ endpoints: placeEndpoints([]) });
  world = await makeWorld(app.db, app.clock.now());
  const shared = { communityId: undefined, isSearched: true };
  await insertPlaces(app.db, [
    {
      ...shared,
      id: OTHER_STREET,
      path: '35.02.03.009',
      kind: 'subdistrict',
      level: 40,
      name: '鹭江街道',
    },
    { ...shared, id: DISTRICT, path: '35.02.06', kind: 'district', level: 30, name: '湖里区' },
  ]);
  const { people, community } = world;
  const city = await findPlace(app.db, '3502');
  assert.ok(city !== undefined);
  steward = await app.signIn(people.chen, { grants: [roleAt('steward', city)] });
  ownSteward = await app.signIn(people.lin, { grants: [roleAt('steward', community)] });
});

after(() => app.close());

function codeOf(seen: { readonly body: unknown }): string {
  return z.object({ code: z.string() }).parse(seen.body).code;
}

async function move(id: string, under: string, by: Browser = steward) {
  return by.api(`POST /places/${id}/move`, { under });
}

async function isRecorded(wanted: string): Promise<boolean> {
  return (await recordedIn(app.db)).some(
    ({ what, subjectId, placeId }) =>
      what === wanted && subjectId === COMMUNITY && placeId === COMMUNITY,
  );
}

async function pathOf(id: string): Promise<string | undefined> {
  return (await pathsOf(app.db, [id])).get(id);
}

test('a steward finds both forms on one page, from the page of the place', async () => {
  const place = await ownSteward.open(`/places/${COMMUNITY}`);
  assert.match(place.text, new RegExp(`href="/places/${COMMUNITY}/order"`));
  const page = await ownSteward.open(`/places/${COMMUNITY}/order`);
  assert.equal(page.status, 200);
  assert.match(page.text, /value="深田社区"/);
  assert.match(page.text, /連同下面的一共 \d+ 個地方/);
  for (const address of [`/places/${NEIGHBOUR}/order`, `/places/${STREET}/order`]) {
    assert.equal((await ownSteward.open(address)).status, 403, address);
  }
  assert.equal((await ownSteward.open('/places/nowhere/order')).status, 404);
  assert.doesNotMatch((await app.visit().open(`/places/${COMMUNITY}`)).text, /\/order"/);
});

test('a place is renamed in three scripts, and found by its new and its old name', async () => {
  const from = `/places/${COMMUNITY}/order`;
  const names = { hant: '新深田社區', hans: '新深田社区', en: 'New Shentian' };
  const wrong = await ownSteward.send(
    `/places/${COMMUNITY}/names`,
    { ...names, en: ' ' },
    { from, method: 'PUT' },
  );
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /value="新深田社區"/);
  const sent = await ownSteward.send(`/places/${COMMUNITY}/names`, names, { from, method: 'PUT' });
  assert.deepEqual([sent.status, sent.location], [303, `/places/${COMMUNITY}`]);
  assert.match((await app.visit().open(`/places/${COMMUNITY}`)).text, /新深田社區/);
  const found = async (query: string) =>
    (await searchPlaces(app.db, query)).some(({ place }) => place.id === COMMUNITY);
  assert.ok(await found('深田'));
  assert.ok(await found('新深田'));
  assert.ok(await isRecorded('places.rename'));
  const foreign = await ownSteward.api(`PUT /places/${NEIGHBOUR}/names`, names);
  assert.equal(codeOf(foreign), 'not_allowed');
});

test('what cannot be moved says why and stays', async () => {
  const { compound, buildings } = world;
  const before = await pathOf(compound.id);
  const refused = [
    [COMMUNITY, compound.id, 'below_itself'],
    [STREET, COMMUNITY, 'below_itself'],
    [NEIGHBOUR, compound.id, 'level_order'],
    [COMMUNITY, STREET, 'there_already'],
    [compound.id, NEIGHBOUR, 'other_community'],
    [COMMUNITY, 'nowhere', 'unknown_under'],
    ['nowhere', COMMUNITY, 'not_found'],
  ] as const;
  for (const [id, under, code] of refused) assert.equal(codeOf(await move(id, under)), code);
  assert.equal(codeOf(await move(COMMUNITY, OTHER_STREET, ownSteward)), 'not_allowed');
  assert.equal(codeOf(await move(buildings[0]?.id ?? '', NEIGHBOUR, ownSteward)), 'not_allowed');
  assert.equal(await pathOf(compound.id), before);
  const form = { from: `/places/${COMMUNITY}/order` };
  const seen = await steward.send(`/places/${COMMUNITY}/move`, { under: 'nowhere' }, form);
  assert.equal(seen.status, 409);
  assert.match(seen.text, /找不到這個地方/);
  assert.match(seen.text, /value="nowhere"/);
});

test('a community moves to another street with all below it, and old paths lead to it', async () => {
  const flat = world.households[0]?.id ?? '';
  const old = (await pathOf(flat)) ?? '';
  const moved = await move(COMMUNITY, OTHER_STREET);
  assert.equal(moved.status, 200);
  assert.equal(await pathOf(COMMUNITY), '35.02.03.009.010');
  const now = (await pathOf(flat)) ?? '';
  assert.equal(now, old.replace('35.02.03.007.010', '35.02.03.009.010'));
  assert.equal((await findPlaceAt(app.db, old))?.id, flat);
  assert.equal((await findPlaceAt(app.db, now))?.id, flat);
  assert.equal((await app.visit().open(`/places/${world.compound.id}`)).status, 200);
});

test('merged into another, it lives on as a part of it, and every path it had still leads', async () => {
  const flat = world.households[0]?.id ?? '';
  const paths = [(await pathOf(flat)) ?? ''];
  assert.equal((await move(COMMUNITY, NEIGHBOUR)).status, 200);
  assert.equal(await pathOf(COMMUNITY), '35.02.03.007.011.010');
  paths.push((await pathOf(flat)) ?? '');
  assert.equal((await move(STREET, DISTRICT)).status, 200);
  assert.equal(await pathOf(COMMUNITY), '35.02.06.007.011.010');
  paths.push((await pathOf(flat)) ?? '', paths[0]?.replace('.009.', '.007.') ?? '');
  for (const path of paths) assert.equal((await findPlaceAt(app.db, path))?.id, flat, path);
  const place = await findPlace(app.db, COMMUNITY);
  assert.equal(place?.communityId, COMMUNITY, 'what happened there is still its own');
  const page = await app.visit().open(`/places/${NEIGHBOUR}`);
  assert.match(page.text, new RegExp(`href="/places/${COMMUNITY}"`));
});

test('who comes back to where they were leaves no circle behind', async () => {
  const flat = world.households[0]?.id ?? '';
  const there = (await pathOf(flat)) ?? '';
  assert.equal((await move(STREET, '350203')).status, 200);
  const back = (await pathOf(flat)) ?? '';
  assert.notEqual(back, there);
  for (const path of [there, back]) assert.equal((await findPlaceAt(app.db, path))?.id, flat);
  assert.equal(await findPlaceAt(app.db, '35.99.03'), undefined);
  assert.equal(await findPlaceAt(app.db, `${back}.nothing`), undefined);
});

test('a code that is taken where it goes is refused, and nothing moves', async () => {
  await insertPlaces(app.db, [
    {
      id: 'twin',
      path: '35.02.03.009.011',
      kind: 'community',
      level: 50,
      communityId: 'twin',
      name: '同码社区',
      isSearched: true,
    },
  ]);
  assert.equal(codeOf(await move(NEIGHBOUR, OTHER_STREET)), 'code_taken');
  assert.equal(await pathOf(NEIGHBOUR), '35.02.03.007.011');
});

test('two moves at once end with every place in one piece', async () => {
  const outcomes = await Promise.all([
    move(COMMUNITY, STREET),
    move(COMMUNITY, OTHER_STREET),
    move(NEIGHBOUR, COMMUNITY),
  ]);
  assert.ok(outcomes.some(({ status }) => status === 200));
  const { rows } = await app.pool.query(
    `select count(*)::int as torn from places.place p where parent_path is not null
     and not exists (select 1 from places.place q where q.path = p.parent_path)`,
  );
  assert.equal(rows[0].torn, 0);
});

test('a moved subtree is journalled with its place', async () => {
  assert.ok(await isRecorded('places.move'));
});
