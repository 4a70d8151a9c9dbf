import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { html } from 'hono/html';
import { z } from 'zod';
import { placeEndpoints } from '#/features/places/index.ts';
import type { PlacePanel } from '#/features/places/index.ts';
import { testApp } from '#test/app.ts';
import type { TestApp } from '#test/app.ts';
import { COMMUNITY, makeWorld } from '#test/compound.ts';
import type { World } from '#test/compound.ts';

let app: TestApp;
let world: World;

/** A panel that has something to say of communities only, and to those who have signed in. */
const panel: PlacePanel = {
  name: 'sample',
  side: 'side',
  load: async (context, place) => {
    if (place.level !== 50) return undefined;
    const reader = context.subject.actorId === undefined ? 'visitor' : 'reader';
    return (view) => html`<section><h2>panel ${place.id} ${reader} ${view.language}</h2></section>`;
  },
};

before(async () => {
  app = await testApp({ endpoints: placeEndpoints([panel]) });
  world = await makeWorld(app.db, app.clock.now());
});

after(() => app.close());

const placeShape = z.object({
  place: z.object({ id: z.string(), level: z.int(), names: z.object({ en: z.string() }) }),
  above: z.array(z.object({ id: z.string() })),
  children: z.array(z.object({ id: z.string(), level: z.int() })),
  buildings: z.int(),
  households: z.int(),
});

async function show(id: string) {
  const { status, body } = await app.visit().api(`GET /places/${id}`);
  assert.equal(status, 200);
  return placeShape.parse(body);
}

test('a community shows what lies above and below it, and counts what is in it', async () => {
  const seen = await show(COMMUNITY);
  assert.deepEqual(
    seen.above.map(({ id }) => id),
    ['35', '3502', '350203', '350203007'],
  );
  assert.deepEqual(
    seen.children.map(({ id }) => id),
    [world.compound.id],
  );
  assert.deepEqual([seen.buildings, seen.households], [3, 12]);
});

test('above the communities nothing is counted, because it would be half the nation', async () => {
  const seen = await show('350203');
  assert.deepEqual([seen.buildings, seen.households], [0, 0]);
  assert.deepEqual(
    seen.children.map(({ id }) => id),
    ['350203007'],
  );
});

test('a building does not list who lives behind its doors', async () => {
  const seen = await show(world.buildings[0]?.id ?? '');
  assert.deepEqual(seen.children, []);
  assert.equal(seen.households, 4);
  const page = await app.visit().open(`/places/${world.buildings[0]?.id}`);
  for (const household of world.households) assert.ok(!page.text.includes(household.id));
});

test('a panel is asked for each place and reader, and may have nothing to say', async () => {
  const visitor = await app.visit().open(`/places/${COMMUNITY}`);
  assert.match(visitor.text, new RegExp(`panel ${COMMUNITY} visitor zh-Hant`));
  const reader = await app.signIn(world.people.lin);
  reader.cookies.set('linli_lang', 'en');
  const english = await reader.open(`/places/${COMMUNITY}`);
  assert.match(english.text, new RegExp(`panel ${COMMUNITY} reader en`));
  assert.doesNotMatch((await reader.open(`/places/${world.compound.id}`)).text, /panel /);
});

test('programs get no panels, whose things have addresses of their own', async () => {
  const { body } = await app.visit().api(`GET /places/${COMMUNITY}`);
  assert.deepEqual(Object.keys(body ?? {}).toSorted(), [
    'above',
    'buildings',
    'children',
    'households',
    'place',
  ]);
});

test('an id that cannot be one is not found, and so is an alias of nothing', async () => {
  for (const id of ['%20', 'a%2Fb', '..%2f', 'nowhere', '%E6%A8%93']) {
    assert.equal((await app.visit().open(`/places/${id}`)).status, 404, id);
  }
});

const searchShape = z.object({
  query: z.string(),
  found: z.array(z.object({ place: z.object({ id: z.string() }) })),
  top: z.array(z.object({ id: z.string() })),
});

async function search(query: string) {
  const { body } = await app.visit().api(`GET /places${query}`);
  return searchShape.parse(body);
}

test('a search finds by name, code, pinyin and initials, in either script', async () => {
  for (const query of ['深田', '深田社區', COMMUNITY, 'shentian', 'stsq']) {
    const { found } = await search(`?q=${encodeURIComponent(query)}`);
    assert.equal(found[0]?.place.id, COMMUNITY, query);
  }
});

test('without words, or with none but blanks, the highest places are listed', async () => {
  for (const query of ['', '?q=', '?q=%20%20']) {
    const seen = await search(query);
    assert.deepEqual([seen.query, seen.found.length], ['', 0]);
    assert.deepEqual(
      seen.top.map(({ id }) => id),
      ['35'],
    );
  }
});

test('what is typed is shown again as text, never as a part of the page', async () => {
  const query = encodeURIComponent('"><script>alert(1)</script>');
  const { text, status } = await app.visit().open(`/places?q=${query}`);
  assert.equal(status, 200);
  assert.doesNotMatch(text, /<script>alert/);
});

test('a search longer than any name is no search', async () => {
  const seen = await app.visit().open(`/places?q=${'x'.repeat(61)}`);
  assert.equal(seen.status, 404);
});
