import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { brand } from '#/lib/brand.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Grant, Role, Subject } from '#/platform/access/subject.ts';
import { roles } from '#/platform/access/subject.ts';
import { ASKER, HELPER, OTHER_HELPER, raised } from '#test/matters.ts';
import { property } from '#test/property.ts';
import { visibilities } from './model/matter.ts';
import type { Matter, Part, Queue } from './model/matter.ts';
import {
  hasPassedOn,
  listSightOf,
  mayDecideQueue,
  mayGoRound,
  maySetEverywhere,
  maySetReference,
  mayWorkDesk,
  mayWriteTemplates,
  ownBodies,
  roundPlaceOf,
  sightOf,
  takerOf,
} from './policy.ts';

const where = { path: '35.02.03.007.010.dx.3', communityId: '350203007010' };
const community = { path: '35.02.03.007.010', communityId: '350203007010' };
const company = '019cf000-0000-7000-8000-0000000000c1';
const STRANGER = '019cf000-0000-7000-8000-0000000000e1';

const spots = {
  building: '35.02.03.007.010.dx.3',
  otherBuilding: '35.02.03.007.010.dx.7',
  community: '35.02.03.007.010',
  nextCommunity: '35.02.03.007.011',
  district: '35.02.03',
} as const;
type Spot = keyof typeof spots;

function grant(role: Role, spot: Spot): Grant {
  const isAbove = spot === 'district';
  const isNext = spot === 'nextCommunity';
  const communityId = isNext ? '350203007011' : community.communityId;
  return {
    role,
    placeId: spot,
    path: spots[spot],
    communityId: isAbove ? undefined : communityId,
    organisationId: undefined,
  };
}

function subject(changes: Partial<Subject> = {}): Subject {
  return { ...visitor, actorId: STRANGER, personId: STRANGER, ...changes };
}

const home = {
  householdId: 'dongxing-7-1-101',
  placeId: 'dongxing-7-1-101',
  path: '35.02.03.007.010.dx.7.1.101',
  communityId: community.communityId,
};

function matter(changes: Partial<Matter> = {}): Matter {
  return { ...raised('need').matter, ...changes };
}

function partsOf(who: Subject, changes: Partial<Matter> = {}, helperIds: readonly string[] = []) {
  return takerOf(who, matter(changes), { where, helperIds }).parts.toSorted();
}

function sight(who: Subject, changes: Partial<Matter> = {}) {
  const seen = matter(changes);
  const taker = takerOf(who, seen, { where, helperIds: [] });
  return sightOf(who, seen, { where, taker });
}

/** What each role is to a matter in building 3, by where it is held. */
const expected: readonly (readonly [Role, Spot, string])[] = [
  ['building_leader', 'building', 'verifier'],
  ['building_leader', 'otherBuilding', ''],
  ['grid_worker', 'building', 'staff verifier'],
  ['grid_worker', 'community', 'staff verifier'],
  ['grid_worker', 'otherBuilding', ''],
  ['community_worker', 'community', 'dispatcher staff verifier'],
  ['community_worker', 'nextCommunity', ''],
  ['dispatcher', 'community', 'dispatcher staff'],
  ['dispatcher', 'district', 'dispatcher staff'],
  ['dispatcher', 'nextCommunity', ''],
  ['viewer', 'district', ''],
  ['viewer', 'community', ''],
  ['steward', 'community', ''],
  ['steward', 'district', ''],
];

test('each role is to a matter what the roles say, where it is held and nowhere else', () => {
  for (const [role, spot, parts] of expected) {
    const who = subject({ grants: [grant(role, spot)] });
    const wanted = parts.split(' ').filter((part) => part !== '');
    assert.deepEqual(partsOf(who), wanted, `${role} at ${spot}`);
  }
  const tried = new Set(expected.map(([role]) => role));
  for (const role of roles) assert.ok(tried.has(role), `${role} is not in the table`);
});

