import { isWithin } from '#/lib/tree.ts';

/**
 * What a person may be in a part of the tree. A role is granted for a place and reaches its
 * subtree; being a resident comes from living in a household and is never granted.
 */
export const roles = [
  'building_leader',
  'grid_worker',
  'community_worker',
  'dispatcher',
  'viewer',
  'steward',
] as const;

export type Role = (typeof roles)[number];

/**
 * How what is done for somebody came in: they were there, rang, filled in a form, wrote; or a
 * relative does it as agreed once and for all.
 */
export const actingWays = ['in_person', 'telephone', 'paper', 'letter', 'standing'] as const;

export type ActingWay = (typeof actingWays)[number];

export type Grant = {
  readonly role: Role;
  readonly placeId: string;
  readonly path: string;
  readonly communityId: string | undefined;
  readonly organisationId: string | undefined;
};

/** A household someone belongs to, and where it is. */
export type Home = {
  readonly householdId: string;
  readonly placeId: string;
  readonly path: string;
  readonly communityId: string;
};

/**
 * Who asks. `actorId` is the one who types; `personId` is the one concerned, and differs when
 * somebody acts on behalf of another. Rights to matters are the person's, never summed from both.
 */
export type Subject = {
  readonly actorId: string | undefined;
  readonly personId: string | undefined;
  readonly sessionId: string | undefined;
  readonly homes: readonly Home[];
  readonly grants: readonly Grant[];
  readonly organisationIds: readonly string[];
  /**
   * The bodies of one who acts for another: they give no rights meanwhile, yet what is denied to
   * their members stays denied.
   */
  readonly restingOrganisationIds?: readonly string[];
  /** How it came in, while somebody acts for another. */
  readonly actingWay?: ActingWay | undefined;
  /** What the token of a program may do of all that; undefined for who is there in person. */
  readonly scopes?: readonly string[] | undefined;
  /** Whether the session was confirmed by more than a code that travels. */
  readonly isStrong?: boolean;
  /** Offices that do nothing in this session until it is confirmed. */
  readonly restingGrants?: readonly Grant[];
};

/** A visitor who has not signed in. */
export const visitor: Subject = {
  actorId: undefined,
  personId: undefined,
  sessionId: undefined,
  homes: [],
  grants: [],
  organisationIds: [],
};

/** Tells whether one of the roles is held at the place or above it. */
export function holdsRole(subject: Subject, wanted: readonly Role[], path: string): boolean {
  return subject.grants.some((grant) => wanted.includes(grant.role) && isWithin(path, grant.path));
}

/** Tells whether one of the roles is held anywhere. */
export function holdsRoleAnywhere(subject: Subject, wanted: readonly Role[]): boolean {
  return subject.grants.some((grant) => wanted.includes(grant.role));
}

/** Tells whether the person lives in the community. */
export function isNeighbour(subject: Subject, communityId: string): boolean {
  return subject.homes.some((home) => home.communityId === communityId);
}
