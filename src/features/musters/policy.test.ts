import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Organisation } from '#/features/organisations/index.ts';
import { brand } from '#/lib/brand.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Grant, Role } from '#/platform/access/subject.ts';
import { isCallable, isStaffAt, staffedPlaces } from './policy.ts';

const grant = (role: Role, placeId: string, path: string): Grant => ({
  role,
  placeId,
  path,
  communityId: placeId,
  organisationId: undefined,
});
const withGrants = (...grants: readonly Grant[]) => ({ ...visitor, grants });

const team: Organisation = {
  id: brand<Organisation['id']>('red'),
  communityId: 'c',
  placeId: 'c',
  kind: { code: 'volunteer_team', names: { hant: '', hans: '', en: '' }, icon: 'hand' },
  parentId: undefined,
  name: '紅馬甲',
  telephone: undefined,
  openedOn: Temporal.PlainDate.from('2026-01-01'),
  closedOn: undefined,
};

test('workers and dispatchers may call what is in their place, others may not', () => {
  for (const role of ['community_worker', 'dispatcher'] as const) {
    const subject = withGrants(grant(role, 'c', 'a.c'));
    assert.equal(isStaffAt(subject, 'a.c'), true);
    assert.equal(isStaffAt(subject, 'a.c.x'), true);
    assert.equal(isStaffAt(subject, 'a.d'), false);
  }
  for (const role of ['building_leader', 'grid_worker', 'viewer', 'steward'] as const) {
    assert.equal(isStaffAt(withGrants(grant(role, 'c', 'a.c')), 'a.c'), false, role);
  }
});

test('the places one works for are each named once', () => {
  const subject = withGrants(
    grant('community_worker', 'c', 'a.c'),
    grant('dispatcher', 'c', 'a.c'),
    grant('viewer', 'd', 'a.d'),
  );
  assert.deepEqual(staffedPlaces(subject), ['c']);
  assert.deepEqual(staffedPlaces(visitor), []);
});

test('what is closed, or above the communities, has nobody to be called', () => {
  assert.equal(isCallable(team), true);
  assert.equal(isCallable({ ...team, communityId: undefined }), false);
  assert.equal(isCallable({ ...team, closedOn: Temporal.PlainDate.from('2026-02-01') }), false);
});
