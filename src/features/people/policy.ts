import { isWithin } from '#/lib/tree.ts';
import { holdsRole } from '#/platform/access/subject.ts';
import type { Grant, Role, Subject } from '#/platform/access/subject.ts';
import { reachesOneOf } from './rules/standing.ts';

/** Where something is: its path, and its community if it is one or lies in one. */
export type Spot = { readonly path: string; readonly communityId: string | undefined };

/** What a role may see of the people in its reach; the scope of a role does not widen its level. */
const LEVELS: Readonly<Record<Role, 1 | 2 | 3>> = {
  viewer: 1,
  building_leader: 2,
  grid_worker: 2,
  dispatcher: 2,
  steward: 2,
  community_worker: 3,
};

/** Those who register people, hand out codes and record consent. */
const REGISTERING: ReadonlySet<Role> = new Set([
  'building_leader',
  'grid_worker',
  'community_worker',
  'steward',
]);

/** Who appoints whom: nobody grants more than they hold. */
const APPOINTS: Readonly<Record<Role, readonly Role[]>> = {
  steward: [
    'building_leader',
    'grid_worker',
    'community_worker',
    'dispatcher',
    'viewer',
    'steward',
  ],
  community_worker: ['building_leader', 'grid_worker'],
  building_leader: [],
  grid_worker: [],
  dispatcher: [],
  viewer: [],
};

/**
 * Whose office reaches over the personal data of a whole community, or hands it out: it works only
 * in a session that was confirmed by more than a code that travels.
 */
const NEEDS_STRENGTH: Readonly<Record<Role, boolean>> = {
  steward: true,
  community_worker: true,
  dispatcher: true,
  grid_worker: false,
  building_leader: false,
  viewer: false,
};

/** The levels of places a role is for, from the widest to the narrowest. */
const REACH: Readonly<Record<Role, readonly [number, number]>> = {
  steward: [10, 50],
  viewer: [10, 50],
  dispatcher: [40, 50],
  community_worker: [50, 50],
  grid_worker: [50, 80],
  building_leader: [60, 80],
};

/**
 * Tells what a subject may see of a person at a spot: 0 public, 1 as neighbours, 2 personal,
 * 3 sensitive. Above the community nobody sees more than neighbours do.
 */
export function levelAt(subject: Subject, spot: Spot): 0 | 1 | 2 | 3 {
  const levels = grantsAt(subject, spot.path).map(levelOf);
  const lives = subject.homes.some((home) => home.communityId === spot.communityId) ? 1 : 0;
  return levels.reduce<0 | 1 | 2 | 3>((most, level) => (level > most ? level : most), lives);
}

/** Tells whether an office works only in a strong session. */
export function needsStrength(role: Role): boolean {
  return NEEDS_STRENGTH[role];
}

/** Lets offices rest that need a strong session, where the session is none. */
export function restOffices(subject: Subject): Subject {
  const { grants, isStrong } = subject;
  if (isStrong === true) return subject;
  const rests = (grant: Grant) => NEEDS_STRENGTH[grant.role];
  return {
    ...subject,
    grants: grants.filter((grant) => !rests(grant)),
    restingGrants: grants.filter(rests),
  };
}

/** Tells whether a subject may list the people of a place, with names masked. */
export function mayListPeople(subject: Subject, spot: Spot): boolean {
  return levelAt(subject, spot) >= 2;
}

/** Tells whether a subject may see who somebody is who lives at any of these spots. */
export function mayReadPerson(subject: Subject, spots: readonly Spot[]): boolean {
  return spots.some((spot) => levelAt(subject, spot) >= 2);
}

/** Tells whether a subject may read what is sensitive about them, such as the year of birth. */
export function mayReadSensitive(subject: Subject, spots: readonly Spot[]): boolean {
  return spots.some((spot) => levelAt(subject, spot) >= 3);
}

/** Tells whether a subject may register people at a household, and hand out its code. */
export function mayRegister(subject: Subject, path: string): boolean {
  return grantsAt(subject, path).some(
    (grant) => grant.communityId !== undefined && REGISTERING.has(grant.role),
  );
}

/** Those who stand at the counter and see whose address it is. */
const VOUCHING: ReadonlySet<Role> = new Set(['community_worker', 'steward']);

/**
 * Tells whether the counter vouches for an address: a community worker, or the steward of the
 * community, has seen whose it is.
 */
export function mayVouch(subject: Subject, path: string): boolean {
  return grantsAt(subject, path).some(
    (grant) => grant.communityId !== undefined && VOUCHING.has(grant.role),
  );
}

/**
 * Tells whether somebody may vouch that a person lives at a place: the leader of that building, who
 * knows who goes in and out. The counter needs no word of theirs: it registers.
 */
export function mayVouchForHome(subject: Subject, path: string): boolean {
  return grantsAt(subject, path).some(
    (grant) => grant.communityId !== undefined && grant.role === 'building_leader',
  );
}

/** Tells whether a subject may act by their office for somebody who lives at these paths. */
export function mayActByOffice(subject: Subject, paths: readonly string[]): boolean {
  const homes = paths.map((path) => ({ path }));
  return reachesOneOf(subject.grants, homes);
}

/** Tells whether a role suits a place of this level: a building leader needs a building. */
export function suitsPlace(role: Role, level: number): boolean {
  const [widest, narrowest] = REACH[role];
  return level >= widest && level <= narrowest;
}

/** Tells whether a subject may grant, or withdraw, a role at a place. */
export function mayGrant(subject: Subject, role: Role, path: string): boolean {
  return grantsAt(subject, path).some((grant) => APPOINTS[grant.role].includes(role));
}

/** Lists the roles a subject may grant at a place, the nearest to people first. */
export function rolesToGrant(
  subject: Subject,
  place: { readonly path: string; readonly level: number },
): readonly Role[] {
  return APPOINTS.steward.filter(
    (role) => suitsPlace(role, place.level) && mayGrant(subject, role, place.path),
  );
}

/** Tells whether a subject may see who holds which role at a place, and since when. */
export function maySeeGrants(subject: Subject, path: string): boolean {
  return holdsRole(subject, ['steward', 'community_worker', 'dispatcher', 'viewer'], path);
}

function levelOf(grant: Grant): 1 | 2 | 3 {
  return grant.communityId === undefined ? 1 : LEVELS[grant.role];
}

function grantsAt(subject: Subject, path: string): readonly Grant[] {
  return subject.grants.filter((grant) => isWithin(path, grant.path));
}
