import { MOST_SHEETS, MOST_VALID_DAYS } from '#/features/hours/model.ts';
import type { Sheet } from '#/features/hours/model.ts';

type Wanted = Pick<Sheet, 'fromOn' | 'toOn' | 'validUntil'>;

/** Tells why a sheet cannot be made, if it cannot. */
export function refusalToMake(
  wanted: Wanted,
  now: {
    readonly today: Temporal.PlainDate;
    readonly minutes: number;
    readonly holding: number;
  },
): 'dates_backwards' | 'validity_past' | 'too_many_sheets' | 'nothing_counts' | undefined {
  const { compare } = Temporal.PlainDate;
  if (compare(wanted.fromOn, wanted.toOn) > 0) return 'dates_backwards';
  const last = now.today.add({ days: MOST_VALID_DAYS });
  const isPast = compare(wanted.validUntil, now.today) <= 0;
  if (isPast || compare(wanted.validUntil, last) > 0) return 'validity_past';
  if (now.holding >= MOST_SHEETS) return 'too_many_sheets';
  return now.minutes === 0 ? 'nothing_counts' : undefined;
}

/** Tells whether others may read a sheet: nobody took it back, and its last day is not over. */
export function holds(
  { revokedAt, validUntil }: Pick<Sheet, 'revokedAt' | 'validUntil'>,
  today: Temporal.PlainDate,
): boolean {
  return revokedAt === undefined && Temporal.PlainDate.compare(today, validUntil) <= 0;
}
