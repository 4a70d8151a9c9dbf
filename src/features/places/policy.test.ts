import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles, visitor } from '#/platform/access/subject.ts';
import type { Role } from '#/platform/access/subject.ts';
import { mayBringUnder, mayBuild, mayKeepInstallation, mayOrder } from './policy.ts';

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

const NEXT = '35.02.03.007.011';

test('what holds for all is changed by a steward of every place the installation is run for', () => {
  for (const role of roles) {
    const isSteward = role === 'steward';
    assert.equal(mayKeepInstallation(holder(role, COMMUNITY), [COMMUNITY]), isSteward, role);
    assert.equal(mayKeepInstallation(holder(role, '35.02'), [COMMUNITY, NEXT]), isSteward, role);
  }
});

test('a steward of one community of several does not speak for the others', () => {
  const served = [COMMUNITY, NEXT];
  for (const path of [COMMUNITY, NEXT]) {
    assert.ok(!mayKeepInstallation(holder('steward', path), served), path);
  }
  const both = [COMMUNITY, NEXT].flatMap((path) => holder('steward', path).grants);
  assert.ok(mayKeepInstallation({ ...visitor, grants: both }, served));
});

test('a steward of a compound, or beside what is served, changes nothing for all', () => {
  for (const path of [`${COMMUNITY}.dx`, NEXT, '35.02.03.007.01', '36']) {
    assert.ok(!mayKeepInstallation(holder('steward', path), [COMMUNITY]), path);
  }
});

test('where no place is served yet nobody changes what holds for all', () => {
  assert.ok(!mayKeepInstallation(holder('steward', '35'), []));
});

test('a steward orders what they are over; a worker what lies within the community', () => {
  const community = { path: COMMUNITY, level: 50 };
  const building = { path: `${COMMUNITY}.dx.3`, level: 70 };
  const steward = holder('steward', COMMUNITY);
  const worker = holder('community_worker', COMMUNITY);
  assert.ok(mayOrder(steward, community));
  assert.ok(mayOrder(steward, building));
  assert.ok(!mayOrder(worker, community));
  assert.ok(mayOrder(worker, building));
  for (const other of [holder('steward', `${COMMUNITY}.dx`), visitor]) {
    assert.ok(!mayOrder(other, community));
  }
});

test('a place goes only under one that the mover is over as well', () => {
  const street = { path: '35.02.03.007' };
  const compound = { path: `${COMMUNITY}.dx` };
  const steward = holder('steward', COMMUNITY);
  assert.ok(!mayBringUnder(steward, { place: { level: 50 }, under: street }));
  assert.ok(mayBringUnder(holder('steward', street.path), { place: { level: 50 }, under: street }));
  assert.ok(
    mayBringUnder(holder('community_worker', COMMUNITY), { place: { level: 70 }, under: compound }),
  );
  assert.ok(
    !mayBringUnder(holder('community_worker', '35.99'), { place: { level: 70 }, under: compound }),
  );
});
