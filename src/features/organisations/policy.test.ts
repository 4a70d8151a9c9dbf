import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles, visitor } from '#/platform/access/subject.ts';
import type { Role, Subject } from '#/platform/access/subject.ts';
import { isWithin } from '#/lib/tree.ts';
import { mayKeepOrganisations, maySeeFullNames } from './policy.ts';

const COMMUNITY = '35.02.03.007.010';
const COMPOUND = `${COMMUNITY}.dx`;
const NEXT_COMMUNITY = '35.02.03.007.011';

function somebody(role: Role, path: string): Subject {
  const isAbove = isWithin(COMMUNITY, path) && path !== COMMUNITY;
  const communityId = isAbove ? undefined : COMMUNITY;
  const grant = { role, path, placeId: path, communityId, organisationId: undefined };
  return { ...visitor, actorId: 'a', personId: 'a', grants: [grant] };
}

/** Lists the roles that a rule lets in when they are held at a place. */
function letIn(may: (subject: Subject) => boolean, heldAt: string): readonly Role[] {
  return roles.filter((role) => may(somebody(role, heldAt)));
}

test('workers and stewards of a community keep the bodies of it and of all below', () => {
  for (const path of [COMMUNITY, COMPOUND, `${COMPOUND}.3`]) {
    const may = (subject: Subject) => mayKeepOrganisations(subject, path);
    assert.deepEqual(letIn(may, COMMUNITY), ['community_worker', 'steward'], path);
  }
});

test('a role from above reaches down, one from below or next door does not reach here', () => {
  const may = (subject: Subject) => mayKeepOrganisations(subject, COMMUNITY);
  assert.deepEqual(letIn(may, '35.02'), ['community_worker', 'steward']);
  assert.deepEqual(letIn(may, COMPOUND), []);
  assert.deepEqual(letIn(may, NEXT_COMMUNITY), []);
  // A code that only begins alike is another place.
  assert.deepEqual(letIn(may, '35.02.03.007.01'), []);
});

test('whoever only lives here, or has not signed in, keeps nothing', () => {
  const home = { householdId: 'h', placeId: 'h', path: `${COMPOUND}.1`, communityId: 'c' };
  const resident = { ...visitor, actorId: 'a', personId: 'a', homes: [home] };
  for (const subject of [visitor, resident]) {
    assert.equal(mayKeepOrganisations(subject, COMMUNITY), false);
    assert.equal(maySeeFullNames(subject, COMPOUND), false);
  }
});

test('membership in a body gives nobody the keeping of it', () => {
  const member = { ...visitor, actorId: 'a', personId: 'a', organisationIds: ['o'] };
  assert.equal(mayKeepOrganisations(member, COMMUNITY), false);
});

test('full names are for those who work among the households of that place', () => {
  const may = (subject: Subject) => maySeeFullNames(subject, `${COMPOUND}.3`);
  assert.deepEqual(letIn(may, COMMUNITY), [
    'building_leader',
    'grid_worker',
    'community_worker',
    'steward',
  ]);
  assert.deepEqual(letIn(may, `${COMPOUND}.3`), letIn(may, COMMUNITY));
  assert.deepEqual(letIn(may, `${COMPOUND}.4`), []);
});

test('a role above the community widens what is reached, not what is seen of persons', () => {
  const may = (subject: Subject) => maySeeFullNames(subject, COMPOUND);
  for (const path of ['35.02.03.007', '35.02.03', '35']) assert.deepEqual(letIn(may, path), []);
});

test('a district viewer and a dispatcher see how neighbours call a holder, no more', () => {
  for (const role of ['viewer', 'dispatcher'] as const) {
    assert.equal(maySeeFullNames(somebody(role, '35.02.03'), COMPOUND), false, role);
  }
});
