import type { ActingWay, Grant, Home, Role, Subject } from '#/platform/access/subject.ts';
import { isWithin } from '#/lib/tree.ts';

/** What the store knows of one who asks: rows with place ids, to which places gives paths. */
export type StandingRows = {
  readonly homes: readonly {
    readonly residenceId: string;
    readonly householdId: string;
    readonly communityId: string;
  }[];
  readonly grants: readonly {
    readonly role: Role;
    readonly placeId: string;
    readonly communityId: string | undefined;
    readonly organisationId: string | undefined;
  }[];
  /** Whether consent to act is in force. */
  readonly hasConsent: boolean;
};

export type Asking = {
  readonly sessionId: string;
  readonly actorId: string;
  /** For whom the session acts. */
  readonly actingForId: string | undefined;
  readonly actingWay?: ActingWay | undefined;
};

/** Those who may act for others by their office, for the people of their own buildings. */
const ACTING_ROLES: ReadonlySet<Role> = new Set([
  'building_leader',
  'grid_worker',
  'community_worker',
]);

/**
 * Makes the subject of a request. Acting for somebody lends their homes and nothing else: roles are
 * the actor's alone and rest meanwhile. Finds nothing when the actor may not, or no longer, act.
 */
export function findSubject(
  asking: Asking,
  rows: StandingRows,
  paths: ReadonlyMap<string, string>,
): Subject | undefined {
  const homes = homesOf(rows, paths);
  const grants = grantsOf(rows, paths);
  const { actorId, actingForId, actingWay, sessionId } = asking;
  if (actingForId === undefined) {
    const organisationIds = new Set(grants.flatMap((grant) => grant.organisationId ?? []));
    return {
      actorId,
      personId: actorId,
      sessionId,
      homes,
      grants,
      organisationIds: [...organisationIds],
    };
  }
  if (!rows.hasConsent && !reachesOneOf(grants, homes)) return undefined;
  const nothing = { grants: [], organisationIds: [] };
  return { actorId, personId: actingForId, sessionId, homes, ...nothing, actingWay };
}

/** Tells whether somebody's office lets them act for a person who lives there. */
export function reachesOneOf(
  grants: readonly Grant[],
  homes: readonly Pick<Home, 'path'>[],
): boolean {
  return grants.some(
    (grant) =>
      ACTING_ROLES.has(grant.role) &&
      grant.communityId !== undefined &&
      homes.some((home) => isWithin(home.path, grant.path)),
  );
}

/** A place that was taken out of the tree gives no standing. */
function homesOf(rows: StandingRows, paths: ReadonlyMap<string, string>): readonly Home[] {
  return rows.homes.flatMap((home) => {
    const path = paths.get(home.householdId);
    if (path === undefined) return [];
    const { householdId, communityId } = home;
    return [{ householdId, placeId: householdId, path, communityId }];
  });
}

function grantsOf(rows: StandingRows, paths: ReadonlyMap<string, string>): readonly Grant[] {
  return rows.grants.flatMap((grant) => {
    const path = paths.get(grant.placeId);
    return path === undefined ? [] : [{ ...grant, path }];
  });
}
