/** A term as the form gives it: days, of which the last is still in it. */
export type TermDays = {
  readonly startsOn: Temporal.PlainDate | undefined;
  readonly endsOn: Temporal.PlainDate | undefined;
};

export type Term = {
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant | undefined;
};

/**
 * Turns days into moments in the neighbourhood's zone. Without a first day, or with today's, a term
 * begins at once; it ends when its last day is over.
 */
export function termOf(
  days: TermDays,
  at: { readonly now: Temporal.Instant; readonly zone: string },
): Term {
  const today = at.now.toZonedDateTimeISO(at.zone).toPlainDate();
  const beginsLater =
    days.startsOn !== undefined && Temporal.PlainDate.compare(days.startsOn, today) > 0;
  const startsAt = beginsLater ? startOf(days.startsOn, at.zone) : at.now;
  const endsAt = days.endsOn && startOf(days.endsOn.add({ days: 1 }), at.zone);
  return { startsAt, endsAt };
}

/** Tells whether a term ends before it begins. */
export function isBackwards(term: Term): boolean {
  return term.endsAt !== undefined && Temporal.Instant.compare(term.endsAt, term.startsAt) <= 0;
}

/** Gives the last day of a term, for those who read it. */
export function lastDayOf(endsAt: Temporal.Instant, zone: string): Temporal.PlainDate {
  return endsAt.subtract({ milliseconds: 1 }).toZonedDateTimeISO(zone).toPlainDate();
}

function startOf(day: Temporal.PlainDate, zone: string): Temporal.Instant {
  return day.toZonedDateTime(zone).toInstant();
}
