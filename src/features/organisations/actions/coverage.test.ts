import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { listPathsWithin } from '#/features/places/index.ts';
import { createRandom } from '#/lib/random.ts';
import { isWithin } from '#/lib/tree.ts';
import { saveManyOrganisations } from '#/features/organisations/store/many.ts';
import { findCoverage } from '#/features/organisations/store/coverage.ts';
import { bodiesSite } from '#test/bodies.ts';
import type { Site } from '#test/bodies.ts';
import { seed } from '#test/property.ts';
import { listReachedHouseholds, recountCoverage } from './coverage.ts';

let site: Site;
let group: string;

before(async () => {
  site = await bodiesSite();
  group = await site.found('樓組', { kind: 'self_management_group' });
});

after(() => site.app.close());

/** Appoints one person to a post for each of the places, at once. */
async function answerFor(placeIds: readonly string[]): Promise<readonly string[]> {
  const communityId = site.world.community.id;
  const posts = placeIds.map((placeId) => ({
    communityId,
    placeId,
    id: crypto.randomUUID(),
    organisationId: group,
    kind: 'building_leader',
  }));
  const terms = posts.map(({ id }) => ({
    communityId,
    id: crypto.randomUUID(),
    postId: id,
    personId: site.world.people.lin,
    startsOn: Temporal.PlainDate.from('2026-01-01'),
    plannedEndOn: undefined,
  }));
  const many = { organisations: [], posts, terms, members: [] };
  await saveManyOrganisations(site.app.db, many, site.app.clock.now());
  return posts.map(({ id }) => id);
}

async function endAll(posts: readonly string[]): Promise<void> {
  for (const post of posts) {
    await site.worker.api(`DELETE /posts/${post}/holder`, { reason: '換人' });
  }
}

test(`every count of a place is what one counts by hand, wherever posts are (seed ${seed})`, async () => {
  const { community, households } = site.world;
  const random = createRandom(String(seed));
  const places = await listPathsWithin(site.app.db, community.path);
  for (let round = 0; round < 3; round += 1) {
    const answered = [random.pick(places), random.pick(places), random.pick(places)];
    const posts = await answerFor(answered.map(({ id }) => id));
    await recountCoverage(site.app.db, community.id, site.app.clock.now());
    const isReached = ({ path }: { readonly path: string }) =>
      answered.some((one) => isWithin(path, one.path));
    const kept = await findCoverage(
      site.app.db,
      places.map(({ id }) => id),
    );
    for (const place of places) {
      const within = households.filter(({ path }) => isWithin(path, place.path));
      const isHome = within.some(({ id }) => id === place.id);
      const expected = { households: within.length, reached: within.filter(isReached).length };
      const counted = isHome || within.length === 0 ? undefined : expected;
      assert.deepEqual(kept.get(place.id), counted, `${round} ${place.path}`);
    }
    const lit = await listReachedHouseholds(site.app.db, community.id, community.path);
    assert.deepEqual(
      [...lit].toSorted(),
      households
        .filter(isReached)
        .map(({ id }) => id)
        .toSorted(),
    );
    await endAll(posts);
  }
});

test('the windows of a part are those of that part alone', async () => {
  const { community, buildings, households } = site.world;
  const [first, second] = buildings;
  assert.ok(first && second);
  const posts = await answerFor([community.id]);
  const lit = await listReachedHouseholds(site.app.db, community.id, second.path);
  const homes = households.filter(({ path }) => isWithin(path, second.path));
  assert.deepEqual([...lit].toSorted(), homes.map(({ id }) => id).toSorted());
  await endAll(posts);
  assert.equal((await listReachedHouseholds(site.app.db, community.id, first.path)).size, 0);
});

test('somebody who answers next door lights no window here', async () => {
  const { neighbour, community } = site.world;
  const posts = await answerFor([neighbour.id]);
  const lit = await listReachedHouseholds(site.app.db, community.id, community.path);
  assert.equal(lit.size, 0);
  await endAll(posts);
});
