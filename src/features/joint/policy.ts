import { readQueue } from '#/features/matters/index.ts';
import type { Queue } from '#/features/matters/index.ts';
import { holdsRole } from '#/platform/access/subject.ts';
import type { Role, Subject } from '#/platform/access/subject.ts';
import type { Joint } from './model.ts';

/** Whose offices have desks at which they are called. */
const DESK_ROLES: readonly Role[] = ['dispatcher', 'community_worker', 'grid_worker'];
/** Who looks after a community as a whole, and reads what goes on in it. */
const STAFF: readonly Role[] = ['dispatcher', 'community_worker'];

/** What somebody is to a joint task; a person may be several at once. */
export type Standing = {
  readonly isCaller: boolean;
  readonly isSuperior: boolean;
  readonly isLead: boolean;
  /** The calls they answer for. */
  readonly callIds: readonly string[];
  /** Works for the community, and reads it. */
  readonly isStaff: boolean;
};

/** Where the places lie that offices are named by, and the community itself. */
export type Paths = ReadonlyMap<string, string>;

/** Tells whether somebody works at the desk of a body or an office. */
export function worksAt(subject: Subject, desk: Queue, paths: Paths): boolean {
  const parts = readQueue(desk);
  if ('organisationId' in parts) return subject.organisationIds.includes(parts.organisationId);
  const role = DESK_ROLES.find((known) => known === parts.role);
  const path = paths.get(parts.placeId);
  return role !== undefined && path !== undefined && holdsRole(subject, [role], path);
}

/** Tells what somebody is to a joint task. */
export function standingOf(subject: Subject, { task, calls }: Joint, paths: Paths): Standing {
  const path = paths.get(task.communityId);
  return {
    isCaller: worksAt(subject, task.caller, paths),
    isSuperior: worksAt(subject, task.superior, paths),
    isLead: worksAt(subject, task.lead, paths),
    callIds: calls.filter(({ body }) => worksAt(subject, body, paths)).map(({ id }) => id),
    isStaff: path !== undefined && holdsRole(subject, STAFF, path),
  };
}

/** Tells whether somebody has anything to do with a joint task, and so reads all of it. */
export function isInside({ isCaller, isSuperior, callIds, isStaff }: Standing): boolean {
  return isCaller || isSuperior || callIds.length > 0 || isStaff;
}

/** Lists the desks that are somebody's own: their bodies, and the offices they hold. */
export function ownDesks(subject: Subject): readonly string[] {
  const bodies = subject.organisationIds.map((id) => `organisation:${id}`);
  const offices = subject.grants
    .filter(({ role }) => DESK_ROLES.includes(role))
    .map(({ role, placeId }) => `role:${role}@${placeId}`);
  return [...new Set([...bodies, ...offices])];
}

/** Lists the communities that somebody works for, and all of whose joint tasks they read. */
export function ownCommunities({ grants }: Subject): readonly string[] {
  const ids = grants.flatMap(({ role, communityId, placeId }) =>
    STAFF.includes(role) && communityId === placeId ? [placeId] : [],
  );
  return [...new Set(ids)];
}
