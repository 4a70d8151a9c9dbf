import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { languages } from '#/platform/i18n/language.ts';
import { bodiesSite, codeOf } from '#test/bodies.ts';
import type { Site } from '#test/bodies.ts';
import { assertSoundPage } from '#test/drawn.ts';
import { fetchRows } from '#test/fetch-rows.ts';

let site: Site;
let committee: string;
let post: string;

before(async () => {
  site = await bodiesSite();
  const { lin, huang, chen } = site.world.people;
  committee = await site.found('東興業委會', { telephone: '0592-000 0001' });
  post = await site.addPost(committee);
  await site.appoint(post, huang, { startsOn: '2023-01-01' });
  await site.worker.api(`DELETE /posts/${post}/holder`, { reason: '身體不好' });
  await site.appoint(post, lin, { plannedEndOn: '2028-11-21' });
  await site.worker.api(`POST /organisations/${committee}/members`, { personId: chen });
});

after(() => site.app.close());

const pageShape = z.object({
  organisation: z.object({ id: z.string(), name: z.string(), telephone: z.string().optional() }),
  posts: z.array(
    z.object({
      id: z.string(),
      place: z.object({ id: z.string(), within: z.object({ hant: z.string() }).optional() }),
      holder: z
        .object({ name: z.string(), startsOn: z.string(), plannedEndOn: z.string().optional() })
        .optional(),
    }),
  ),
  pastTerms: z.array(z.object({ name: z.string(), endReason: z.string().optional() })),
  memberCount: z.number().optional(),
  members: z.array(z.object({ name: z.string() })),
  mayKeep: z.boolean(),
  choices: z.object({
    places: z.array(z.object({ id: z.string(), names: z.object({ hant: z.string() }) })),
    people: z.array(z.object({ name: z.string() })),
    organisations: z.array(z.object({ id: z.string() })),
    postKinds: z.array(z.object({ code: z.string() })),
  }),
});

type Reader = Site['worker'];

async function read(reader: Reader, id = committee, query = '') {
  const seen = await reader.api(`GET /organisations/${id}${query}`);
  assert.equal(seen.status, 200, JSON.stringify(seen.body));
  return pageShape.parse(seen.body);
}

test('everyone reads what it is, who holds its posts and since when', async () => {
  const page = await read(site.visitor);
  assert.deepEqual(page.organisation, {
    id: committee,
    name: '東興業委會',
    telephone: '0592-000 0001',
  });
  assert.deepEqual(page.posts[0]?.holder, {
    name: '林阿姨',
    startsOn: '2026-11-22',
    plannedEndOn: '2028-11-21',
  });
});

test('full names are read by those who work there, others read how neighbours say', async () => {
  assert.equal((await read(site.worker)).posts[0]?.holder?.name, '林秀英');
  for (const reader of [site.visitor, site.resident, site.neighbourWorker]) {
    assert.equal((await read(reader)).posts[0]?.holder?.name, '林阿姨');
  }
});

test('why somebody left office is read by those who keep the organisation only', async () => {
  assert.deepEqual((await read(site.worker)).pastTerms, [
    { name: '黃曉雯', endReason: '身體不好' },
  ]);
  assert.deepEqual((await read(site.resident)).pastTerms, [{ name: '曉雯' }]);
  const page = await site.visitor.open(`/organisations/${committee}`);
  assert.match(page.text, /曉雯/);
  assert.doesNotMatch(page.text, /身體不好/);
});

test('who belongs to it is read by its members and keepers; fewer than five are not counted', async () => {
  assert.deepEqual((await read(site.worker)).members, [{ name: '陳德明' }]);
  const stranger = await read(site.resident);
  assert.deepEqual([stranger.members, stranger.memberCount], [[], undefined]);
  const member = await site.app.signIn(site.world.people.lin, { organisationIds: [committee] });
  const own = await read(member);
  assert.deepEqual([own.members, own.memberCount], [[{ name: '陳師傅' }], 1]);
  await site.app.signIn(site.world.people.lin, {});
});

