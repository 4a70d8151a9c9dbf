import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { gridWorkers, organisationEndpoints } from '#/features/organisations/index.ts';
import { insertPlaces, placeEndpoints, saveGrid } from '#/features/places/index.ts';
import { testApp } from '#test/app.ts';
import type { Browser, TestApp } from '#test/app.ts';
import { COMMUNITY, makeWorld, roleAt } from '#test/compound.ts';
import type { World } from '#test/compound.ts';

let app: TestApp;
let world: World;
let worker: Browser;

const GRID = `/places/${COMMUNITY}/grids/01`;
const idShape = z.object({ id: z.string() });

before(async () => {
  const endpoints = [...placeEndpoints([], [gridWorkers]), ...organisationEndpoints()];
  app = await testApp({ endpoints });
  world = await makeWorld(app.db, app.clock.now());
  const grants = [roleAt('community_worker', world.community)];
  worker = await app.signIn(world.people.wang, { grants });
  const shared = { communityId: COMMUNITY, kind: 'building', level: 70, isSearched: false };
  await insertPlaces(
    app.db,
    ['71', '72'].map((code, index) => ({
      ...shared,
      id: `b-${code}`,
      path: `${world.compound.path}.${code}`,
      name: `${code}號樓`,
      point: { lon: 118.001 + index / 10_000, lat: 24.0005 },
    })),
  );
  const ring = [
    [118, 24],
    [118.002, 24],
    [118.002, 24.001],
    [118, 24.001],
    [118, 24],
  ] as const;
  const names = { hant: '第一網格', hans: '第一网格', en: 'Grid 1' };
  const polygon = { type: 'Polygon', coordinates: [ring] } as const;
  const grid = { id: crypto.randomUUID(), communityId: COMMUNITY, code: '01', names, polygon };
  await saveGrid(app.db, grid);
});

after(() => app.close());

/** Has somebody hold a post of a body for a place. */
async function appoint(organisation: string, held: { kind: string; at: string; person: string }) {
  const post = await worker.api(`POST /organisations/${organisation}/posts`, {
    kind: held.kind,
    placeId: held.at,
  });
  const { id } = idShape.parse(post.body);
  const seen = await worker.api(`POST /posts/${id}/holder`, { personId: held.person });
  assert.equal(seen.status, 200, JSON.stringify(seen.body));
}

/** Reads who answers, as `name role`, in the order in which they stand. */
async function answering(as: Browser): Promise<readonly string[]> {
  const { text } = await as.open(GRID);
  const [panel = ''] = /id="grid-workers"[^]*?<\/section>/.exec(text) ?? [];
  return [...panel.matchAll(/<b>([^<]*)<\/b\s*><small[^>]*>([^<]*)</g)].map(
    ([, name, role]) => `${name} ${role}`,
  );
}

test('a grid for which nobody answers says so', async () => {
  assert.match((await app.visit().open(GRID)).text, /這裡還沒有定下負責的人/);
});

test('who walks the whole grid stands once and first, the leader of a building with it', async () => {
  const body = { placeId: COMMUNITY, kind: 'residents_committee', name: '居民委員會' };
  const { id } = idShape.parse((await worker.api('POST /organisations', body)).body);
  const { chen, lin } = world.people;
  await appoint(id, { kind: 'building_leader', at: 'b-72', person: lin });
  await appoint(id, { kind: 'grid_worker', at: 'b-71', person: chen });
  await appoint(id, { kind: 'grid_worker', at: 'b-72', person: chen });
  const elsewhere = world.buildings[0]?.id ?? '';
  await appoint(id, { kind: 'building_leader', at: elsewhere, person: world.people.huang });
  assert.deepEqual(await answering(worker), ['陳德明 網格員', '林秀英 樓長 · 72號樓']);
  assert.match((await worker.open(GRID)).text, new RegExp(`href="/organisations/${id}"`));
});

test('a visitor reads what neighbours call them, not their full names', async () => {
  const seen = await answering(app.visit());
  assert.deepEqual(seen, ['陳師傅 網格員', '林阿姨 樓長 · 72號樓']);
});

test('each language has its own words for what they do', async () => {
  const visitor = app.visit();
  visitor.cookies.set('linli_lang', 'en');
  assert.match((await answering(visitor))[0] ?? '', / Grid worker$/);
});
