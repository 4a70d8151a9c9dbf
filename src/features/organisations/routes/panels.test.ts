import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findPlace, insertPlaces } from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import { coverage, recountCoverage, responsible } from '#/features/organisations/index.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Role, Subject } from '#/platform/access/subject.ts';
import { bodiesSite } from '#test/bodies.ts';
import type { Site } from '#test/bodies.ts';
import { roleAt } from '#test/compound.ts';
import { markupOf, textOf, viewWith } from '#test/drawn.ts';

let site: Site;
let first: Place;
let second: Place;
let compound: Place;
let group: string;

before(async () => {
  site = await bodiesSite();
  compound = await placeOf(site.world.compound.id);
  first = await placeOf(site.world.buildings[0]?.id);
  second = await placeOf(site.world.buildings[1]?.id);
  group = await site.found('樓組', { kind: 'self_management_group', telephone: '0592-111' });
  const post = await site.addPost(group, { placeId: first.id });
  await site.appoint(post, site.world.people.lin);
  await site.app.runJobs();
});

after(() => site.app.close());

async function placeOf(id = ''): Promise<Place> {
  const place = await findPlace(site.app.db, id);
  assert.ok(place, id);
  return place;
}

function holding(role: Role, at: Place): Subject {
  const { chen } = site.world.people;
  return { ...visitor, actorId: chen, personId: chen, grants: [roleAt(role, at)] };
}

/** Draws one of the panels of a place for somebody; nothing when there is nothing to say. */
async function draw(
  panel: typeof coverage,
  place: Place,
  subject: Subject = visitor,
): Promise<{ readonly text: string; readonly markup: string } | undefined> {
  const drawn = await panel.load(site.app.context(subject), place);
  if (drawn === undefined) return undefined;
  return { text: await textOf(drawn(viewWith())), markup: await markupOf(drawn(viewWith())) };
}

test('a building’s page names its leader as neighbours call her, to workers by full name', async () => {
  assert.match((await draw(responsible, first))?.text ?? '', /林阿姨 樓長/);
  const worker = holding('community_worker', site.world.community);
  assert.match((await draw(responsible, first, worker))?.text ?? '', /林秀英 樓長/);
  const nextDoor = holding('community_worker', site.world.neighbour);
  assert.match((await draw(responsible, first, nextDoor))?.text ?? '', /林阿姨/);
});

test('the compound’s page names its body, not the leaders of single buildings', async () => {
  const { text = '' } = (await draw(responsible, compound)) ?? {};
  assert.match(text, /樓組/);
  assert.doesNotMatch(text, /林阿姨/);
});

test('a place where nothing was set up says so to readers', async () => {
  assert.match((await draw(responsible, site.world.neighbour))?.text ?? '', /還沒有定下負責的人/);
});

test('a compound counts its homes and names each building nobody answers for', async () => {
  const { text = '' } = (await draw(coverage, compound)) ?? {};
  assert.match(text, /4 戶有人聯繫 · 8 戶還沒有/);
  assert.match(text, /2號樓還沒有人負責聯繫 4 戶/);
  assert.match(text, /3號樓還沒有人負責聯繫/);
  assert.doesNotMatch(text, /1號樓還沒有人/);
});

test('a community says of which compound a building is', async () => {
  const { text = '' } = (await draw(coverage, site.world.community)) ?? {};
  assert.match(text, /東興小區2號樓還沒有人負責聯繫/);
});

test('above the communities their counts are added up, level by level', async () => {
  for (const id of ['350203007', '350203', '3502', '35']) {
    const { text = '' } = (await draw(coverage, await placeOf(id))) ?? {};
    assert.match(text, /4 戶有人聯繫 · 8 戶還沒有/, id);
    assert.doesNotMatch(text, /還沒有人負責聯繫/, id);
  }
});

test('a building counts for itself and is no gap while somebody answers for it', async () => {
  const { text = '' } = (await draw(coverage, first)) ?? {};
  assert.match(text, /4 戶有人聯繫 · 0 戶還沒有/);
  assert.match((await draw(coverage, second))?.text ?? '', /0 戶有人聯繫 · 4 戶還沒有/);
});

test('a household, and a community without homes, have no count to show', async () => {
  const [home] = site.world.households;
  assert.equal(await draw(coverage, await placeOf(home?.id)), undefined);
  assert.equal(await draw(coverage, site.world.neighbour), undefined);
});

test('which windows are lit is drawn for those who work there, and for others only how many', async () => {
  const lights = async (subject?: Subject) =>
    ((await draw(coverage, first, subject))?.markup.match(/<svg.*?<\/svg>/s) ?? [''])[0];
  const worker = await lights(holding('community_worker', site.world.community));
  const leader = await lights(holding('building_leader', first));
  assert.equal(leader, worker);
  assert.ok(worker.length > 0);
  assert.equal(await lights(holding('community_worker', site.world.neighbour)), await lights());
});

test('a street of very many buildings is counted and not drawn', async () => {
  const path = '35.02.03.007.011';
  const made = { communityId: '350203007011', isSearched: false };
  const rows = Array.from({ length: 25 }, (_, index) => index + 1).flatMap((number) => [
    {
      ...made,
      id: `kaiyuan-${number}`,
      path: `${path}.${number}`,
      kind: 'building',
      level: 70,
      name: `${number}號樓`,
    },
    {
      ...made,
      id: `kaiyuan-${number}-101`,
      path: `${path}.${number}.101`,
      kind: 'household',
      level: 90,
      name: '101',
    },
  ]);
  await insertPlaces(site.app.db, rows);
  await recountCoverage(site.app.db, '350203007011', site.app.clock.now());
  const { markup = '', text = '' } = (await draw(coverage, site.world.neighbour)) ?? {};
  assert.match(text, /0 戶有人聯繫 · 25 戶還沒有/);
  assert.match(text, /還有 22 處/);
  assert.doesNotMatch(markup, /street-figure/);
});