test('only those who keep it are told what its forms choose from', async () => {
  for (const reader of [site.visitor, site.resident, site.neighbourWorker]) {
    const { mayKeep, choices } = await read(reader);
    assert.equal(mayKeep, false);
    assert.deepEqual(choices, { places: [], people: [], organisations: [], postKinds: [] });
  }
  const { choices } = await read(site.worker);
  assert.ok(choices.postKinds.some(({ code }) => code === 'building_leader'));
});

test('a post may be made for the place itself and each building in it, once each', async () => {
  const { choices } = await read(site.worker);
  assert.deepEqual(
    choices.places.map(({ id }) => id),
    [site.world.compound.id, ...site.world.buildings.map(({ id }) => id)],
  );
});

test('a body of the community has compounds to choose from, and buildings with their compound', async () => {
  const { community, compound, buildings } = site.world;
  const id = await site.found('居委會', { placeId: community.id, kind: 'residents_committee' });
  const { places } = (await read(site.worker, id)).choices;
  assert.deepEqual(
    places.map((one) => one.id),
    [community.id, compound.id, ...buildings.map((one) => one.id)],
  );
  assert.equal(places[2]?.names.hant, '東興小區1號樓');
  const [building] = buildings;
  assert.ok(building);
  await site.addPost(id, { placeId: building.id });
  const [held] = (await read(site.visitor, id)).posts;
  assert.deepEqual(held?.place, { id: building.id, within: { hant: '東興小區' } });
});

test('a body of a building has its homes to choose from, for one may answer for a door', async () => {
  const [building] = site.world.buildings;
  assert.ok(building);
  const id = await site.found('樓管小組', { placeId: building.id });
  const { places } = (await read(site.worker, id)).choices;
  assert.equal(places[0]?.id, building.id);
  assert.equal(places.length, 5);
});

test('a body may stand under those of its place and of the places above it', async () => {
  const above = await site.found('社區黨委', {
    placeId: site.world.community.id,
    kind: 'party_committee',
  });
  const { organisations } = (await read(site.worker)).choices;
  const ids = new Set(organisations.map(({ id }) => id));
  assert.ok(ids.has(above) && ids.has(committee));
  const form = await site.worker.open(`/organisations/new?place=${site.world.compound.id}`);
  assert.match(form.text, new RegExp(`<option\\s+value="${above}"`));
});

test('people are found by a part of their name in either script, here and not next door', async () => {
  const namesFor = async (query: string) =>
    (await read(site.worker, committee, `?q=${encodeURIComponent(query)}`)).choices.people.map(
      ({ name }) => name,
    );
  assert.deepEqual(await namesFor('陳'), ['陳德明']);
  assert.deepEqual(await namesFor('陈'), ['陳德明']);
  // Signs are no part of a name: to search for them is to search for nothing in particular.
  assert.deepEqual(await namesFor('%'), await namesFor(''));
  assert.deepEqual(await namesFor('_明'), ['陳德明']);
  assert.deepEqual(await namesFor('無此人'), []);
});

test('the page of an organisation is sound in each language and says its kind in it', async () => {
  const kindIn = { 'zh-Hant': '業委會', 'zh-Hans': '业委会', en: 'Owners&#39; committee' };
  for (const language of languages) {
    const reader = site.app.visit();
    reader.cookies.set('linli_lang', language);
    const page = await reader.open(`/organisations/${committee}`);
    await assertSoundPage(page.text);
    assert.ok(page.text.includes(kindIn[language]), language);
    const list = await reader.open(`/organisations?place=${site.world.compound.id}`);
    await assertSoundPage(list.text);
    assert.ok(list.text.includes(kindIn[language]), language);
  }
});

test('what keepers see is sound too: the organisation, its posts, the forms', async () => {
  const { compound } = site.world;
  for (const address of [
    `/organisations/${committee}?q=${encodeURIComponent('陳')}`,
    `/organisations/new?place=${compound.id}`,
    `/posts/${post}`,
  ]) {
    const page = await site.worker.open(address);
    assert.equal(page.status, 200, address);
    await assertSoundPage(page.text);
  }
  for (const address of [
    '/organisation-kinds',
    '/organisation-kinds?kind=club',
    '/post-kinds',
    '/post-kinds?kind=director',
  ] as const) {
    await assertSoundPage((await site.steward.open(address)).text);
  }
});

