import type { Confirmer, HoursRecord } from './model.ts';
import { holdsRole } from '#/platform/access/subject.ts';
import type { Role, Subject } from '#/platform/access/subject.ts';

/** Who keeps the records of a community (Order no. 67, article 26). */
export const keepers: readonly Role[] = ['community_worker'];
/** Offices in which one serves: what is done in them is no voluntary service. */
export const OFFICES: readonly Role[] = [
  'grid_worker',
  'community_worker',
  'dispatcher',
  'steward',
];

/** What somebody is to a record; without any of it they do not see it. */
export type Standing = {
  readonly isHolder: boolean;
  /** As what they may confirm it or object to it, the closest first. */
  readonly capacities: readonly Confirmer[];
  /** Confirmed it once, and reads what they confirmed. */
  readonly hasConfirmed: boolean;
};

/** Tells what somebody is to a record. */
export function standingOf(
  subject: Subject,
  record: HoursRecord,
  around: { readonly path: string; readonly teamIds: readonly string[] },
): Standing {
  const { personId } = subject;
  const isKnown = personId !== undefined;
  const capacities: Confirmer[] = [];
  if (isKnown && record.matter?.askerId === personId) capacities.push('asker');
  if (record.teamId !== undefined && around.teamIds.includes(record.teamId))
    capacities.push('leader');
  if (keepsRecords(subject, around.path)) capacities.push('community');
  return {
    isHolder: isKnown && record.personId === personId,
    capacities,
    hasConfirmed: isKnown && record.confirmed?.by === personId,
  };
}

/** Tells whether somebody may read a record. */
export function mayRead({ isHolder, capacities, hasConfirmed }: Standing): boolean {
  return isHolder || hasConfirmed || capacities.length > 0;
}

/** Tells whether somebody keeps the records of a place: by an office in its own community. */
export function keepsRecords(subject: Subject, path: string): boolean {
  const local = subject.grants.filter(({ communityId }) => communityId !== undefined);
  return holdsRole({ ...subject, grants: local }, keepers, path);
}

/** Lists the communities whose records somebody keeps. */
export function keptCommunities({ grants }: Subject): readonly string[] {
  const ids = grants.flatMap(({ role, communityId, placeId }) =>
    keepers.includes(role) && communityId === placeId ? [placeId] : [],
  );
  return [...new Set(ids)];
}
