import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { roles, visitor } from '#/platform/access/subject.ts';
import type { Grant, Role, Subject } from '#/platform/access/subject.ts';
import {
  levelAt,
  mayActByOffice,
  mayGrant,
  mayListPeople,
  mayReadPerson,
  mayReadSensitive,
  mayRegister,
  maySeeGrants,
  mayVouch,
  mayVouchForHome,
  needsStrength,
  restOffices,
  rolesToGrant,
  suitsPlace,
} from './policy.ts';

const COMMUNITY = '35.02.03.007.010';
const BUILDING = `${COMMUNITY}.dx.3`;
const FLAT = `${BUILDING}.2.201`;
const OTHER_FLAT = `${COMMUNITY}.dx.7.1.101`;
const NEXT_FLAT = '35.02.03.007.011.1.1.101';
const flat = { path: FLAT, communityId: 'c' };
const otherFlat = { path: OTHER_FLAT, communityId: 'c' };
const nextFlat = { path: NEXT_FLAT, communityId: 'n' };

function holder(role: Role, path: string): Subject {
  const grant = { role, placeId: 'x', path, communityId: 'c', organisationId: undefined };
  return { ...visitor, actorId: 'a', personId: 'a', grants: [grant] };
}

/** Holds a role at a place above the communities. */
function holderAbove(role: Role, path: string): Subject {
  const grant: Grant = {
    role,
    placeId: 'x',
    path,
    communityId: undefined,
    organisationId: undefined,
  };
  return { ...visitor, actorId: 'a', personId: 'a', grants: [grant] };
}

const neighbour: Subject = {
  ...visitor,
  actorId: 'a',
  personId: 'a',
  homes: [{ householdId: 'h', placeId: 'h', path: OTHER_FLAT, communityId: 'c' }],
};

describe('what is seen of a person', () => {
  test('a visitor sees nothing personal', () => {
    assert.equal(levelAt(visitor, flat), 0);
    assert.equal(mayReadPerson(visitor, [flat]), false);
  });

  test('a neighbour sees what neighbours see, and of the next community nothing', () => {
    assert.equal(levelAt(neighbour, flat), 1);
    assert.equal(levelAt(neighbour, nextFlat), 0);
    assert.equal(mayListPeople(neighbour, flat), false);
  });

  test('a building leader sees the people of the own building and of no other', () => {
    const leader = holder('building_leader', BUILDING);
    assert.equal(levelAt(leader, flat), 2);
    assert.equal(levelAt(leader, otherFlat), 0);
    assert.equal(mayReadPerson(leader, [otherFlat, flat]), true);
    assert.equal(mayReadSensitive(leader, [flat]), false);
  });

  test('a community worker sees what is sensitive, in the own community', () => {
    const worker = holder('community_worker', COMMUNITY);
    assert.equal(mayReadSensitive(worker, [otherFlat]), true);
    assert.equal(mayReadPerson(worker, [nextFlat]), false);
  });

  test('above the community nobody sees more than neighbours do', () => {
    for (const role of roles) {
      assert.equal(levelAt(holderAbove(role, '35.02.03'), flat), 1, role);
    }
  });

  test('the levels are those the reference of roles tells a host', () => {
    const file = join(import.meta.dirname, '../../../db/reference/roles.json');
    const told: { roles: { code: string; highestDataLevel: number }[] } = JSON.parse(
      readFileSync(file, 'utf8'),
    );
    for (const { code, highestDataLevel } of told.roles) {
      const role = roles.find((known) => known === code);
      if (role === undefined) continue;
      assert.equal(levelAt(holder(role, COMMUNITY), flat), highestDataLevel, code);
    }
  });
});

describe('who registers and vouches', () => {
  test('those who work with people register them in their reach', () => {
    for (const role of ['building_leader', 'grid_worker', 'community_worker', 'steward'] as const) {
      assert.equal(mayRegister(holder(role, BUILDING), FLAT), true, role);
      assert.equal(mayRegister(holder(role, BUILDING), OTHER_FLAT), false, role);
    }
    assert.equal(mayRegister(holder('viewer', COMMUNITY), FLAT), false);
    assert.equal(mayRegister(holder('dispatcher', COMMUNITY), FLAT), false);
    assert.equal(mayRegister(holderAbove('steward', '35.02'), FLAT), false);
    assert.equal(mayRegister(neighbour, FLAT), false);
  });

  test('only the counter vouches for an address', () => {
    assert.equal(mayVouch(holder('community_worker', COMMUNITY), FLAT), true);
    assert.equal(mayVouch(holder('steward', COMMUNITY), FLAT), true);
    assert.equal(mayVouch(holder('building_leader', BUILDING), FLAT), false);
    assert.equal(mayVouch(holderAbove('steward', '35.02'), FLAT), false);
  });

  test('an office lets one act for the people in its reach', () => {
    assert.equal(mayActByOffice(holder('building_leader', BUILDING), [FLAT]), true);
    assert.equal(mayActByOffice(holder('building_leader', BUILDING), [OTHER_FLAT]), false);
    assert.equal(mayActByOffice(holder('steward', COMMUNITY), [FLAT]), false);
    assert.equal(mayActByOffice(neighbour, [FLAT]), false);
  });
});

