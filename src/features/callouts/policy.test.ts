import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visitor } from '#/platform/access/subject.ts';
import type { Role } from '#/platform/access/subject.ts';
import { partIn, workedCommunities } from './policy.ts';

const matter = { askerId: 'wang', holderId: 'chen', helperIds: ['li'] };
const alerts = [{ personId: 'chen' }, { personId: 'lin' }];
const as = (personId: string | undefined) => partIn({ ...visitor, personId }, matter, alerts);

test('who asked, who goes and who was asked each have a part; nobody else has', () => {
  assert.equal(as('wang'), 'asker');
  assert.equal(as('chen'), 'coming');
  assert.equal(as('li'), 'coming');
  assert.equal(as('lin'), 'asked');
  assert.equal(as('wu'), undefined);
  assert.equal(as(undefined), undefined);
});

test('whoever asked stays so, even where they were called for something else of theirs', () => {
  const own = partIn({ ...visitor, personId: 'wang' }, matter, [{ personId: 'wang' }]);
  assert.equal(own, 'asker');
});

test('while nobody goes, nobody is on the way', () => {
  const free = { askerId: 'wang', holderId: undefined, helperIds: [] };
  assert.equal(partIn({ ...visitor, personId: 'chen' }, free, alerts), 'asked');
});

test('a desk is told of the nights of those communities for which somebody works', () => {
  const grant = (role: Role, communityId: string | undefined) => ({
    role,
    placeId: communityId ?? 'district',
    path: communityId ?? 'district',
    communityId,
    organisationId: undefined,
  });
  const grants = [
    grant('grid_worker', 'shentian'),
    grant('dispatcher', 'shentian'),
    grant('community_worker', 'huguang'),
    grant('building_leader', 'dongxing'),
    grant('steward', 'weihai'),
    grant('dispatcher', undefined),
  ];
  assert.deepEqual(workedCommunities({ ...visitor, grants }), ['shentian', 'huguang']);
  assert.deepEqual(workedCommunities(visitor), []);
});
