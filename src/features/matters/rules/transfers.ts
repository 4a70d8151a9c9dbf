import { MAX_SEND_BACKS } from '#/features/matters/model/limits.ts';
import type { Queue } from '#/features/matters/model/matter.ts';
import type { NearOrganisation, SpotPlace } from '#/features/matters/model/surroundings.ts';
import { organisationQueue, readQueue, roleQueue } from './routing.ts';

const COMMUNITY_LEVEL = 50;
const STREET_LEVEL = 40;
/** Who decides where something goes: at the community and above it. */
const DECIDER = 'dispatcher';
/** Who looks after matters in a community without a body of their own. */
const OFFICES = [DECIDER, 'community_worker', 'grid_worker'];

/**
 * Lists those to whom a matter may be handed on: its community's offices, the street's dispatchers,
 * and the bodies at its place and above it of a kind that matters go to. Whose it is now is not
 * among them, nor a body that it is a complaint about.
 */
export function listTargets(
  line: readonly SpotPlace[],
  around: {
    readonly organisations: readonly NearOrganisation[];
    readonly kinds: ReadonlySet<string>;
    readonly queue: Queue;
    readonly againstOrganisationId: string | undefined;
  },
): readonly Queue[] {
  const { organisations, kinds, queue, againstOrganisationId } = around;
  const bodies = organisations
    .filter(
      ({ kind, organisationId }) => kinds.has(kind) && organisationId !== againstOrganisationId,
    )
    .map(({ organisationId }) => organisationQueue(organisationId));
  const roles = line.flatMap(({ level, placeId }) => {
    if (level === COMMUNITY_LEVEL) {
      return OFFICES.map((role) => roleQueue(role, placeId));
    }
    return level === STREET_LEVEL ? [roleQueue(DECIDER, placeId)] : [];
  });
  return [...new Set([...bodies, ...roles])].filter((one) => one !== queue);
}

/**
 * Says whose a matter is after it was sent back: theirs who handed it on, but the last time their
 * superior's, who decides. Of bodies the community is the superior; where the community itself has
 * a part in it, the place above.
 */
export function queueAfterSendingBack(
  sides: { readonly from: Queue; readonly to: Queue; readonly sendBacks: number },
  line: readonly SpotPlace[],
): Queue {
  if (sides.sendBacks + 1 < MAX_SEND_BACKS) return sides.from;
  return superiorOf([sides.from, sides.to], line);
}

function superiorOf(sides: readonly Queue[], line: readonly SpotPlace[]): Queue {
  const levels = sides.flatMap((queue) => {
    const parts = readQueue(queue);
    if ('organisationId' in parts) return [];
    return line.find(({ placeId }) => placeId === parts.placeId)?.level ?? [];
  });
  const highest = Math.min(COMMUNITY_LEVEL + 1, ...levels);
  const superior = line.findLast(({ level }) => level < highest) ?? line[0];
  if (superior === undefined) throw new RangeError('A matter lies in no place.');
  return roleQueue(DECIDER, superior.placeId);
}
