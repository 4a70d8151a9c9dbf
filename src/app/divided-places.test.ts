import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { endpoints, jobHandlers } from './endpoints.ts';
import { loadFrame, loadSubject } from './reader.ts';
import { makeMatterWorld } from '#test/matters-world.ts';
import { testApp } from '#test/app.ts';
import type { Browser, TestApp } from '#test/app.ts';
import { household, people, places } from '#test/world.ts';

const EAST = { hant: '東片', hans: '东片', en: 'East part' };
const cardsShape = z.object({ cards: z.array(z.object({ id: z.string() })) });
const dividedShape = z.object({ parts: z.array(z.string()) });
const raisedShape = z.object({ id: z.string() });

describe('when a compound is divided', () => {
  let app: TestApp;
  let steward: Browser;
  let leader: Browser;
  let part: string;
  let matter: string;

  before(async () => {
    app = await testApp({ endpoints, jobs: jobHandlers, loadSubject, loadFrame });
    const world = await makeMatterWorld(app.db);
    matter = raisedShape.parse(
      await world.raise(people.wang, { placeId: household(3, 2, 201) }),
    ).id;
    steward = await app.signIn(people.wu);
    leader = await app.signIn(people.chen);
    const body = { ...EAST, children: [places.building] };
    const seen = await steward.api(`POST /places/${places.compound}/split`, body);
    assert.equal(seen.status, 200, JSON.stringify(seen.body));
    [part = ''] = dividedShape.parse(seen.body).parts;
  });
  after(() => app.close());

  const matterIds = async (place: string) => {
    const { body } = await leader.api(`GET /matters?place=${place}`);
    return cardsShape.parse(body).cards.map(({ id }) => id);
  };

  test('matters go with the building they are in', async () => {
    const [id] = await matterIds(part);
    assert.ok(id !== undefined && matter !== '');
    assert.deepEqual(await matterIds(places.building), [id]);
    assert.deepEqual(await matterIds(places.compound), []);
    assert.deepEqual(await matterIds(places.community), [id]);
  });

  test('whoever lives there lives there still, and the leader of the building reaches them', async () => {
    const { status, body } = await leader.api(`GET /people?place=${places.building}`);
    assert.equal(status, 200);
    assert.match(JSON.stringify(body), /王/);
    assert.equal((await leader.api(`GET /people?place=${places.otherBuilding}`)).status, 404);
  });

  test('the address of the building still opens, below its new part', async () => {
    const page = await app.visit().open(`/places/${places.building}`);
    assert.equal(page.status, 200);
    assert.match(page.text, /東片/);
    const own = await app.visit().open(`/places/${part}`);
    assert.match(own.text, /東片/);
    assert.match(own.text, new RegExp(`/places/${places.building}`));
  });
});
