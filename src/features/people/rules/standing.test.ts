import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSubject, reachesOneOf } from './standing.ts';
import type { StandingRows } from './standing.ts';

const HOME_PATH = '35.02.03.007.010.dx.3.2.201';
const BUILDING_PATH = '35.02.03.007.010.dx.3';
const paths = new Map([
  ['flat', HOME_PATH],
  ['building', BUILDING_PATH],
  ['street', '35.02.03.007'],
]);
const home = { residenceId: 'r', householdId: 'flat', communityId: 'c' };
const leads = {
  role: 'building_leader',
  placeId: 'building',
  communityId: 'c',
  organisationId: 'o',
} as const;
const none: StandingRows = { homes: [], grants: [], hasConsent: false };
const self = { sessionId: 's', actorId: 'a', actingForId: undefined };
const acting = { ...self, actingForId: 'p' };

test('who acts for themselves has their homes, roles and organisations', () => {
  const subject = findSubject(self, { ...none, homes: [home], grants: [leads] }, paths);
  assert.equal(subject?.personId, 'a');
  assert.deepEqual(subject?.homes, [
    { householdId: 'flat', placeId: 'flat', path: HOME_PATH, communityId: 'c' },
  ]);
  assert.deepEqual(subject?.grants, [{ ...leads, path: BUILDING_PATH }]);
  assert.deepEqual(subject?.organisationIds, ['o']);
});

test('who acts with consent has the homes of the person concerned and no role of their own', () => {
  const rows = { homes: [home], grants: [leads], hasConsent: true };
  const subject = findSubject(acting, rows, paths);
  assert.equal(subject?.actorId, 'a');
  assert.equal(subject?.personId, 'p');
  assert.equal(subject?.homes.length, 1);
  assert.deepEqual(subject?.grants, []);
  assert.deepEqual(subject?.organisationIds, []);
});

test('an office lets one act for the people of one’s own building without a relation', () => {
  const subject = findSubject(acting, { ...none, homes: [home], grants: [leads] }, paths);
  assert.equal(subject?.personId, 'p');
});

test('without consent and office nobody acts for another', () => {
  assert.equal(findSubject(acting, { ...none, homes: [home] }, paths), undefined);
  assert.equal(findSubject(acting, { ...none, grants: [leads] }, paths), undefined);
});

test('neither a viewer nor an office above the community reaches into a home', () => {
  const homes = [{ path: HOME_PATH }];
  const grant = { ...leads, path: BUILDING_PATH };
  assert.equal(reachesOneOf([grant], homes), true);
  assert.equal(reachesOneOf([{ ...grant, role: 'viewer' }], homes), false);
  assert.equal(reachesOneOf([{ ...grant, role: 'steward' }], homes), false);
  const above = { ...grant, role: 'community_worker', communityId: undefined } as const;
  assert.equal(reachesOneOf([{ ...above, path: '35.02.03.007' }], homes), false);
});

test('a place that left the tree gives no standing', () => {
  const rows = { ...none, homes: [home], grants: [leads] };
  const subject = findSubject(self, rows, new Map());
  assert.deepEqual(subject?.homes, []);
  assert.deepEqual(subject?.grants, []);
});