test('what there is not looks the same for everyone: an organisation, a post, a place, a kind', async () => {
  const id = crypto.randomUUID();
  const addresses: readonly `/${string}`[] = [
    `/organisations/${id}`,
    `/posts/${id}`,
    '/organisations?place=nowhere',
    '/organisations/new?place=nowhere',
    '/organisation-kinds?kind=parliament',
    '/post-kinds?kind=parliament',
  ];
  for (const call of addresses) {
    const seen = await site.worker.api(`GET ${call}`);
    assert.deepEqual([seen.status, codeOf(seen)], [404, 'not_found'], call);
    assert.equal((await site.worker.open(call)).status, 404, call);
  }
});

test('an address that is none is answered with what is wrong, not with a fault', async () => {
  for (const call of [
    '/organisations/not-an-id',
    '/organisations',
    '/organisations?place=%27%3Bdrop',
    '/posts/1',
    '/organisation-kinds?kind=NO',
  ]) {
    const { status } = await site.worker.open(call);
    assert.ok(status === 404 || status === 422, `${call} ${status}`);
  }
});

test('a post is opened by those who fill it; to a worker next door it says no', async () => {
  assert.equal((await site.worker.open(`/posts/${post}`)).status, 200);
  const next = await site.neighbourWorker.api(`GET /posts/${post}`);
  assert.deepEqual([next.status, codeOf(next)], [403, 'not_allowed']);
  assert.equal((await site.resident.api(`GET /posts/${post}`)).status, 403);
  assert.equal((await site.visitor.api(`GET /posts/${post}`)).status, 401);
});

test('the form for founding is for those who may found there', async () => {
  const address = `/organisations/new?place=${site.world.compound.id}` as const;
  assert.equal((await site.worker.api(`GET ${address}`)).status, 200);
  const next = await site.neighbourWorker.api(`GET ${address}`);
  assert.deepEqual([next.status, codeOf(next)], [403, 'not_allowed']);
});

test('kinds are read by whoever has signed in, and chosen for renaming by stewards', async () => {
  assert.equal((await site.visitor.api('GET /organisation-kinds')).status, 401);
  assert.equal((await site.resident.api('GET /organisation-kinds')).status, 200);
  const chosen = '/organisation-kinds?kind=club' as const;
  const worker = await site.worker.api(`GET ${chosen}`);
  assert.deepEqual([worker.status, codeOf(worker)], [403, 'not_allowed']);
  assert.equal((await site.steward.api(`GET ${chosen}`)).status, 200);
  const post = '/post-kinds?kind=director' as const;
  assert.equal((await site.visitor.api(`GET ${post}`)).status, 401);
  assert.equal(codeOf(await site.worker.api(`GET ${post}`)), 'not_allowed');
  assert.equal((await site.steward.api(`GET ${post}`)).status, 200);
});

test('a closed organisation is no longer listed at its place and can still be read', async () => {
  const id = await site.found('散了的');
  const listed = async () =>
    (await site.visitor.open(`/organisations?place=${site.world.compound.id}`)).text;
  assert.match(await listed(), /散了的/);
  await site.worker.api(`DELETE /organisations/${id}`, {});
  assert.doesNotMatch(await listed(), /散了的/);
  const page = await site.worker.open(`/organisations/${id}`);
  assert.equal(page.status, 200);
  assert.match(page.text, /2026年11月22日撤銷/);
  assert.doesNotMatch(page.text, /_method=/);
});

test('the organisations at a place are taken away with kind, telephone and day', async () => {
  const address = `/organisations?place=${site.world.compound.id}&_as=csv`;
  const [head, ...rows] = await fetchRows(site.app, site.worker, address);
  assert.deepEqual(head, ['名稱', '類別', '電話', '成立日期']);
  const own = rows.find(([name]) => name === '東興業委會');
  assert.deepEqual(own?.slice(1, 3), ['業委會', '0592-000 0001']);
  assert.match(own?.[3] ?? '', /^\d{4}-\d{2}-\d{2}$/);
});
