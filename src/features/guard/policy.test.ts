import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles, visitor } from '#/platform/access/subject.ts';
import type { Role } from '#/platform/access/subject.ts';
import { mayReviewIn } from './policy.ts';

const HERE = '35.02.03.007.010';

function holding(role: Role, path: string) {
  const grant = { role, path, placeId: path, communityId: undefined, organisationId: undefined };
  return { grants: [grant] };
}

test('stewards of the community and above it look at its glasses, and nobody else', () => {
  const may = roles.filter((role) => mayReviewIn(holding(role, HERE), HERE));
  assert.deepEqual(may, ['steward']);
  assert.ok(mayReviewIn(holding('steward', '35.02'), HERE));
  assert.ok(!mayReviewIn(holding('steward', '35.02.03.007.011'), HERE));
  assert.ok(!mayReviewIn(holding('steward', `${HERE}.dx`), HERE), 'a part of it is not it');
  assert.ok(!mayReviewIn(visitor, HERE));
});
