import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { insertPlaces } from '#/features/places/index.ts';
import { recordEntry } from '#/platform/journal/journal.ts';
import { listLastChanges } from '#/platform/journal/changes.ts';
import { runJob } from '#/platform/jobs/worker.ts';
import { bodiesSite } from '#test/bodies.ts';
import type { Site } from '#test/bodies.ts';
import { listReachedHouseholds, recountCoverage } from './actions/coverage.ts';
import { countCoverageJob, followPlacesJob, organisationJobs } from './jobs.ts';
import { findCounts, findCoverage } from './store/coverage.ts';

let site: Site;
let group: string;

before(async () => {
  site = await bodiesSite();
  group = await site.found('樓組', { kind: 'self_management_group' });
});

beforeEach(() => site.app.clock.set('2026-11-22T12:00:00Z'));

after(() => site.app.close());

const follow = () => runJob(site.app, followPlacesJob, {});
const counted = async (id: string) => (await findCoverage(site.app.db, [id])).get(id);
const countedAt = async (id: string) => (await findCounts(site.app.db, [id])).get(id)?.toString();

/** Writes that places of a community were changed at this moment. */
async function change(communityId: string): Promise<void> {
  const { db, clock } = site.app;
  const nobody = { actorId: undefined, personId: undefined };
  const newId = () => crypto.randomUUID();
  await recordEntry(
    { db, now: clock.now(), newId, subject: nobody },
    { feature: 'places', verb: 'build', subjectId: communityId, communityId },
  );
}

test('appointing a building leader lights that building, and ending the term darkens it', async () => {
  const [first, second] = site.world.buildings;
  assert.ok(first && second);
  const post = await site.addPost(group, { placeId: first.id });
  await site.appoint(post, site.world.people.lin);
  await site.app.runJobs();
  assert.deepEqual(await counted(first.id), { households: 4, reached: 4 });
  assert.deepEqual(await counted(second.id), { households: 4, reached: 0 });
  assert.deepEqual(await counted(site.world.compound.id), { households: 12, reached: 4 });
  assert.deepEqual(await counted(site.world.community.id), { households: 12, reached: 4 });
  await site.worker.api(`DELETE /posts/${post}/holder`, { reason: '搬走' });
  await site.app.runJobs();
  assert.deepEqual(await counted(site.world.community.id), { households: 12, reached: 0 });
});

test('a leader of one stairwell or of one door reaches those and no others', async () => {
  const [, , third] = site.world.buildings;
  const home = site.world.households.find(({ path }) => path.startsWith(`${third?.path}.`));
  assert.ok(third && home);
  const post = await site.addPost(group, { placeId: home.id });
  await site.appoint(post, site.world.people.huang);
  await site.app.runJobs();
  assert.deepEqual(await counted(third.id), { households: 4, reached: 1 });
  const { community } = site.world;
  const lit = await listReachedHouseholds(site.app.db, community.id, third.path);
  assert.deepEqual([...lit], [home.id]);
  assert.equal(await counted(home.id), undefined, 'a household is no sum');
  await site.worker.api(`DELETE /posts/${post}/holder`, { reason: '搬走' });
  await site.app.runJobs();
});

test('a director leads a committee and reaches no household by that', async () => {
  const post = await site.addPost(group, { kind: 'director' });
  await site.appoint(post, site.world.people.chen);
  await site.app.runJobs();
  assert.deepEqual(await counted(site.world.compound.id), { households: 12, reached: 0 });
});

test('counting a community that there is not does nothing', async () => {
  await runJob(site.app, countCoverageJob, { communityId: 'nowhere' });
  assert.equal(await counted('nowhere'), undefined);
});

test('a job that names no community is a fault, not a count of nothing', async () => {
  await assert.rejects(runJob(site.app, countCoverageJob, {}), /communityId/);
});

test('several counts of one community at once end with the same counts, and none fails', async () => {
  const { community } = site.world;
  const job = () => runJob(site.app, countCoverageJob, { communityId: community.id });
  await Promise.all([job(), job(), job(), job()]);
  assert.deepEqual(await counted(community.id), { households: 12, reached: 0 });
});