test('relations come from rows: asker, holder, helper, neighbour', () => {
  assert.deepEqual(partsOf(subject({ personId: ASKER })), ['asker']);
  assert.deepEqual(partsOf(subject({ personId: HELPER }), { holderId: HELPER }), ['holder']);
  assert.deepEqual(partsOf(subject({ personId: OTHER_HELPER }), {}, [OTHER_HELPER]), ['helper']);
  assert.deepEqual(partsOf(subject({ homes: [home] })), ['neighbour']);
  assert.deepEqual(partsOf(subject({ homes: [{ ...home, communityId: '350203007011' }] })), []);
  assert.deepEqual(partsOf(visitor), []);
});

test("who acts for somebody has their rights and not one's own beside them", () => {
  const daughter = subject({ actorId: HELPER, personId: ASKER });
  assert.deepEqual(partsOf(daughter, { holderId: HELPER }), ['asker']);
  const taker = takerOf(daughter, matter(), { where, helperIds: [] });
  assert.deepEqual(taker.ids.toSorted(), [ASKER, HELPER].toSorted(), 'yet both are known');
});

test('whoever stands behind a queue is staff to what waits in it', () => {
  const queue = brand<Queue>(`organisation:${company}/manager`);
  assert.deepEqual(partsOf(subject({ organisationIds: [company] }), { queue }), ['staff']);
  assert.deepEqual(partsOf(subject({ organisationIds: [STRANGER] }), { queue }), []);
  const leaders = brand<Queue>('role:building_leader@dongxing-3');
  const leader = subject({ grants: [grant('building_leader', 'building')] });
  assert.deepEqual(partsOf(leader, { queue: leaders }), ['staff', 'verifier']);
  const steward = subject({ grants: [grant('steward', 'community')] });
  const odd = brand<Queue>('role:steward@350203007010');
  assert.deepEqual(partsOf(steward, { queue: odd }), [], 'a steward runs settings, not matters');
});

test('a complaint is against a person or a body, and against whoever types for another too', () => {
  const against = (who: Subject, changes: Partial<Matter>) =>
    takerOf(who, matter(changes), { where, helperIds: [] }).isAgainst;
  assert.ok(against(subject(), { againstPersonId: STRANGER }));
  assert.ok(against(subject({ personId: ASKER }), { againstPersonId: STRANGER }));
  assert.ok(against(subject({ organisationIds: [company] }), { againstOrganisationId: company }));
  assert.ok(!against(subject(), { againstPersonId: HELPER }));
  const daughter = subject({ personId: ASKER, restingOrganisationIds: [company] });
  assert.ok(against(daughter, { againstOrganisationId: company }), 'her own body rests, and binds');
  const queue = brand<Queue>(`organisation:${company}`);
  assert.deepEqual(partsOf(daughter, { queue }), ['asker'], 'it gives her nothing meanwhile');
  assert.ok(!against(visitor, {}));
});

test('scope does not widen level: a role above the community sees no person', () => {
  const high = sight(subject({ grants: [grant('dispatcher', 'district')] }));
  assert.deepEqual([high?.asker, high?.others, high?.spot], ['neighbour', 'neighbour', 'building']);
  const near = sight(subject({ grants: [grant('dispatcher', 'community')] }));
  assert.deepEqual([near?.asker, near?.others, near?.spot], ['contact', 'name', 'exact']);
});

const anyRole = fc.constantFrom(...roles);
const anySpot = fc.constantFrom<Spot>(
  'building',
  'otherBuilding',
  'community',
  'nextCommunity',
  'district',
);
const anySubject = fc
  .record({
    person: fc.constantFrom(STRANGER, ASKER, HELPER, OTHER_HELPER),
    grants: fc.array(fc.tuple(anyRole, anySpot), { maxLength: 2 }),
    isLocal: fc.boolean(),
    isOfBody: fc.boolean(),
  })
  .map(({ person, grants, isLocal, isOfBody }) =>
    subject({
      personId: person,
      actorId: person,
      grants: grants.map(([role, spot]) => grant(role, spot)),
      homes: isLocal ? [home] : [],
      organisationIds: isOfBody ? [company] : [],
    }),
  );
const anyMatter = fc
  .record({
    visibility: fc.constantFrom(...visibilities),
    isAnonymous: fc.boolean(),
    againstPersonId: fc.constantFrom(undefined, STRANGER, HELPER),
    holderId: fc.constantFrom(undefined, HELPER),
  })
  .map((changes) => matter({ ...changes, state: changes.holderId ? 'claimed' : 'accepted' }));

