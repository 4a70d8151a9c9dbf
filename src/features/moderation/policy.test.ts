import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { roles, visitor } from '#/platform/access/subject.ts';
import type { Grant, Role, Subject } from '#/platform/access/subject.ts';
import { mayModerate, moderatedBy } from './policy.ts';

const HERE = '35.02.03.007.010';
const HOME = `${HERE}.dx.3`;

function holder(role: Role, changes: Partial<Grant> = {}): Subject {
  const grant: Grant = {
    role,
    placeId: '350203007010',
    path: HERE,
    communityId: '350203007010',
    organisationId: undefined,
    ...changes,
  };
  return { ...visitor, actorId: 'a', personId: 'a', grants: [grant] };
}

describe('who looks after what is written', () => {
  test('workers and stewards of the community, in all of it, and nobody else', () => {
    const allowed = roles.filter((role) => mayModerate(holder(role), HOME));
    assert.deepEqual(allowed, ['community_worker', 'steward']);
  });

  test('nobody of a place beside it', () => {
    const path = '35.02.03.007.011';
    assert.equal(mayModerate(holder('community_worker', { path }), HOME), false);
    assert.equal(mayModerate(holder('community_worker', { path: `${HERE}.dx.7` }), HOME), false);
  });

  test('nobody from above the community: what was hidden would be read from afar', () => {
    const above = { path: '35.02.03', communityId: undefined };
    assert.equal(mayModerate(holder('steward', above), HOME), false);
    assert.deepEqual(moderatedBy(holder('steward', above)), []);
  });

  test('no visitor and no neighbour', () => {
    assert.equal(mayModerate(visitor, HOME), false);
    assert.equal(mayModerate({ ...visitor, actorId: 'a', personId: 'a' }, HOME), false);
  });

  test('whose desk it is, each community once', () => {
    const worker = holder('community_worker');
    const both = { ...worker, grants: [...worker.grants, ...holder('steward').grants] };
    assert.deepEqual(moderatedBy(both), ['350203007010']);
    assert.deepEqual(moderatedBy(holder('dispatcher')), []);
  });
});
