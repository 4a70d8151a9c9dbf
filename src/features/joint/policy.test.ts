import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { brand } from '#/lib/brand.ts';
import type { Queue } from '#/features/matters/index.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Grant, Role, Subject } from '#/platform/access/subject.ts';
import { begun, callOfDesk, caller, city, superior, works } from '#test/joints.ts';
import { isInside, ownCommunities, ownDesks, standingOf, worksAt } from './policy.ts';

const COMMUNITY = '350203007010';
const paths = new Map([
  [COMMUNITY, '35.02.03.007.010'],
  ['350203007', '35.02.03.007'],
  ['350203', '35.02.03'],
  ['350203007011', '35.02.03.007.011'],
]);

function grant(role: Role, placeId: string): Grant {
  const communityId = placeId.length === COMMUNITY.length ? placeId : undefined;
  const path = paths.get(placeId) ?? placeId;
  return { role, placeId, path, communityId, organisationId: undefined };
}

function person(changes: Partial<Subject> = {}): Subject {
  return { ...visitor, actorId: 'p', personId: 'p', sessionId: 's', ...changes };
}

const cityId = city.slice('organisation:'.length);
const official = person({ organisationIds: [cityId] });
const worker = person({ grants: [grant('community_worker', COMMUNITY)] });
const streetWorker = person({ grants: [grant('dispatcher', '350203007')] });
const district = person({ grants: [grant('dispatcher', '350203')] });

describe('who works at a desk', () => {
  test('is whoever belongs to the body', () => {
    assert.equal(worksAt(official, city, paths), true);
    assert.equal(worksAt(official, works, paths), false);
    assert.equal(worksAt(visitor, city, paths), false);
  });

  test('is whoever holds the role at the place or above it, and no other role', () => {
    assert.equal(worksAt(worker, caller, paths), true);
    assert.equal(worksAt(streetWorker, caller, paths), false, 'a dispatcher is no worker of it');
    const dispatch = brand<Queue>(`role:dispatcher@${COMMUNITY}`);
    assert.equal(worksAt(streetWorker, dispatch, paths), true);
    const next = brand<Queue>('role:community_worker@350203007011');
    assert.equal(worksAt(worker, next, paths), false);
  });

  test('is nobody where the place is not known or the role has no desk', () => {
    const nowhere = brand<Queue>('role:community_worker@nowhere');
    assert.equal(worksAt(worker, nowhere, paths), false);
    const steward = person({ grants: [grant('steward', COMMUNITY)] });
    const desk = brand<Queue>(`role:steward@${COMMUNITY}`);
    assert.equal(worksAt(steward, desk, paths), false);
  });
});

describe('what somebody is to a joint task', () => {
  const joint = begun();
  const of = (subject: Subject) => standingOf(subject, joint, paths);

  test('is caller, lead, one of the called, superior or staff', () => {
    assert.equal(of(worker).isCaller, true);
    assert.equal(of(official).isLead, true);
    assert.deepEqual(of(official).callIds, [callOfDesk(joint, city).id]);
    assert.equal(of(district).isSuperior, true);
    assert.equal(joint.task.superior, superior);
    assert.equal(of(streetWorker).isStaff, true);
    assert.equal(of(streetWorker).isSuperior, false);
  });

  test('is nothing for neighbours, stewards, viewers and those next door', () => {
    const others = [
      visitor,
      person(),
      person({ grants: [grant('steward', COMMUNITY)] }),
      person({ grants: [grant('viewer', '350203')] }),
      person({ grants: [grant('grid_worker', COMMUNITY)] }),
      person({ grants: [grant('community_worker', '350203007011')] }),
      person({ organisationIds: ['another'] }),
    ];
    for (const one of others) assert.equal(isInside(of(one)), false);
    for (const one of [worker, official, district, streetWorker]) {
      assert.equal(isInside(of(one)), true);
    }
  });

  test('is nothing where bodies rest while somebody acts for another', () => {
    const acting = person({ organisationIds: [], restingOrganisationIds: [cityId] });
    assert.equal(isInside(of(acting)), false);
  });
});

describe('what is somebody’s own', () => {
  test('are the desks of their bodies and of the offices they hold', () => {
    const both = person({ organisationIds: ['a', 'a'], grants: [grant('dispatcher', '350203')] });
    assert.deepEqual(ownDesks(both), ['organisation:a', 'role:dispatcher@350203']);
    const steward = person({ grants: [grant('steward', COMMUNITY), grant('viewer', '350203')] });
    assert.deepEqual(ownDesks(steward), []);
  });

  test('are whole communities for those who work for a whole one', () => {
    assert.deepEqual(ownCommunities(worker), [COMMUNITY]);
    assert.deepEqual(ownCommunities(streetWorker), []);
    const building = {
      ...grant('community_worker', COMMUNITY),
      placeId: 'dongxing-3',
      path: '35.02.03.007.010.dx.3',
    };
    assert.deepEqual(ownCommunities(person({ grants: [building] })), []);
  });
});
