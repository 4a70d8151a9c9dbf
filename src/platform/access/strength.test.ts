import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasRestingOffice, refusalFor, STRENGTHEN } from './strength.ts';
import { visitor } from './subject.ts';
import type { Grant } from './subject.ts';

const grant: Grant = {
  role: 'community_worker',
  placeId: 'c',
  path: '35.c',
  communityId: 'c',
  organisationId: undefined,
};
const plain = { ...visitor, actorId: 'p1', personId: 'p1', sessionId: 's1' };
const resting = { ...plain, restingGrants: [grant] };

test('an office rests only where one is held', () => {
  assert.ok(hasRestingOffice(resting));
  assert.ok(!hasRestingOffice(plain));
  assert.ok(!hasRestingOffice({ ...plain, restingGrants: [] }));
  assert.ok(!hasRestingOffice({ ...plain, grants: [grant] }));
  assert.ok(!hasRestingOffice(visitor));
});

test('who has an office at rest is told to confirm, whatever was not found or not allowed', () => {
  for (const code of ['not_found', 'not_allowed']) {
    assert.equal(refusalFor(resting, code), 'strength_required');
    assert.equal(refusalFor(plain, code), code);
    assert.equal(refusalFor(visitor, code), code);
  }
});

test('a no that has nothing to do with who asks stays as it is', () => {
  for (const code of ['matter_closed', 'too_many_requests', 'form_expired']) {
    assert.equal(refusalFor(resting, code), code);
  }
});

test('the address to confirm at is one of ours, and no answer of itself', () => {
  assert.equal(STRENGTHEN, '/me/strengthen');
  assert.equal(refusalFor(resting, 'strength_required'), 'strength_required');
  assert.equal(refusalFor(plain, 'strength_required'), 'strength_required');
  assert.equal(refusalFor(resting, 'sign_in_required'), 'sign_in_required');
  assert.equal(refusalFor(visitor, 'sign_in_required'), 'sign_in_required');
});

test('who acts for another has no office at rest of the other', () => {
  const acting = { ...plain, personId: 'mother', restingGrants: [] };
  for (const code of ['not_found', 'not_allowed']) {
    assert.equal(refusalFor(acting, code), code);
    assert.equal(refusalFor({ ...acting, restingGrants: [grant] }, code), 'strength_required');
  }
  assert.equal(hasRestingOffice(acting), false);
});