test('when places are made the community is counted again within the minute', async () => {
  const { community, compound } = site.world;
  await recountCoverage(site.app.db, community.id, site.app.clock.now());
  const path = `${compound.path}.9`;
  const made = { communityId: community.id, isSearched: false };
  await insertPlaces(site.app.db, [
    { ...made, id: 'nine', path, kind: 'building', level: 70, name: '9號樓' },
    { ...made, id: 'nine-101', path: `${path}.101`, kind: 'household', level: 90, name: '101' },
  ]);
  site.app.clock.forward({ minutes: 30 });
  await change(community.id);
  site.app.clock.forward({ minutes: 1 });
  await follow();
  assert.deepEqual(await counted('nine'), { households: 1, reached: 0 });
});

test('a change is not lost when another community was counted after it', async () => {
  const { community, neighbour, compound } = site.world;
  await recountCoverage(site.app.db, community.id, site.app.clock.now());
  const path = `${compound.path}.9.102`;
  site.app.clock.forward({ hours: 1 });
  await insertPlaces(site.app.db, [
    {
      id: 'nine-102',
      path,
      kind: 'household',
      level: 90,
      name: '102',
      communityId: community.id,
      isSearched: false,
    },
  ]);
  await change(community.id);
  site.app.clock.forward({ minutes: 5 });
  await recountCoverage(site.app.db, neighbour.id, site.app.clock.now());
  await follow();
  assert.deepEqual(await counted('nine'), { households: 2, reached: 0 });
});

test('what did not change is not counted again and again', async () => {
  const { community } = site.world;
  site.app.clock.forward({ hours: 3 });
  await change(community.id);
  site.app.clock.forward({ minutes: 3 });
  await follow();
  const first = await countedAt(community.id);
  site.app.clock.forward({ minutes: 1 });
  await follow();
  assert.equal(await countedAt(community.id), first);
  assert.equal(first, '2026-11-22T15:03:00Z');
});

test('a change is looked for again until whoever wrote it must have ended', async () => {
  const { community } = site.world;
  site.app.clock.forward({ hours: 4 });
  await change(community.id);
  await follow();
  assert.equal(await countedAt(community.id), '2026-11-22T16:00:00Z');
  site.app.clock.forward({ minutes: 1 });
  await follow();
  assert.equal(await countedAt(community.id), '2026-11-22T16:01:00Z', 'it may not have been seen');
});

test('changes of other features, and those above every community, are nobody’s count', async () => {
  const { db, clock } = site.app;
  site.app.clock.forward({ hours: 6 });
  const writer = {
    db,
    now: clock.now(),
    newId: () => crypto.randomUUID(),
    subject: { actorId: undefined, personId: undefined },
  };
  const { community } = site.world;
  const entry = { verb: 'x', subjectId: 'x' };
  await recordEntry(writer, { ...entry, feature: 'matters', communityId: community.id });
  await recordEntry(writer, { ...entry, feature: 'places' });
  const since = clock.now().subtract({ minutes: 1 });
  assert.deepEqual(await listLastChanges(db, { feature: 'places', since }), []);
});

test('of several changes of a community the last one is told', async () => {
  const { community } = site.world;
  site.app.clock.forward({ hours: 8 });
  const since = site.app.clock.now().subtract({ seconds: 1 });
  await change(community.id);
  site.app.clock.forward({ minutes: 2 });
  await change(community.id);
  const changes = await listLastChanges(site.app.db, { feature: 'places', since });
  assert.deepEqual(
    changes.map(({ communityId, at }) => [communityId, at.toString()]),
    [[community.id, '2026-11-22T20:02:00Z']],
  );
});

test('one job is asked for by actions, the other starts by itself each minute', () => {
  assert.deepEqual(
    organisationJobs.map(({ name, cron }) => [name, cron]),
    [
      ['organisations.count_coverage', undefined],
      ['organisations.follow_places', '* * * * *'],
    ],
  );
});
