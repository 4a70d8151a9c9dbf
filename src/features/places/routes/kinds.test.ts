import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { placeEndpoints } from '#/features/places/index.ts';
import { testApp } from '#test/app.ts';
import type { Browser, TestApp } from '#test/app.ts';
import { makeWorld, roleAt } from '#test/compound.ts';
import type { World } from '#test/compound.ts';
import { recordedIn } from '#test/world.ts';

let app: TestApp;
let world: World;
let steward: Browser;
let worker: Browser;

before(async () => {
  app = await testApp({ endpoints: placeEndpoints([]) });
  world = await makeWorld(app.db, app.clock.now());
  const { people, community } = world;
  steward = await app.signIn(people.chen, { grants: [roleAt('steward', community)] });
  worker = await app.signIn(people.lin, { grants: [roleAt('community_worker', community)] });
});

after(() => app.close());

const group = { id: 'village_group', level: 60, hant: '村民小組', hans: '村民小组', en: 'Group' };

function codeOf(seen: { readonly body: unknown }): string {
  return z.object({ code: z.string() }).parse(seen.body).code;
}

test('a kind of places is renamed by its form, and the pages of such places follow', async () => {
  const from = '/place-kinds?kind=compound';
  const names = { hant: '住宅小區', hans: '住宅小区', en: 'Estate' };
  const wrong = { ...names, hans: ' ' };
  const seen = await steward.send('/place-kinds/compound', wrong, { from, method: 'PUT' });
  assert.equal(seen.status, 422);
  assert.match(seen.text, /value="住宅小區"/);
  const sent = await steward.send('/place-kinds/compound', names, { from, method: 'PUT' });
  assert.deepEqual([sent.status, sent.location], [303, '/place-kinds']);
  assert.match((await app.visit().open(`/places/${world.compound.id}`)).text, /住宅小區/);
  const english = app.visit();
  english.cookies.set('linli_lang', 'en');
  assert.match((await english.open(`/places/${world.compound.id}`)).text, /Estate/);
});

test('a kind that was added is offered where compounds are made, and used', async () => {
  const { id } = world.community;
  const made = {
    kind: 'village_group',
    name: '第三組',
    code: 'zu',
    buildings: '1',
    units: '',
    floors: '1',
    perFloor: '1',
  };
  const early = await steward.api(`POST /places/${id}/compounds`, made);
  assert.equal(codeOf(early), 'unknown_kind');
  const sent = await steward.send('/place-kinds', { ...group, level: '60' });
  assert.equal(sent.status, 303);
  assert.match((await steward.open('/place-kinds')).text, /村民小組/);
  assert.match((await steward.open(`/places/${id}/build`)).text, /村民小組/);
  const built = await steward.send(`/places/${id}/compounds`, made);
  assert.equal(built.status, 303);
  assert.match((await app.visit().open(built.location ?? '')).text, /第三組.*村民小組/s);
});

test('a code that is taken is refused in words, and nothing typed is lost', async () => {
  const lane = { ...group, id: 'lane', level: '60' };
  const seen = await steward.send('/place-kinds', lane, { from: '/place-kinds' });
  assert.equal(seen.status, 409);
  assert.equal(codeOf(await steward.api('POST /place-kinds', lane)), 'kind_taken');
  assert.match(seen.text, /這個代碼已經有一類在用了/);
  assert.match(seen.text, /value="村民小組"/);
});

test('a code that is none, or a level beyond the tree, is said at its field', async () => {
  for (const wrong of [
    { id: 'Village' },
    { id: '1st' },
    { level: 0 },
    { level: 100 },
    { hant: '' },
  ]) {
    const seen = await steward.api('POST /place-kinds', { ...group, id: 'hamlet', ...wrong });
    assert.equal(seen.status, 422, JSON.stringify(wrong));
  }
});

test('what is a community or a building is not made as a compound', async () => {
  const { id } = world.community;
  const made = { name: '假的', code: 'jia', buildings: '1', floors: '1', perFloor: 1 };
  for (const kind of ['building', 'community', 'empire']) {
    const seen = await steward.api(`POST /places/${id}/compounds`, { ...made, kind });
    assert.equal(codeOf(seen), 'unknown_kind', kind);
  }
});

test('the kinds are read by whoever has signed in and kept by a steward of all', async () => {
  assert.equal((await app.visit().api('GET /place-kinds')).status, 401);
  assert.equal((await worker.api('GET /place-kinds')).status, 200);
  assert.equal(codeOf(await worker.api('GET /place-kinds?kind=lane')), 'not_allowed');
  assert.equal(codeOf(await steward.api('GET /place-kinds?kind=empire')), 'not_found');
  const beside = await app.signIn(world.people.wang, {
    grants: [roleAt('steward', world.neighbour)],
  });
  const names = { hant: '弄', hans: '弄', en: 'Alley' };
  for (const browser of [worker, beside]) {
    assert.equal(codeOf(await browser.api('PUT /place-kinds/lane', names)), 'not_allowed');
    const added = await browser.api('POST /place-kinds', { ...group, id: 'hamlet' });
    assert.equal(codeOf(added), 'not_allowed');
  }
  assert.equal(codeOf(await steward.api('PUT /place-kinds/empire', names)), 'unknown_kind');
});

test('the way to the kinds stands under the search for those who keep them', async () => {
  assert.match((await steward.open('/places')).text, /href="\/place-kinds"/);
  assert.doesNotMatch((await worker.open('/places')).text, /place-kinds/);
});

test('each change of a kind is one entry', async () => {
  app.clock.forward({ hours: 1 });
  const before = (await recordedIn(app.db)).length;
  await steward.api('PUT /place-kinds/lane', { hant: '弄', hans: '弄', en: 'Alley' });
  await steward.api('POST /place-kinds', { ...group, id: 'hamlet' });
  await steward.api('POST /place-kinds', { ...group, id: 'hamlet' });
  const entries = (await recordedIn(app.db)).slice(before);
  assert.deepEqual(entries.map(({ what, subjectId }) => `${what} ${subjectId}`).toSorted(), [
    'places.add_kind hamlet',
    'places.rename_kind lane',
  ]);
});
