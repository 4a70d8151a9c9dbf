import type { Activity, HoursRecord, HoursRefusal } from '#/features/hours/model.ts';
import { findOverlap } from '#/features/hours/rules/records.ts';
import { insertRecord, listMeeting, lockPerson } from '#/features/hours/store/records.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Given } from '#/features/hours/model.ts';
import { deadlineOf } from '#/features/hours/rules/deadline.ts';
import type { Deadline } from '#/features/hours/rules/deadline.ts';
import { workingCalendarAt } from '#/features/matters/index.ts';

/** What an action on records may refuse. */
export type ActionRefusal = 'sign_in_required' | 'not_found' | 'not_allowed' | HoursRefusal;
export type Done = Result<{ readonly id: string }, ActionRefusal>;

/** For what time was given: a matter, or an activity with a name. */
export type Occasion = Pick<
  HoursRecord,
  'communityId' | 'placeId' | 'matter' | 'activity' | 'teamId'
>;

/** What a form says of an activity outside of a matter. */
export type SaidActivity = Activity & {
  readonly placeId: string;
  readonly teamId: string | undefined;
};

/** When something was, and until when it is recorded. */
export type Timed = Deadline & {
  readonly endedAt: Temporal.Instant;
  readonly heldOn: Temporal.PlainDate;
  readonly recordedOn: Temporal.PlainDate;
};

/** Reckons when something ended and until when it is recorded. Refuses `in_future`. */
export async function timeIt(
  context: Context,
  { startedAt, minutes }: Pick<Given, 'startedAt' | 'minutes'>,
  placeId: string,
): Promise<Result<Timed, 'in_future'>> {
  const endedAt = startedAt.add({ minutes });
  if (Temporal.Instant.compare(endedAt, context.now) > 0) return refuse('in_future');
  const calendar = await workingCalendarAt(context, placeId);
  const dateOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(calendar.zone).toPlainDate();
  return succeed({
    ...deadlineOf(endedAt, calendar),
    endedAt,
    heldOn: dateOf(startedAt),
    recordedOn: dateOf(context.now),
  });
}

/**
 * Writes a record, unless its time meets another of the same person.
 * Refuses `times_overlap` (with the record it meets).
 */
export async function writeRecord(
  context: Context,
  record: HoursRecord,
): Promise<Result<HoursRecord, 'times_overlap'>> {
  const { db } = context;
  await lockPerson(db, record.personId);
  const met = findOverlap(await listMeeting(db, record.personId, record), record);
  if (met !== undefined) {
    const { zone } = context.services;
    const at = (moment: Temporal.Instant) =>
      moment.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
    const detail = { on: met.heldOn.toString(), from: at(met.startedAt), to: at(met.endedAt) };
    return refuse('times_overlap', detail);
  }
  await insertRecord(db, record);
  return succeed(record);
}

/**
 * Writes in the journal what was done with a record, and who has to hear of it; never what it says.
 */
export async function tell(
  context: Context,
  { communityId, placeId, id, matter }: HoursRecord,
  { verb, told = [] }: { readonly verb: string; readonly told?: readonly string[] },
): Promise<void> {
  await context.record({
    feature: 'hours',
    verb,
    subjectId: id,
    communityId,
    placeId,
    data: {
      ...(matter === undefined ? {} : { matter: matter.id }),
      ...(told.length === 0 ? {} : { told }),
    },
  });
}

/** Names who hears that a record counts: whoever corrected theirs. */
export function toldOfConfirming({ personId, replaces }: HoursRecord): readonly string[] {
  return replaces === undefined ? [] : [personId];
}