property(
  'how to reach the asker is for the holder and for staff of the community, for nobody else',
  fc.property(anySubject, anyMatter, (who, seen) => {
    const taker = takerOf(who, seen, { where, helperIds: [] });
    const found = sightOf(who, seen, { where, taker });
    if (found?.asker !== 'contact') return;
    const isHolder = seen.holderId === who.personId;
    const isStaff = who.grants.some(
      ({ role, path, communityId }) =>
        ['community_worker', 'dispatcher', 'grid_worker'].includes(role) &&
        communityId !== undefined &&
        where.path.startsWith(path),
    );
    assert.ok(isHolder || isStaff);
  }),
);

property(
  'who asked anonymously is hidden from all but staff, the holder and the asker',
  fc.property(anySubject, anyMatter, (who, seen) => {
    const taker = takerOf(who, seen, { where, helperIds: [] });
    const found = sightOf(who, seen, { where, taker });
    if (found === undefined || !seen.isAnonymous || found.asker === 'hidden') return;
    const parts: readonly Part[] = ['asker', 'holder', 'staff', 'dispatcher'];
    assert.ok(parts.some((part) => taker.parts.includes(part)));
  }),
);

property(
  'a list never shows what the matter itself would not',
  fc.property(anySubject, anyMatter, (who, seen) => {
    const list = listSightOf(who, community);
    const isOwn = list.personId === seen.askerId || list.personId === seen.holderId;
    const isAbout = seen.againstPersonId !== undefined && seen.againstPersonId === list.personId;
    // The same three lines as the SQL of lists.
    const isListed =
      isOwn ||
      (list.visibilities.includes(seen.visibility) && !(isAbout && seen.visibility !== 'all'));
    const taker = takerOf(who, seen, { where, helperIds: [] });
    if (isListed) assert.ok(sightOf(who, seen, { where, taker }) !== undefined);
  }),
);

test('whoever a complaint told to neighbours is about reads it as a stranger, by address too', () => {
  const lives = { homes: [home], organisationIds: [company] };
  const neighbour = subject(lives);
  assert.ok(sight(neighbour, { visibility: 'neighbours' }) !== undefined);
  for (const about of [{ againstPersonId: STRANGER }, { againstOrganisationId: company }]) {
    assert.equal(sight(neighbour, { visibility: 'neighbours', ...about }), undefined);
    assert.ok(sight(neighbour, { visibility: 'all', ...about }) !== undefined, 'told to all');
  }
});

property(
  'what only staff may see is seen by staff and by those in it alone',
  fc.property(anySubject, (who) => {
    const seen = matter({ visibility: 'staff' });
    const taker = takerOf(who, seen, { where, helperIds: [] });
    const isTheirs = taker.parts.some((part) =>
      ['asker', 'holder', 'helper', 'staff', 'dispatcher'].includes(part),
    );
    assert.equal(sightOf(who, seen, { where, taker }) !== undefined, isTheirs);
  }),
);

test('after it is closed the holder sees no more than a neighbour of the asker', () => {
  const who = subject({ personId: HELPER, homes: [home] });
  assert.equal(sight(who, { state: 'in_progress', holderId: HELPER })?.asker, 'contact');
  assert.equal(sight(who, { state: 'resolved', holderId: undefined })?.asker, 'neighbour');
});

test('the desk is for staff, the settings are for stewards, everywhere for those above', () => {
  for (const role of roles) {
    const who = subject({ grants: [grant(role, 'community')] });
    const isStaff = ['community_worker', 'dispatcher', 'grid_worker'].includes(role);
    assert.equal(mayWorkDesk(who, where.path), isStaff, role);
    assert.equal(mayWorkDesk(who, spots.nextCommunity), false, role);
    assert.equal(maySetReference(who, where.path), role === 'steward', role);
    assert.equal(maySetEverywhere(who), false, role);
  }
  assert.ok(maySetEverywhere(subject({ grants: [grant('steward', 'district')] })));
});

