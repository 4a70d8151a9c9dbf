import type { UrgentMatter } from '#/features/matters/index.ts';
import type { Role, Subject } from '#/platform/access/subject.ts';
import type { Alert } from './model.ts';

/** As what somebody looks at a call; staff is for the matter's own policy to say. */
export type CallPart = 'asker' | 'coming' | 'asked';

/** Tells as what somebody who is no staff looks at a call, or that it is none of theirs. */
export function partIn(
  { personId }: Subject,
  matter: Pick<UrgentMatter, 'askerId' | 'holderId' | 'helperIds'>,
  alerts: readonly Pick<Alert, 'personId'>[],
): CallPart | undefined {
  if (personId === undefined) return undefined;
  if (matter.askerId === personId) return 'asker';
  if (matter.holderId === personId || matter.helperIds.includes(personId)) return 'coming';
  return alerts.some((alert) => alert.personId === personId) ? 'asked' : undefined;
}

/** Those whose desk is told of the calls of a night. */
const WORKING: ReadonlySet<Role> = new Set(['community_worker', 'dispatcher', 'grid_worker']);

/** Lists the communities for which somebody works, by their offices. */
export function workedCommunities({ grants }: Subject): readonly string[] {
  const ids = grants.flatMap(({ role, communityId }) =>
    WORKING.has(role) && communityId !== undefined ? [communityId] : [],
  );
  return [...new Set(ids)];
}
