import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles, visitor } from '#/platform/access/subject.ts';
import type { Role } from '#/platform/access/subject.ts';
import { mayBuild } from './policy.ts';

const COMMUNITY = '35.02.03.007.010';

function holder(role: Role, path: string) {
  const grant = { role, placeId: path, path, communityId: undefined, organisationId: undefined };
  return { ...visitor, actorId: 'p', personId: 'p', grants: [grant] };
}

test('stewards and community workers build where their role reaches, and nobody else', () => {
  for (const role of roles) {
    const expected = role === 'steward' || role === 'community_worker';
    assert.equal(mayBuild(holder(role, COMMUNITY), COMMUNITY), expected, role);
    assert.equal(mayBuild(holder(role, '35.02'), COMMUNITY), expected, role);
  }
});

test('a role next door, or further down, builds nothing in a community', () => {
  for (const path of ['35.02.03.007.011', `${COMMUNITY}.dx`, '36']) {
    assert.ok(!mayBuild(holder('community_worker', path), COMMUNITY), path);
  }
});

test('living there gives no right to build', () => {
  const home = { householdId: 'h', placeId: 'h', path: `${COMMUNITY}.h`, communityId: 'c' };
  assert.ok(!mayBuild({ ...visitor, actorId: 'p', personId: 'p', homes: [home] }, COMMUNITY));
  assert.ok(!mayBuild(visitor, COMMUNITY));
});
