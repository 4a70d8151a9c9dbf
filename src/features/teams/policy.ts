import { listHoldersIn } from '#/features/organisations/index.ts';
import { isWithin } from '#/lib/tree.ts';
import type { Subject } from '#/platform/access/subject.ts';
import type { Db } from '#/platform/db/pool.ts';

/**
 * Tells whether somebody leads a team: they hold a post of it, and are there themselves. Who acts
 * for a leader does not lead, and neither does a program.
 */
export async function isLeader(
  { db, subject }: { readonly db: Db; readonly subject: Subject },
  organisationId: string,
): Promise<boolean> {
  const { actorId, personId } = subject;
  if (personId === undefined || actorId !== personId) return false;
  return (await listHoldersIn(db, organisationId)).includes(personId);
}

/**
 * Tells whether somebody enters members at the counter of a place: a community worker or steward of
 * the community. Who holds a role above it reaches no persons.
 */
export function mayEnter(subject: Subject, path: string): boolean {
  return subject.grants.some(
    ({ role, communityId, path: reach }) =>
      (role === 'community_worker' || role === 'steward') &&
      communityId !== undefined &&
      isWithin(path, reach),
  );
}