test('ready answers are written by those who keep the desk where the body stands', () => {
  const may = (role: Role, spot: Spot) =>
    mayWriteTemplates(subject({ grants: [grant(role, spot)] }), spots.building);
  for (const role of roles) {
    const isKeeper = role === 'dispatcher' || role === 'community_worker';
    assert.equal(may(role, 'community'), isKeeper, role);
    assert.equal(may(role, 'building'), isKeeper, role);
    assert.equal(may(role, 'district'), isKeeper, role);
    assert.equal(may(role, 'nextCommunity'), false, role);
    assert.equal(may(role, 'otherBuilding'), false, role);
  }
  assert.equal(mayWriteTemplates(visitor, spots.building), false);
  const member = subject({ organisationIds: [company] });
  assert.equal(mayWriteTemplates(member, spots.building), false, 'to belong is not enough');
});

test('one’s own bodies are those one belongs to and those one works for, each once', () => {
  const working = { ...grant('dispatcher', 'community'), organisationId: company };
  const other = { ...grant('grid_worker', 'building'), organisationId: 'other' };
  assert.deepEqual(ownBodies(visitor), []);
  assert.deepEqual(ownBodies(subject({ grants: [grant('dispatcher', 'community')] })), []);
  assert.deepEqual(
    ownBodies(subject({ organisationIds: [company], grants: [working, other, working] })),
    [company, 'other'],
  );
});

const FROM = brand<Queue>(`organisation:${company}`);

function hasPassed(who: Subject, changes: Partial<Matter> = {}): boolean {
  const passed = matter({ passedFrom: FROM, ...changes });
  return hasPassedOn(who, passed, { where, taker: takerOf(who, passed, { where, helperIds: [] }) });
}

test('who handed a matter on reads it and the words of those in it, and acts on it no more', () => {
  const member = subject({ organisationIds: [company] });
  const told = { passedFrom: FROM, visibility: 'staff' } as const;
  assert.ok(hasPassed(member));
  assert.deepEqual(sight(member, told)?.notes, ['public', 'parties']);
  assert.equal(sight(member, told)?.spot, 'building', 'whose flat it is they are told no more');
  assert.deepEqual(partsOf(member, told), []);
  assert.equal(sight(member, { ...told, passedFrom: undefined }), undefined);
  assert.ok(!hasPassed(subject()));
  assert.ok(!hasPassed(subject({ organisationIds: ['another'] })));
});

test('whom a complaint is about is not shown it for having handed it on', () => {
  const member = subject({ organisationIds: [company] });
  const about = { againstOrganisationId: company, visibility: 'staff' } as const;
  assert.ok(!hasPassed(member, about));
  assert.equal(sight(member, { ...about, passedFrom: FROM }), undefined);
});

test('those are sent to look who look after the place, and dispatchers decide whose it is', () => {
  const looks = (role: Role, spot: Spot) =>
    mayGoRound(subject({ grants: [grant(role, spot)] }), where.path);
  for (const role of ['grid_worker', 'building_leader', 'community_worker'] as const) {
    assert.ok(looks(role, 'building'), role);
    assert.ok(!looks(role, 'otherBuilding'), role);
  }
  for (const role of ['steward', 'viewer', 'dispatcher'] as const) {
    assert.ok(!looks(role, 'community'), role);
  }
  const decides = (role: Role, spot: Spot) =>
    mayDecideQueue(subject({ grants: [grant(role, spot)] }), community.path);
  assert.ok(decides('dispatcher', 'district'), 'from above, too');
  assert.ok(decides('community_worker', 'community'));
  assert.ok(!decides('grid_worker', 'community'));
  assert.ok(!decides('dispatcher', 'building'), 'not from within a part of it');
});

test('a round begins at the first place in a community that somebody looks after', () => {
  const at = (...grants: readonly Grant[]) => roundPlaceOf(subject({ grants }));
  assert.equal(at(), undefined);
  assert.equal(at(grant('viewer', 'community')), undefined);
  assert.equal(at(grant('dispatcher', 'district')), undefined, 'a district is not walked');
  assert.equal(at(grant('steward', 'community'), grant('building_leader', 'building')), 'building');
  assert.equal(at(grant('dispatcher', 'community')), 'community');
});
