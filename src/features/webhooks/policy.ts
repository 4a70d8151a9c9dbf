import { holdsRole } from '#/platform/access/subject.ts';
import type { Subject } from '#/platform/access/subject.ts';

/** Tells whether somebody keeps the programs of the organisations of a community. */
export function mayKeepListeners(subject: Subject, communityPath: string): boolean {
  return holdsRole(subject, ['steward'], communityPath);
}
