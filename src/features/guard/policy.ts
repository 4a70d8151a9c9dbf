import { isWithin } from '#/lib/tree.ts';
import type { Subject } from '#/platform/access/subject.ts';

/** Tells whether somebody looks at the glasses broken in a community: its steward, or one above. */
export function mayReviewIn({ grants }: Pick<Subject, 'grants'>, path: string): boolean {
  return grants.some((grant) => grant.role === 'steward' && isWithin(path, grant.path));
}
