import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Role, Subject } from '#/platform/access/subject.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { HoursRecord } from './model.ts';
import { keepsRecords, keptCommunities, mayRead, standingOf } from './policy.ts';

const PATH = '35.02.03.007.010.dx.3';
const COMMUNITY = { placeId: '350203007010', path: '35.02.03.007.010' };
const TEAM = 'team';
const now = Temporal.Instant.from('2026-11-23T01:00:00Z');

function person(personId: string, ...grants: Subject['grants']): Subject {
  return { ...visitor, actorId: personId, personId, grants };
}

function grant(
  role: Role,
  at: { readonly placeId: string; readonly path: string; readonly isAbove?: true },
) {
  const communityId = at.isAbove === true ? undefined : COMMUNITY.placeId;
  return { role, placeId: at.placeId, path: at.path, communityId, organisationId: undefined };
}

function record(changes: Partial<HoursRecord> = {}): HoursRecord {
  return {
    communityId: COMMUNITY.placeId,
    id: 'one',
    personId: 'giver',
    matter: { id: 'm', askerId: 'asker' },
    activity: undefined,
    teamId: TEAM,
    placeId: 'dongxing-3',
    content: '-',
    materials: undefined,
    startedAt: now,
    minutes: 60,
    endedAt: now.add({ minutes: 60 }),
    heldOn: Temporal.PlainDate.from('2026-11-23'),
    dueOn: Temporal.PlainDate.from('2026-12-07'),
    isDueCertain: true,
    recordedAt: now,
    recordedOn: Temporal.PlainDate.from('2026-11-23'),
    recordedBy: 'giver',
    lateReason: undefined,
    replaces: undefined,
    state: 'waiting',
    confirmed: undefined,
    closed: undefined,
    ...changes,
  };
}

const standing = (subject: Subject, teamIds: readonly string[] = [], of = record()) =>
  standingOf(subject, of, { path: PATH, teamIds });

describe('what somebody is to a record', () => {
  test('is its person, who asked, who leads the team, who keeps the records, or nothing', () => {
    assert.ok(standing(person('giver')).isHolder);
    assert.deepEqual(standing(person('asker')).capacities, ['asker']);
    assert.deepEqual(standing(person('leader'), [TEAM]).capacities, ['leader']);
    const worker = person('worker', grant('community_worker', COMMUNITY));
    assert.deepEqual(standing(worker).capacities, ['community']);
    const stranger = standing(person('stranger'));
    assert.deepEqual(stranger, { isHolder: false, capacities: [], hasConfirmed: false });
  });

  test('may be several things at once, the closest first', () => {
    const all = person('asker', grant('community_worker', COMMUNITY));
    assert.deepEqual(standing(all, [TEAM]).capacities, ['asker', 'leader', 'community']);
  });

  test('is not changed by leading another team, nor by any where there is none', () => {
    assert.deepEqual(standing(person('leader'), ['other']).capacities, []);
    const free = record({ teamId: undefined });
    assert.deepEqual(standing(person('leader'), [TEAM], free).capacities, []);
  });

  test('stays with whoever confirmed it', () => {
    const confirmed = record({ confirmed: { at: now, by: 'former', capacity: 'leader' } });
    assert.ok(standing(person('former'), [], confirmed).hasConfirmed);
    assert.ok(!standing(person('stranger'), [], confirmed).hasConfirmed);
  });

  test('is nothing to a visitor, though nobody stands where nobody does', () => {
    const odd = record({ matter: undefined, confirmed: undefined });
    assert.ok(!mayRead(standing(visitor, [], odd)));
  });

  test('lets everybody read to whom it is something', () => {
    const none = { isHolder: false, capacities: [], hasConfirmed: false } as const;
    assert.ok(!mayRead(none));
    assert.ok(mayRead({ ...none, isHolder: true }));
    assert.ok(mayRead({ ...none, capacities: ['asker'] }));
    assert.ok(mayRead({ ...none, hasConfirmed: true }));
  });
});

describe('who keeps the records of a place', () => {
  const keeps = (role: Role, at: Parameters<typeof grant>[1]) =>
    keepsRecords(person('one', grant(role, at)), PATH);
  test('is a community worker of its community, in no other office', () => {
    assert.ok(keeps('community_worker', COMMUNITY));
    for (const role of [
      'building_leader',
      'grid_worker',
      'dispatcher',
      'viewer',
      'steward',
    ] as const) {
      assert.ok(!keeps(role, COMMUNITY), role);
    }
  });

  test('is nobody of another community, and nobody above the communities', () => {
    assert.ok(!keeps('community_worker', { placeId: 'next', path: '35.02.03.007.011' }));
    const street = { placeId: '350203007', path: '35.02.03.007', isAbove: true } as const;
    assert.ok(!keeps('community_worker', street));
  });

  test('has whole communities to look after, each once', () => {
    const building = { placeId: 'dongxing-3', path: PATH };
    const two = person(
      'one',
      grant('community_worker', COMMUNITY),
      grant('community_worker', COMMUNITY),
      grant('community_worker', building),
      grant('steward', COMMUNITY),
    );
    assert.deepEqual(keptCommunities(two), [COMMUNITY.placeId]);
    assert.deepEqual(keptCommunities(visitor), []);
  });
});
