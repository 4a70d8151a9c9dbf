import { isWithin } from '#/lib/tree.ts';
import type { Role, Subject } from '#/platform/access/subject.ts';

const MODERATORS: ReadonlySet<Role> = new Set<Role>(['community_worker', 'steward']);

/**
 * Tells whether somebody looks after what is written at a place. What was hidden is read again, so
 * a role from above the community gives no right to it.
 */
export function mayModerate(subject: Subject, path: string): boolean {
  return subject.grants.some(
    (grant) =>
      MODERATORS.has(grant.role) && grant.communityId !== undefined && isWithin(path, grant.path),
  );
}

/** Lists the communities of which somebody looks after what is written. */
export function moderatedBy(subject: Subject): readonly string[] {
  const ids = subject.grants
    .filter(({ role }) => MODERATORS.has(role))
    .flatMap(({ communityId }) => communityId ?? []);
  return [...new Set(ids)];
}
