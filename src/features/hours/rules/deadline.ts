import { RECORD_WORKING_DAYS, UNANNOUNCED_DAYS } from '#/features/hours/model.ts';
import { addWorkingTime } from '#/lib/working-time.ts';
import type { WorkingCalendar } from '#/lib/working-calendar.ts';

/** Until which date something is recorded. */
export type Deadline = {
  readonly dueOn: Temporal.PlainDate;
  /** Whether the holidays of every year it touches are announced. */
  readonly isDueCertain: boolean;
};

/**
 * Reckons until which date an activity is recorded: the tenth working day after the date on which
 * it ended. While the holidays of a year are not announced nobody is refused for a guess: the
 * longest holiday that may still come is added, and the date is not certain.
 */
export function deadlineOf(endedAt: Temporal.Instant, calendar: WorkingCalendar): Deadline {
  const { zone } = calendar;
  const ended = endedAt.toZonedDateTimeISO(zone).toPlainDate();
  const from = ended.add({ days: 1 }).toZonedDateTime(zone).toInstant();
  const amount = { kind: 'working_days', quantity: RECORD_WORKING_DAYS } as const;
  const { value, certainty } = addWorkingTime(from, amount, calendar);
  const dueOn = value.toZonedDateTimeISO(zone).toPlainDate();
  return certainty === 'certain'
    ? { dueOn, isDueCertain: true }
    : { dueOn: dueOn.add({ days: UNANNOUNCED_DAYS }), isDueCertain: false };
}
