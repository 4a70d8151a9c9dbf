import { holdsRole } from '#/platform/access/subject.ts';
import type { Subject } from '#/platform/access/subject.ts';

/** Tells whether somebody may found, change and close organisations at a place. */
export function mayKeepOrganisations(subject: Subject, path: string): boolean {
  return holdsRole(subject, ['steward', 'community_worker'], path);
}

/** Tells whether somebody may rename the kinds for the whole installation. */
export function mayRenameKinds(subject: Subject): boolean {
  return subject.grants.some((grant) => grant.role === 'steward');
}

/** Tells whether somebody sees holders' full names; others see how neighbours call them. */
export function maySeeFullNames(subject: Subject, path: string): boolean {
  return holdsRole(
    subject,
    ['steward', 'community_worker', 'grid_worker', 'building_leader'],
    path,
  );
}
