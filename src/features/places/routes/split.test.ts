import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { z } from 'zod';
import {
  findPlace,
  findPlaceAt,
  insertPlaces,
  listChildren,
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
const EAST = { hant: '東片', hans: '东片', en: 'East part' };
const WEST = { hant2: '西片', hans2: '西片', en2: 'West part' };

let app: TestApp;
let world: World;
let steward: Browser;
let worker: Browser;

before(async () => {
  app = await testApp({ endpoints: placeEndpoints([]) });
  world = await makeWorld(app.db, app.clock.now());
  const { people, community } = world;
  const city = await findPlace(app.db, '3502');
  assert.ok(city !== undefined);
  steward = await app.signIn(people.chen, { grants: [roleAt('steward', city)] });
  worker = await app.signIn(people.lin, { grants: [roleAt('community_worker', community)] });
  const shared = { communityId: COMMUNITY, kind: 'compound', level: 60, isSearched: true };
  const { path } = community;
  await insertPlaces(app.db, [
    { ...shared, id: 'lane-a', path: `${path}.la`, name: '甲里' },
    { ...shared, id: 'lane-b', path: `${path}.lb`, name: '乙里' },
  ]);
});

after(() => app.close());

const dividedShape = z.object({ id: z.string(), parts: z.array(z.string()), places: z.int() });

function codeOf(seen: { readonly body: unknown }): string {
  return z.object({ code: z.string() }).parse(seen.body).code;
}

async function pathOf(id: string): Promise<string> {
  return (await pathsOf(app.db, [id])).get(id) ?? '';
}

async function childrenOf(id: string): Promise<readonly string[]> {
  return (await listChildren(app.db, await pathOf(id))).map((child) => child.id);
}

async function split(id: string, body: object, by: Browser = steward) {
  const seen = await by.api(`POST /places/${id}/split`, { ...body });
  assert.equal(seen.status, 200, JSON.stringify(seen.body));
  return dividedShape.parse(seen.body);
}

const idAt = (index: number) => world.buildings[index]?.id ?? '';

test('the page asks which parts there shall be, and is found from where places are kept in order', async () => {
  const { compound } = world;
  const order = await steward.open(`/places/${compound.id}/order`);
  assert.match(order.text, new RegExp(`href="/places/${compound.id}/split"`));
  const page = await steward.open(`/places/${compound.id}/split`);
  assert.equal(page.status, 200);
  for (const { id } of world.buildings) assert.ok(page.text.includes(`value="${id}"`), id);
  assert.doesNotMatch(page.text, /就這樣分/);
  assert.doesNotMatch(page.text, /新的部分叫什麼/);
  assert.match((await steward.open(`/places/${COMMUNITY}/split`)).text, /新的部分叫什麼/);
  const household = world.households[0];
  assert.ok(household !== undefined);
  const closed = await steward.open(`/places/${household.id}/order`);
  assert.doesNotMatch(closed.text, /\/split"/);
});

test('what would come of it is shown first, and nothing is changed by looking', async () => {
  const { compound } = world;
  const before = await childrenOf(compound.id);
  const from = `/places/${compound.id}/split`;
  const said = { ...EAST, children: [idAt(0)] };
  const sent = await steward.send(`${from}/preview`, said, { from });
  assert.equal(sent.status, 303);
  const shown = await steward.open(sent.location ?? '');
  assert.match(shown.text, /現在什麼都還沒有動/);
  assert.match(shown.text, /東片/);
  assert.match(shown.text, /留在/);
  assert.match(shown.text, /就這樣分/);
  assert.deepEqual(await childrenOf(compound.id), before);
  const one = { en2: 'North side', children2: [idAt(1)] };
  const hans = { hans: '东区', children: [idAt(0)] };
  const named = await steward.send(`${from}/preview`, { ...hans, ...one }, { from });
  const filled = await steward.open(named.location ?? '');
  for (const name of ['东区', 'Dongqu District', 'North side'])
    assert.ok(filled.text.includes(name), name);
  const wrong = await steward.send(`${from}/preview`, { ...EAST }, { from });
  const refused = await steward.open(wrong.location ?? '');
  assert.match(refused.text, /什麼也沒有分到/);
  assert.doesNotMatch(refused.text, /就這樣分/);
  assert.match(refused.text, /value="東片"/);
});

test('what cannot be divided so says why, and stays', async () => {
  const { compound } = world;
  const before = await childrenOf(compound.id);
  const [one, other] = [idAt(0), idAt(1)];
  const refused = [
    [compound.id, {}, 'nothing_parted'],
    [compound.id, { children: [one] }, 'part_unnamed'],
    [compound.id, { ...EAST }, 'part_empty'],
    [compound.id, { ...EAST, children: [one], ...WEST, children2: [one] }, 'child_twice'],
    [compound.id, { ...EAST, children: ['lane-a'] }, 'child_elsewhere'],
    [compound.id, { ...EAST, children: before }, 'all_gone'],
    [COMMUNITY, { ...EAST, children: ['lane-a'], kind: 'building' }, 'unknown_kind'],
    [world.households[0]?.id ?? '', { ...EAST, children: [other] }, 'not_divisible'],
    ['nowhere', { ...EAST, children: [one] }, 'not_found'],
  ] as const;
  for (const [id, body, code] of refused) {
    assert.equal(codeOf(await steward.api(`POST /places/${id}/split`, body)), code, code);
  }
  assert.deepEqual(await childrenOf(compound.id), before);
});

test('those who work there divide what is theirs, and nobody what is not', async () => {
  const { compound } = world;
  const body = { ...EAST, children: [idAt(0)] };
  const foreign = await worker.api(`POST /places/${NEIGHBOUR}/split`, body);
  assert.equal(codeOf(foreign), 'not_allowed');
  const community = await worker.api(`POST /places/${COMMUNITY}/split`, body);
  assert.equal(codeOf(community), 'not_allowed');
  assert.equal((await worker.open(`/places/${COMMUNITY}/split`)).status, 403);
  assert.equal((await worker.open(`/places/${compound.id}/split`)).status, 200);
  const { status } = await app.visit().api(`POST /places/${compound.id}/split`, body);
  assert.equal(status, 401);
});

test('a compound is divided: buildings go with all in them, and every path still leads to them', async () => {
  const { compound } = world;
  const building = idAt(0);
  const old = await pathOf(building);
  const inside = (await listChildren(app.db, old))[0];
  assert.ok(inside !== undefined);
  const { parts, places } = await split(compound.id, { ...EAST, children: [building] }, worker);
  const [part = ''] = parts;
  assert.equal((await findPlace(app.db, part))?.names.en, 'East part');
  assert.equal((await findPlace(app.db, part))?.communityId, COMMUNITY);
  assert.deepEqual(await childrenOf(part), [building]);
  assert.ok(!(await childrenOf(compound.id)).includes(building));
  assert.ok(places > 1);
  assert.equal((await findPlaceAt(app.db, old))?.id, building);
  assert.equal((await findPlaceAt(app.db, inside.path))?.id, inside.id);
  assert.equal(
    (await findPlace(app.db, inside.id))?.path.startsWith(`${await pathOf(part)}.`),
    true,
  );
  assert.ok((await searchPlaces(app.db, '东片')).some(({ place }) => place.id === part));
  const entries = (await recordedIn(app.db)).filter(({ what }) => what === 'places.split');
  assert.deepEqual(
    entries.map(({ subjectId, placeId }) => [subjectId, placeId]),
    [[compound.id, compound.id]],
  );
  const { rows } = await sql<{ readonly data: unknown }>`select data from platform.journal
    where verb = 'split'`.execute(app.db);
  assert.deepEqual(rows, [{ data: { parts: 1, places } }]);
});

test('a street is divided in three at once; its communities keep their ids and their paths lead on', async () => {
  const [one, ...rest] = await childrenOf(STREET);
  const [other] = rest;
  assert.ok(one !== undefined && other !== undefined);
  const shared = { communityId: '350203007099', isSearched: true };
  await insertPlaces(app.db, [
    {
      ...shared,
      id: '350203007099',
      path: '35.02.03.007.099',
      kind: 'community',
      level: 50,
      name: '留下社区',
    },
  ]);
  const [first, second] = [await pathOf(one), await pathOf(other)];
  const body = { ...EAST, children: [one], ...WEST, children2: [other] };
  const { parts, places } = await split(STREET, body);
  assert.equal(parts.length, 2);
  assert.ok(places >= 2);
  assert.deepEqual(await childrenOf(STREET), ['350203007099']);
  for (const [index, id] of [one, other].entries()) {
    const part = await findPlace(app.db, parts[index] ?? '');
    assert.deepEqual([part?.level, part?.kind], [40, 'subdistrict']);
    assert.equal(part?.communityId, undefined);
    assert.deepEqual(await childrenOf(part?.id ?? ''), [id]);
  }
  assert.equal((await findPlaceAt(app.db, first))?.id, one);
  assert.equal((await findPlaceAt(app.db, second))?.id, other);
});

test('a community is divided within itself, and stays the one that all of it belongs to', async () => {
  const was = await pathOf('lane-a');
  const body = { ...EAST, kind: 'lane', children: ['lane-a'] };
  const { parts } = await split(COMMUNITY, body);
  const part = await findPlace(app.db, parts[0] ?? '');
  assert.deepEqual([part?.kind, part?.level, part?.communityId], ['lane', 60, COMMUNITY]);
  assert.ok(part?.path.startsWith(`${await pathOf(COMMUNITY)}.`));
  assert.equal((await findPlace(app.db, 'lane-a'))?.communityId, COMMUNITY);
  assert.equal((await findPlaceAt(app.db, was))?.id, 'lane-a');
});

test('a part takes no path by which something else is still found', async () => {
  const community = await pathOf(COMMUNITY);
  await sql`insert into places.alias (path, place_id, moved_at)
    values (${`${community}.bp`}, 'lane-b', now())`.execute(app.db);
  const names = { hant: '北片', hans: '北片', en: 'North part' };
  const { parts } = await split(COMMUNITY, { ...names, children: ['lane-b'] });
  assert.equal(await pathOf(parts[0] ?? ''), `${community}.bp2`);
  assert.equal((await findPlaceAt(app.db, `${community}.bp`))?.id, 'lane-b');
});

test('two who divide one place at once: the second hears that it lies elsewhere by now', async () => {
  const { compound } = world;
  const [left = '', ...others] = await childrenOf(compound.id);
  assert.ok(others.length > 0);
  const body = { ...EAST, children: [left] };
  const seen = await Promise.all(
    [1, 2].map(() => steward.api(`POST /places/${compound.id}/split`, body)),
  );
  const codes = seen.map((one) => (one.status === 200 ? 'done' : codeOf(one)));
  assert.deepEqual(codes.toSorted(), ['child_elsewhere', 'done']);
});
