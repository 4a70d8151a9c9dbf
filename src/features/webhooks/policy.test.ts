import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles, visitor } from '#/platform/access/subject.ts';
import type { Role, Subject } from '#/platform/access/subject.ts';
import { mayKeepListeners } from './policy.ts';

const COMMUNITY = '35.02.03.007.010';

function holding(role: Role, path: string): Subject {
  const grant = { role, path, placeId: path, communityId: undefined, organisationId: undefined };
  return { ...visitor, actorId: 'a', personId: 'a', grants: [grant] };
}

const letIn = (path: string) =>
  roles.filter((role) => mayKeepListeners(holding(role, path), COMMUNITY));

test('stewards of the community and above it keep the programs that are told, nobody else', () => {
  for (const path of [COMMUNITY, '35.02.03', '35'])
    assert.deepEqual(letIn(path), ['steward'], path);
});

test('a steward of a part of the community, or of the next one, does not', () => {
  for (const path of [`${COMMUNITY}.dx`, '35.02.03.007.011', '35.02.03.007.01'])
    assert.deepEqual(letIn(path), [], path);
});

test('whoever is in the body, lives there or has not signed in does not', () => {
  const home = { householdId: 'h', placeId: 'h', path: `${COMMUNITY}.1`, communityId: 'c' };
  const member = { ...visitor, actorId: 'a', personId: 'a', homes: [home], organisationIds: ['o'] };
  for (const subject of [visitor, member]) assert.ok(!mayKeepListeners(subject, COMMUNITY));
});

test('an office that rests until it is confirmed keeps nothing meanwhile', () => {
  const { grants, ...plain } = holding('steward', COMMUNITY);
  assert.ok(!mayKeepListeners({ ...plain, grants: [], restingGrants: grants }, COMMUNITY));
});
