import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { visitor } from '#/platform/access/subject.ts';
import type { Grant, Role, Subject } from '#/platform/access/subject.ts';
import { people, places } from '#test/world.ts';
import { openTeamSite, teams } from '#test/team-site.ts';
import type { TeamSite } from '#test/team-site.ts';
import { isLeader, mayEnter } from './policy.ts';

const COMMUNITY = '35.02.03.007.010';
const COMPOUND = `${COMMUNITY}.dx`;

function grant(role: Role, path: string, communityId: string | undefined): Grant {
  return { role, path, communityId, placeId: 'x', organisationId: undefined };
}

function holding(...grants: readonly Grant[]): Subject {
  return { ...visitor, actorId: 'a', personId: 'a', grants };
}

describe('who enters members at the counter', () => {
  const here = places.community;

  test('is a worker or steward of the community, over its places', () => {
    for (const role of ['community_worker', 'steward'] as const) {
      assert.ok(mayEnter(holding(grant(role, COMMUNITY, here)), COMPOUND), role);
    }
  });

  test('is nobody with another role', () => {
    for (const role of ['building_leader', 'grid_worker', 'dispatcher', 'viewer'] as const) {
      assert.ok(!mayEnter(holding(grant(role, COMMUNITY, here)), COMPOUND), role);
    }
    assert.ok(!mayEnter(visitor, COMPOUND));
  });

  test('is nobody of another community, nor above it', () => {
    const beside = grant('community_worker', '35.02.03.007.011', places.nextCommunity);
    assert.ok(!mayEnter(holding(beside), COMPOUND));
    const above = grant('steward', '35.02.03', undefined);
    assert.ok(!mayEnter(holding(above), COMPOUND));
  });
});

describe('who leads a team', () => {
  let site: TeamSite;
  before(async () => {
    site = await openTeamSite();
  });
  after(() => site.app.close());

  const leads = (subject: Subject, id: string) => isLeader({ db: site.app.db, subject }, id);
  const chen = { ...visitor, actorId: people.chen, personId: people.chen };

  test('is who holds a post of it, and of no other', async () => {
    assert.equal(await leads(chen, teams.mending), true);
    assert.equal(await leads(chen, teams.other), false);
    assert.equal(
      await leads({ ...chen, actorId: people.li, personId: people.li }, teams.mending),
      false,
    );
  });

  test('is nobody who acts for them, no program, and no visitor', async () => {
    assert.equal(await leads({ ...chen, actorId: people.lin }, teams.mending), false);
    const program = { ...chen, personId: undefined, organisationIds: [teams.mending] };
    assert.equal(await leads(program, teams.mending), false);
    assert.equal(await leads(visitor, teams.mending), false);
  });
});
