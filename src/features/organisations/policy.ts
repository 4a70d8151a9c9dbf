import { holdsRole } from '#/platform/access/subject.ts';
import type { Role, Subject } from '#/platform/access/subject.ts';
import { isWithin } from '#/lib/tree.ts';

/** Tells whether somebody may found, change and close organisations at a place. */
export function mayKeepOrganisations(subject: Subject, path: string): boolean {
  return holdsRole(subject, ['steward', 'community_worker'], path);
}

/** Tells whether somebody gives programs of the organisations at a place a way in. */
export function mayKeepTokens(subject: Subject, path: string): boolean {
  return holdsRole(subject, ['steward'], path);
}

/** Those who know the people of their part of a community by their full names. */
const NAMING: ReadonlySet<Role> = new Set([
  'steward',
  'community_worker',
  'grid_worker',
  'building_leader',
]);

/**
 * Tells whether somebody sees full names at a place; others see how neighbours call people, and so
 * does whoever holds a role above the community.
 */
export function maySeeFullNames(subject: Subject, path: string): boolean {
  return subject.grants.some(
    ({ role, path: reach, communityId }) =>
      communityId !== undefined && NAMING.has(role) && isWithin(path, reach),
  );
}
