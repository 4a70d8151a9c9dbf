import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyone, holderOf, signedIn } from './policy.ts';
import { holdsRole, holdsRoleAnywhere, isNeighbour, roles, visitor } from './subject.ts';
import type { Grant, Role, Subject } from './subject.ts';

const COMMUNITY = '35.02.03.007.010';

function grantAt(role: Role, path: string): Grant {
  return { role, placeId: path, path, communityId: undefined, organisationId: undefined };
}

function holding(...grants: readonly Grant[]): Subject {
  return { ...visitor, actorId: 'p1', personId: 'p1', sessionId: 's1', grants };
}

test('a role reaches the place it was granted for and everything below', () => {
  const worker = holding(grantAt('community_worker', COMMUNITY));
  for (const path of [COMMUNITY, `${COMMUNITY}.dx`, `${COMMUNITY}.dx.3.2.501`]) {
    assert.ok(holdsRole(worker, ['community_worker'], path), path);
  }
});

test('a role reaches nothing above it, beside it, or with a like beginning', () => {
  const worker = holding(grantAt('community_worker', COMMUNITY));
  for (const path of ['35.02.03.007', '35.02.03.007.011', `${COMMUNITY}1`, `${COMMUNITY}_a`, '']) {
    assert.ok(!holdsRole(worker, ['community_worker'], path), path);
  }
});

test('of several wanted roles one is enough, and another role is none of them', () => {
  const leader = holding(grantAt('building_leader', `${COMMUNITY}.dx.3`));
  const at = `${COMMUNITY}.dx.3.2`;
  assert.ok(holdsRole(leader, ['steward', 'building_leader'], at));
  assert.ok(!holdsRole(leader, ['steward', 'viewer'], at));
  assert.ok(!holdsRole(leader, [], at));
});

test('a role of one place and another role of another place do not add up', () => {
  const both = holding(grantAt('viewer', COMMUNITY), grantAt('steward', '35.02.03.007.011'));
  assert.ok(!holdsRole(both, ['steward'], COMMUNITY));
  assert.ok(holdsRole(both, ['viewer'], COMMUNITY));
});

test('whether a role is held anywhere does not ask where', () => {
  const far = holding(grantAt('dispatcher', '11'));
  assert.ok(holdsRoleAnywhere(far, ['dispatcher']));
  assert.ok(!holdsRoleAnywhere(far, ['steward']));
  assert.ok(!holdsRoleAnywhere(visitor, roles));
});

test('a neighbour lives in the community, in whichever of several homes', () => {
  const homes = ['a', 'b'].map((communityId) => ({
    householdId: `h-${communityId}`,
    placeId: `h-${communityId}`,
    path: communityId,
    communityId,
  }));
  const person = { ...visitor, personId: 'p1', homes };
  assert.ok(isNeighbour(person, 'a') && isNeighbour(person, 'b'));
  assert.ok(!isNeighbour(person, 'c'));
  assert.ok(!isNeighbour(visitor, 'a'));
});

test('a visitor is nobody, lives nowhere and may nothing', () => {
  assert.deepEqual(
    [visitor.actorId, visitor.personId, visitor.sessionId],
    [undefined, undefined, undefined],
  );
  assert.deepEqual([visitor.homes, visitor.grants, visitor.organisationIds], [[], [], []]);
  for (const role of roles) assert.ok(!holdsRole(visitor, [role], COMMUNITY));
});

test('the gate for everyone lets a visitor in, that for who has signed in does not', () => {
  assert.ok(everyone.allows(visitor));
  assert.ok(!signedIn.allows(visitor));
  assert.ok(signedIn.allows(holding()));
});

test('who acts for somebody else has signed in as himself', () => {
  const daughter = { ...holding(), personId: 'mother' };
  assert.ok(signedIn.allows(daughter));
  assert.ok(!signedIn.allows({ ...visitor, personId: 'mother' }));
});

test('the gate for roles lets in who holds one of them, wherever', () => {
  const gate = holderOf('community_worker', 'steward');
  assert.ok(gate.allows(holding(grantAt('steward', '11'))));
  assert.ok(!gate.allows(holding(grantAt('viewer', COMMUNITY))));
  assert.ok(!gate.allows(holding()));
  assert.ok(!gate.allows(visitor));
});

test('each gate has a name of its own, by which the matrix lists it', () => {
  const names = [everyone, signedIn, holderOf('steward'), holderOf('steward', 'viewer')].map(
    ({ name }) => name,
  );
  assert.equal(new Set(names).size, names.length);
  assert.equal(names[3], 'holder_of:steward,viewer');
});
