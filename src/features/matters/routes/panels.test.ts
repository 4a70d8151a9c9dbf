import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { viewWith } from '#test/drawn.ts';
import { openMatterSite } from '#test/matter-site.ts';
import type { MatterSite } from '#test/matter-site.ts';
import { company, dispatcher, gridWorker, people, places, railing } from '#test/matters-world.ts';
import { attributeOf, listNamed, readMarkup, wordsIn } from '#test/markup.ts';
import { household } from '#test/world.ts';
import { brand } from '#/lib/brand.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import { findPlace } from '#/features/places/index.ts';
import type { PlacePanel } from '#/features/places/index.ts';
import type { Queue } from '#/features/matters/model/matter.ts';
import { boardPanel, streetPanel } from './panels.ts';
import { queueNames } from './queues.ts';
import { joinNames, nameSpots } from './spots.ts';

let site: MatterSite;

before(async () => {
  site = await openMatterSite();
  for (const [index, visibility] of (['all', 'all', 'all', 'all', 'staff'] as const).entries()) {
    site.app.clock.forward({ minutes: 5 });
    const body = `第 ${index + 1} 件：樓道裡的扶手鬆了。`;
    await site.raise(people.wang, { ...railing, placeId: places.building, visibility, body });
  }
});

after(() => site.close());

async function drawnAt(panel: PlacePanel, context: Context, id: string) {
  const place = await findPlace(context.db, id);
  assert.ok(place);
  const draw = await panel.load(context, place);
  return draw === undefined ? undefined : readMarkup(`${await draw(viewWith())}`);
}

const stranger = () => site.app.context(visitor);

test('the panel of a place shows the newest three of what is open, and counts all of it', async () => {
  const root = await drawnAt(boardPanel, stranger(), places.community);
  assert.ok(root);
  const titles = listNamed(root, 'h3').map(wordsIn);
  assert.deepEqual(titles.length, 3);
  assert.match(titles[0] ?? '', /^第 4 件/);
  assert.match(wordsIn(root), /4 件待認領 · 0 件進行中/);
  assert.doesNotMatch(wordsIn(root), /第 5 件/);
});

test('staff of the place see in its panel what is kept for them', async () => {
  const root = await drawnAt(boardPanel, await site.context(dispatcher), places.community);
  assert.ok(root);
  assert.match(wordsIn(root), /5 件待認領/);
  assert.match(wordsIn(root), /第 5 件/);
});

test('whoever is sent to look at a place is led to its round from there, and nobody else', async () => {
  const leads = async (personId: string, id: string) => {
    const root = await drawnAt(boardPanel, await site.context(personId), id);
    assert.ok(root);
    const ways = listNamed(root, 'a').map((one) => attributeOf(one, 'href'));
    return ways.includes(`/round?place=${id}`);
  };
  assert.ok(await leads(people.chen, places.building), 'the leader of the building');
  assert.ok(!(await leads(people.chen, places.otherBuilding)), 'not of the next one');
  assert.ok(await leads(gridWorker, places.community));
  assert.ok(!(await leads(people.li, places.building)));
});

test('a part of a community has a panel of its own, a place above the communities none', async () => {
  const part = await drawnAt(boardPanel, stranger(), places.otherBuilding);
  assert.match(wordsIn(part ?? readMarkup('')), /沒有等人認領的事。/);
  for (const id of [places.subdistrict, places.district]) {
    assert.equal(await drawnAt(boardPanel, stranger(), id), undefined, id);
    assert.equal(await drawnAt(streetPanel, stranger(), id), undefined, id);
  }
});

test('the street of a community leads to its buildings and says what waits in each', async () => {
  const root = await drawnAt(streetPanel, stranger(), places.community);
  assert.ok(root);
  const ways = listNamed(root, 'a').map((one) => attributeOf(one, 'href'));
  assert.ok(ways.includes(`/matters?place=${places.building}`), ways.join());
  assert.match(`${wordsIn(root)} ${JSON.stringify(ways)}`, /東興小區/);
});

test('a building and what is in it have no street', async () => {
  assert.equal(await drawnAt(streetPanel, stranger(), places.building), undefined);
  assert.equal(await drawnAt(streetPanel, stranger(), household(3, 1, 101)), undefined);
});

test('a place is named as one gives an address: below what everybody knows anyway', async () => {
  const { db } = site.app;
  const flat = household(3, 2, 201);
  const name = async (below?: string) =>
    (await nameSpots(db, { placeIds: [flat], below })).get(flat)?.names.hant;
  const pathOf = async (id: string) => (await findPlace(db, id))?.path;
  assert.equal(await name(), '東興小區 3號樓 2單元 201');
  assert.equal(await name(await pathOf(places.compound)), '3號樓 2單元 201');
  assert.equal(await name(await pathOf(places.building)), '2單元 201');
  assert.equal(await name(await pathOf(places.nextCommunity)), '201', 'it lies not below that');
});

test('many places are named at once, and one that is none has no name', async () => {
  const placeIds = [places.community, places.compound, places.building, 'nowhere'];
  const named = await nameSpots(site.app.db, { placeIds });
  assert.deepEqual([...named.keys()].toSorted(), placeIds.slice(0, 3).toSorted());
  assert.equal(named.get(places.building)?.names.en.includes(', '), true);
  assert.equal((await nameSpots(site.app.db, { placeIds: [] })).size, 0);
});

test('names are joined as each language does it', () => {
  const line = [
    { names: { hant: '東興小區', hans: '东兴小区', en: 'Dongxing' } },
    { names: { hant: '3號樓', hans: '3号楼', en: 'Building 3' } },
  ];
  assert.deepEqual(joinNames(line), {
    hant: '東興小區 3號樓',
    hans: '东兴小区 3号楼',
    en: 'Dongxing, Building 3',
  });
  assert.deepEqual(joinNames([]), { hant: '', hans: '', en: '' });
});

test('whose a matter is to look after is named in three languages: a body or a role', async () => {
  const names = (queue: string) => queueNames(stranger(), brand<Queue>(queue));
  assert.deepEqual(await names(`organisation:${company}`), {
    hant: '東興物業',
    hans: '东兴物业',
    en: '東興物業',
  });
  const role = await names(`role:dispatcher@${places.community}`);
  assert.deepEqual([role.hant, role.hans], ['深田社區 · 調度', '深田社区 · 调度']);
  assert.match(role.en, /· dispatcher$/);
});

test('a queue whose body or place is gone, or whose role is unknown, is still named', async () => {
  const names = (queue: string) => queueNames(stranger(), brand<Queue>(queue));
  assert.equal((await names(`organisation:${crypto.randomUUID()}`)).hant, '—');
  assert.equal((await names('role:dispatcher@nowhere')).hant, '調度');
  assert.match((await names(`role:lamplighter@${places.community}`)).en, /lamplighter$/);
});