describe('who appoints whom', () => {
  test('a steward appoints to every role in reach, also stewards', () => {
    const steward = holder('steward', COMMUNITY);
    for (const role of roles) assert.equal(mayGrant(steward, role, BUILDING), true, role);
    assert.equal(mayGrant(steward, 'steward', '35.02.03.007'), false);
    assert.equal(mayGrant(steward, 'steward', '35.02.03.007.011'), false);
  });

  test('a community worker appoints building leaders and grid workers, nobody higher', () => {
    const worker = holder('community_worker', COMMUNITY);
    const granted = roles.filter((role) => mayGrant(worker, role, BUILDING));
    assert.deepEqual(granted, ['building_leader', 'grid_worker']);
  });

  test('nobody else appoints anybody', () => {
    for (const role of ['building_leader', 'grid_worker', 'dispatcher', 'viewer'] as const) {
      const granted = roles.filter((one) => mayGrant(holder(role, COMMUNITY), one, BUILDING));
      assert.deepEqual(granted, [], role);
    }
  });

  test('a role is for places of its own size', () => {
    assert.equal(suitsPlace('building_leader', 70), true);
    assert.equal(suitsPlace('building_leader', 50), false);
    assert.equal(suitsPlace('building_leader', 90), false);
    assert.equal(suitsPlace('community_worker', 50), true);
    assert.equal(suitsPlace('community_worker', 40), false);
    assert.equal(suitsPlace('viewer', 10), true);
    assert.equal(suitsPlace('steward', 60), false);
  });

  test('a form offers the roles one may grant there and that suit the place', () => {
    const steward = holder('steward', COMMUNITY);
    const worker = holder('community_worker', COMMUNITY);
    const building = { path: BUILDING, level: 70 };
    const community = { path: COMMUNITY, level: 50 };
    assert.deepEqual(rolesToGrant(steward, building), ['building_leader', 'grid_worker']);
    assert.deepEqual(rolesToGrant(worker, community), ['grid_worker']);
    assert.deepEqual(rolesToGrant(steward, community), [
      'grid_worker',
      'community_worker',
      'dispatcher',
      'viewer',
      'steward',
    ]);
    assert.deepEqual(rolesToGrant(neighbour, building), []);
  });

  test('who holds which role is seen by those who answer for the place', () => {
    assert.equal(maySeeGrants(holderAbove('viewer', '35.02'), COMMUNITY), true);
    assert.equal(maySeeGrants(holder('building_leader', BUILDING), BUILDING), false);
    assert.equal(maySeeGrants(neighbour, COMMUNITY), false);
  });
});

describe('vouching for where somebody lives', () => {
  test('is for the leader of that building', () => {
    assert.equal(mayVouchForHome(holder('building_leader', BUILDING), FLAT), true);
    assert.equal(mayVouchForHome(holder('building_leader', BUILDING), OTHER_FLAT), false);
    assert.equal(mayVouchForHome(holder('building_leader', BUILDING), NEXT_FLAT), false);
  });

  test('is for no other office: the counter registers, the others know nobody', () => {
    for (const role of ['community_worker', 'steward', 'grid_worker', 'dispatcher', 'viewer']) {
      const known = roles.find((one) => one === role);
      assert.ok(known !== undefined, role);
      assert.equal(mayVouchForHome(holder(known, COMMUNITY), FLAT), false, role);
    }
  });

  test('is for no neighbour, no visitor, and nobody above the communities', () => {
    assert.equal(mayVouchForHome(neighbour, FLAT), false);
    assert.equal(mayVouchForHome(neighbour, OTHER_FLAT), false);
    assert.equal(mayVouchForHome(visitor, FLAT), false);
    assert.equal(mayVouchForHome(holderAbove('building_leader', COMMUNITY), FLAT), false);
  });
});

describe('offices that rest', () => {
  const needing: readonly Role[] = ['steward', 'community_worker', 'dispatcher'];

  test('those over the personal data of a community need a strong session', () => {
    assert.deepEqual(roles.filter(needsStrength).toSorted(), needing.toSorted());
  });

  test('in a session that is not strong they do nothing, and others go on', () => {
    for (const role of roles) {
      const resting = restOffices(holder(role, COMMUNITY));
      const rests = needing.includes(role);
      assert.equal(resting.grants.length, rests ? 0 : 1, role);
      assert.equal(resting.restingGrants?.length, rests ? 1 : 0, role);
      assert.equal(mayGrant(resting, 'viewer', FLAT), false, role);
      if (rests) assert.equal(levelAt(resting, flat), 0, role);
    }
  });

  test('in a strong session nothing rests', () => {
    const strong = { ...holder('community_worker', COMMUNITY), isStrong: true };
    assert.equal(restOffices(strong), strong);
    assert.equal(levelAt(restOffices(strong), flat), 3);
  });

  test('a neighbour stays one while their office rests', () => {
    const worker = { ...holder('community_worker', COMMUNITY), homes: neighbour.homes };
    assert.equal(levelAt(restOffices(worker), flat), 1);
  });
});
