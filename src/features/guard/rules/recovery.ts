import type { Recovery } from '#/features/guard/model.ts';

/** For how long a key can be made once two stewards have said who it is. */
const KEY_HOURS = 24;

/** How far somebody has come: two stewards have not spoken yet, they have, or it is over. */
export type RecoveryState = 'waiting' | 'granted' | 'over';

/** Tells how far a recovery has come at a moment. */
export function stateOf(
  { confirmed, expiresAt, endedAt }: Pick<Recovery, 'confirmed' | 'expiresAt' | 'endedAt'>,
  now: Temporal.Instant,
): RecoveryState {
  if (endedAt !== undefined) return 'over';
  const [, second] = confirmed;
  if (second === undefined) return isBefore(now, expiresAt) ? 'waiting' : 'over';
  return isBefore(now, second.at.add({ hours: KEY_HOURS })) ? 'granted' : 'over';
}

/** Tells whether a steward may still say who it is: one who is not that person, and has not yet. */
export function mayStillConfirm(
  { personId, confirmed }: Pick<Recovery, 'personId' | 'confirmed'>,
  stewardId: string,
): boolean {
  return personId !== stewardId && confirmed.every(({ by }) => by !== stewardId);
}

function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0;
}
