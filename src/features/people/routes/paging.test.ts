import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { findPlace, insertPlaces } from '#/features/places/index.ts';
import type { Browser, TestApp } from '#test/app.ts';
import { people, places, worldApp } from '#test/world.ts';

const shape = z.object({
  page: z.int(),
  pages: z.int(),
  query: z.string(),
  mayRegister: z.boolean(),
  households: z.array(z.object({ place: z.object({ id: z.string() }) })),
  found: z.array(z.object({ id: z.string(), name: z.string(), homes: z.array(z.unknown()) })),
});

/** With these the building has thirty households more, and a second page of them. */
const MORE = 30;

describe('a long list of people', () => {
  let app: TestApp;
  let zhuang: Browser;

  before(async () => {
    app = await worldApp();
    zhuang = await app.signIn(people.zhuang);
    const building = await findPlace(app.db, places.otherBuilding);
    assert.ok(building);
    await insertPlaces(
      app.db,
      Array.from({ length: MORE }, (_, index) => ({
        id: `more-${index}`,
        path: `${building.path}.m${String(index).padStart(2, '0')}`,
        kind: 'household',
        level: 90,
        communityId: places.community,
        name: `加${index}`,
        isSearched: false,
      })),
    );
  });

  after(() => app.close());

  async function list(query: string, as = zhuang) {
    const { status, body } = await as.api(`GET /people?place=${places.otherBuilding}${query}`);
    assert.equal(status, 200, JSON.stringify(body));
    return shape.parse(body);
  }

  test('is shown page by page, each household once', async () => {
    const [first, second] = [await list(''), await list('&page=2')];
    assert.deepEqual([first.page, first.pages, second.page], [1, 2, 2]);
    assert.equal(first.households.length, 24);
    const ids = [...first.households, ...second.households].map(({ place }) => place.id);
    assert.equal(new Set(ids).size, MORE + 8);
  });

  test('ends with its last page, whichever later one is asked for', async () => {
    assert.deepEqual(await list('&page=99'), await list('&page=2'));
  });

  test('has no page before the first, nor between two', async () => {
    for (const page of ['0', '-1', '1.5', 'two']) {
      const seen = await zhuang.api(`GET /people?place=${places.otherBuilding}&page=${page}`);
      assert.equal(seen.status, 422, page);
      const opened = await zhuang.open(`/people?place=${places.otherBuilding}&page=${page}`);
      assert.equal(opened.status, 404, page);
    }
  });

  test('begins with the first page when none is named, or an empty one', async () => {
    assert.deepEqual(await list('&page='), await list(''));
  });

  test('leads on from page to page in the reader’s language', async () => {
    const reader = await app.signIn(people.zhuang);
    const address = `/people?place=${places.otherBuilding}`;
    assert.match((await reader.open(address)).text, /rel="next"[^>]*page=2/);
    const last = (await reader.open(`${address}&page=2`)).text;
    assert.match(last, /rel="prev"[^>]*page=1/);
    assert.doesNotMatch(last, /rel="next"/);
  });

  test('becomes a list of who was found, with their homes in this place only', async () => {
    const seen = await list(`&q=${encodeURIComponent(' 李 ')}`);
    assert.deepEqual([seen.query, seen.households.length, seen.pages], ['李', 0, 1]);
    assert.deepEqual(
      seen.found.map(({ id, name, homes }) => [id, name, homes.length]),
      [[people.li, '李**', 1]],
    );
  });

  test('is shown whole when nothing but blanks was searched for', async () => {
    assert.deepEqual(await list('&q=%20%20'), await list(''));
  });

  test('is not the list of a reader whose office is next door', async () => {
    const chen = await app.signIn(people.chen);
    const seen = await chen.api(`GET /people?place=${places.otherBuilding}`);
    assert.equal(seen.status, 404);
    const stranger = await app.signIn(people.xu);
    assert.equal((await stranger.open(`/people?place=${places.otherBuilding}`)).status, 404);
  });
});
