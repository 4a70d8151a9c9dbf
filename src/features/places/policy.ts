import { holdsRole } from '#/platform/access/subject.ts';
import type { Subject } from '#/platform/access/subject.ts';

/** Tells whether somebody may make compounds, buildings and households below a place. */
export function mayBuild(subject: Subject, path: string): boolean {
  return holdsRole(subject, ['steward', 'community_worker'], path);
}
