import type { Organisation } from '#/features/organisations/index.ts';
import { holdsRole } from '#/platform/access/subject.ts';
import type { Role, Subject } from '#/platform/access/subject.ts';

/** Who looks after all teams of a place. */
const STAFF: readonly Role[] = ['community_worker', 'dispatcher'];

/** Tells whether somebody works for a place and may call any of its teams. */
export function isStaffAt(subject: Subject, path: string): boolean {
  return holdsRole(subject, STAFF, path);
}

/** Lists the places whose teams somebody may call as staff. */
export function staffedPlaces({ grants }: Subject): readonly string[] {
  const own = grants.filter(({ role }) => STAFF.includes(role));
  return [...new Set(own.map(({ placeId }) => placeId))];
}

/** A team that somebody may call, and the community it is in. */
export type Callable = Organisation & { readonly communityId: string };

/** Whether an organisation is in one community: others have no members to be asked by it. */
export function isCallable(organisation: Organisation): organisation is Callable {
  return organisation.communityId !== undefined && organisation.closedOn === undefined;
}
