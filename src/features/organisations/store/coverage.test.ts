import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bodiesSite } from '#test/bodies.ts';
import type { Site } from '#test/bodies.ts';
import {
  findCounts,
  findCoverage,
  listCommunityCoverage,
  lockCounting,
  saveCoverage,
} from './coverage.ts';

let site: Site;

before(async () => {
  site = await bodiesSite();
});

after(() => site.app.close());

const noon = Temporal.Instant.from('2026-11-22T12:00:00Z');

type Counts = Readonly<Record<string, readonly [households: number, reached: number]>>;

async function save(communityId: string, counts: Counts, at = noon): Promise<void> {
  const byPlace = new Map(
    Object.entries(counts).map(([id, [households, reached]]) => [id, { households, reached }]),
  );
  await saveCoverage(site.app.db, communityId, { at, byPlace });
}

test('fresh counts of a community take the place of all its old ones', async () => {
  const { community } = site.world;
  await save(community.id, { [community.id]: [12, 4], gone: [4, 4] });
  await save(community.id, { [community.id]: [8, 8], made: [8, 8] });
  const found = await findCoverage(site.app.db, [community.id, 'gone', 'made']);
  assert.deepEqual(
    [...found].toSorted(),
    [
      [community.id, { households: 8, reached: 8 }],
      ['made', { households: 8, reached: 8 }],
    ].toSorted(),
  );
});

test('a place without households is absent, and nothing is asked for nothing', async () => {
  assert.deepEqual(await findCoverage(site.app.db, ['nowhere']), new Map());
  assert.deepEqual(await findCoverage(site.app.db, []), new Map());
});

test('a community may have lost all its households', async () => {
  const { neighbour } = site.world;
  await save(neighbour.id, { [neighbour.id]: [1, 1] });
  await save(neighbour.id, {});
  assert.deepEqual(await findCoverage(site.app.db, [neighbour.id]), new Map());
  assert.equal((await findCounts(site.app.db, [neighbour.id])).has(neighbour.id), false);
});

test('counting one community leaves the one next door as it was', async () => {
  const { community, neighbour } = site.world;
  await save(neighbour.id, { [neighbour.id]: [5, 2] });
  await save(community.id, { [community.id]: [12, 4] });
  const found = await findCoverage(site.app.db, [neighbour.id]);
  assert.deepEqual(found.get(neighbour.id), { households: 5, reached: 2 });
});

test('above the communities only communities are listed, each by its path', async () => {
  const { community, neighbour, compound } = site.world;
  await save(community.id, { [community.id]: [12, 4], [compound.id]: [12, 4] });
  await save(neighbour.id, { [neighbour.id]: [5, 2] });
  const inDistrict = await listCommunityCoverage(site.app.db, '35.02.03');
  assert.deepEqual(
    inDistrict.toSorted((one, other) => one.path.localeCompare(other.path)),
    [
      { path: community.path, households: 12, reached: 4 },
      { path: neighbour.path, households: 5, reached: 2 },
    ],
  );
  assert.equal((await listCommunityCoverage(site.app.db, community.path)).length, 1);
  assert.deepEqual(await listCommunityCoverage(site.app.db, '35.03'), []);
});

test('each community knows when it was counted, whoever else was counted since', async () => {
  const { community, neighbour } = site.world;
  await save(community.id, { [community.id]: [12, 4] });
  const later = noon.add({ hours: 1 });
  await save(neighbour.id, { [neighbour.id]: [5, 2] }, later);
  const counts = await findCounts(site.app.db, [community.id, neighbour.id, 'never']);
  assert.deepEqual(
    [...counts].map(([id, at]) => `${id} ${at.toString()}`).toSorted(),
    [`${community.id} ${noon.toString()}`, `${neighbour.id} ${later.toString()}`].toSorted(),
  );
});

test('two who count one community do so one after the other, two of two side by side', async () => {
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
  const { promise: isHeld, resolve: held } = Promise.withResolvers<void>();
  const order: string[] = [];
  const first = site.app.db.transaction().execute(async (tx) => {
    await lockCounting(tx, 'one');
    held();
    await mayEnd;
    order.push('first');
  });
  await isHeld;
  await site.app.db.transaction().execute((tx) => lockCounting(tx, 'other'));
  order.push('other');
  const second = site.app.db.transaction().execute(async (tx) => {
    await lockCounting(tx, 'one');
    order.push('second');
  });
  end();
  await Promise.all([first, second]);
  assert.deepEqual(order, ['other', 'first', 'second']);
});

test('the database keeps no count of more reached than there are, or of none at all', async () => {
  const { community } = site.world;
  await assert.rejects(save(community.id, { [community.id]: [3, 4] }), /violates/);
  await assert.rejects(save(community.id, { [community.id]: [0, 0] }), /violates/);
});
