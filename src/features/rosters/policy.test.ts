import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles, visitor } from '#/platform/access/subject.ts';
import type { Role } from '#/platform/access/subject.ts';
import { mayWatch, watchedCommunities } from './policy.ts';

const COMMUNITY = '350203007010';
const PATH = '35.02.03.007.010';

function holder(role: Role, path = PATH, communityId = COMMUNITY) {
  const grant = { role, placeId: path, path, communityId, organisationId: undefined };
  return { ...visitor, actorId: 'a', personId: 'a', grants: [grant] };
}

test('who works for a community looks ahead in it, and nobody else does', () => {
  const may = roles.filter((role) => mayWatch(holder(role), PATH));
  assert.deepEqual(may, ['grid_worker', 'community_worker', 'dispatcher', 'steward']);
  assert.equal(mayWatch(visitor, PATH), false);
  assert.equal(mayWatch(holder('community_worker', '35.02.03.007.011'), PATH), false);
  assert.equal(mayWatch(holder('dispatcher', '35.02.03'), PATH), true, 'from above, too');
});

test('a desk is told of the communities of its offices, each once', () => {
  const worker = holder('community_worker');
  const both = { ...worker, grants: [...worker.grants, ...holder('dispatcher').grants] };
  assert.deepEqual(watchedCommunities(both), [COMMUNITY]);
  assert.deepEqual(watchedCommunities(holder('viewer')), []);
  const above = holder('dispatcher', '35.02.03').grants.map((one) => ({
    ...one,
    communityId: undefined,
  }));
  assert.deepEqual(watchedCommunities({ ...visitor, grants: above }), []);
});
