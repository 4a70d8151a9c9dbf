import type { Subject } from '#/platform/access/subject.ts';
import { INVITATION_DAYS, RETURN_HOURS } from './model.ts';
import type { Agreed, Invitation, Membership } from './model.ts';

const HOURS_A_DAY = 24;

/** Says until when an invitation waits for an answer. */
export function lapsesAt(invitedAt: Temporal.Instant): Temporal.Instant {
  return invitedAt.add({ hours: INVITATION_DAYS * HOURS_A_DAY });
}

/** Tells whether an invitation can still be answered; when it lapses it cannot any more. */
export function isOpen(
  invitation: Pick<Invitation, 'state' | 'lapsesAt'>,
  now: Temporal.Instant,
): boolean {
  return invitation.state === 'open' && Temporal.Instant.compare(now, invitation.lapsesAt) < 0;
}

/**
 * Tells whether somebody can take back that they left: within a day, and only what they did
 * themselves; who was let go asks again.
 */
export function mayReturn({ left }: Pick<Membership, 'left'>, now: Temporal.Instant): boolean {
  if (left === undefined || left.as !== 'left') return false;
  return Temporal.Instant.compare(now, left.at.add({ hours: RETURN_HOURS })) < 0;
}

/** Says who said yes for the person concerned, and how that came in. */
export function agreedBy({
  actorId,
  personId,
  actingWay,
}: Pick<Subject, 'actorId' | 'personId' | 'actingWay'>): Agreed | undefined {
  if (actorId === undefined || personId === undefined) return undefined;
  if (actorId === personId) return { by: personId, way: 'oneself' };
  return { by: actorId, way: actingWay ?? 'standing' };
}
