import { holdsRole } from '#/platform/access/subject.ts';
import type { Role, Subject } from '#/platform/access/subject.ts';

/** Who looks ahead whether enough can be called. */
const WATCHING: readonly Role[] = ['steward', 'community_worker', 'dispatcher', 'grid_worker'];

/** Tells whether somebody reads how many could be called at a place, hour by hour. */
export function mayWatch(subject: Subject, path: string): boolean {
  return holdsRole(subject, WATCHING, path);
}

/** Lists the communities for which somebody watches, by their offices. */
export function watchedCommunities({ grants }: Subject): readonly string[] {
  const ids = grants.flatMap(({ role, communityId }) =>
    WATCHING.includes(role) && communityId !== undefined ? [communityId] : [],
  );
  return [...new Set(ids)];
}
