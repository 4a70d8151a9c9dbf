import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Subject } from '#/platform/access/subject.ts';
import { INVITATION_DAYS, MOST_PROOF_YEARS, RETURN_HOURS } from './model.ts';
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

/** From when a proof holds, and until the end of its last day. */
export type Term = { readonly beganAt: Temporal.Instant; readonly endsAt: Temporal.Instant };

/**
 * Says from when until when something shown or learned on a day holds; `until` is its last day.
 * Refuses: `proof_backwards` (ends before it began), `proof_too_long` (more than ten years),
 * `training_in_future` (a day that has not come).
 */
export function termOf(
  days: { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate },
  { now, zone }: { readonly now: Temporal.Instant; readonly zone: string },
): Result<Term, 'proof_backwards' | 'proof_too_long' | 'training_in_future'> {
  const { from, until } = days;
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  if (Temporal.PlainDate.compare(from, today) > 0) return refuse('training_in_future');
  if (Temporal.PlainDate.compare(until, from) < 0) return refuse('proof_backwards');
  const latest = from.add({ years: MOST_PROOF_YEARS });
  if (Temporal.PlainDate.compare(until, latest) > 0) {
    return refuse('proof_too_long', { years: String(MOST_PROOF_YEARS) });
  }
  const beginning = (day: Temporal.PlainDate) =>
    day.toZonedDateTime({ timeZone: zone }).toInstant();
  return succeed({ beganAt: beginning(from), endsAt: beginning(until.add({ days: 1 })) });
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
