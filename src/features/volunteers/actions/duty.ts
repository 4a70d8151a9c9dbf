import { MOST_RANGES, MOST_REST_DAYS } from '#/features/volunteers/model.ts';
import type { Setting, VolunteersRefusal } from '#/features/volunteers/model.ts';
import { addHours, dutyAt, removeHours, spokenHours } from '#/features/volunteers/rules.ts';
import { lockSetting, refreshWatch, saveDuty } from '#/features/volunteers/store/settings.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { record } from './record.ts';

type Done<Refusal extends VolunteersRefusal> = Promise<
  Result<object, Refusal | 'sign_in_required' | 'not_volunteering'>
>;

/** What becomes of somebody's duty. */
type Change = Pick<Setting, 'hours' | 'onUntil' | 'offUntil'>;

/** Loads and locks, decides, saves and records: all changes of duty are alike in that. */
async function changeDuty<Refusal extends VolunteersRefusal>(
  context: Context,
  verb: string,
  decide: (setting: Setting) => Result<Change, Refusal>,
): Done<Refusal> {
  const { db, subject } = context;
  const { personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  const setting = await lockSetting(db, personId);
  if (setting === undefined) return refuse('not_volunteering');
  const decided = decide(setting);
  if (!decided.ok) return decided;
  await saveDuty(db, { personId, ...decided.value });
  await refreshWatch(db, personId);
  await record(context, { verb, personId, communityId: setting.communityId });
  return succeed({});
}

/**
 * Switches somebody on for some hours, also while they were away.
 * Refuses: `sign_in_required`, `not_volunteering`.
 */
export async function goOnDuty(context: Context, hours: number): Done<never> {
  const onUntil = context.now.add({ hours });
  return changeDuty<never>(context, 'go_on_duty', (setting) =>
    succeed({ hours: setting.hours, onUntil, offUntil: undefined }),
  );
}

/**
 * Switches somebody off: within regular hours until these end, and again on duty in the next ones.
 * Refuses: `sign_in_required`, `not_volunteering`.
 */
export async function goOffDuty(context: Context): Done<never> {
  const { now, services } = context;
  return changeDuty<never>(context, 'go_off_duty', ({ hours, offUntil, stint }) => {
    const without = { hours, onUntil: undefined, offUntil, stint };
    const duty = dutyAt(without, now, services.zone);
    // Who is on a roster is off until its shift ends; its team is told by leaving the shift there.
    if (duty.kind === 'regular' || duty.kind === 'rostered')
      return succeed({ ...without, offUntil: duty.until });
    // Who is on duty round the clock has no end to wait for: they are away for a day.
    if (duty.kind === 'always') return succeed({ ...without, offUntil: now.add({ hours: 24 }) });
    return succeed(without);
  });
}

/**
 * Lets somebody rest until a day begins, whatever their regular hours are.
 * Refuses: `sign_in_required`, `not_volunteering`, `rest_backwards` (today or earlier),
 * `rest_too_long`.
 */
export async function restUntil(
  context: Context,
  day: Temporal.PlainDate,
): Done<'rest_backwards' | 'rest_too_long'> {
  const { zone } = context.services;
  const today = context.now.toZonedDateTimeISO(zone).toPlainDate();
  return changeDuty(context, 'rest', ({ hours }) => {
    if (Temporal.PlainDate.compare(day, today) <= 0) return refuse('rest_backwards');
    if (today.until(day).days > MOST_REST_DAYS) return refuse('rest_too_long');
    const offUntil = day.toZonedDateTime({ timeZone: zone }).toInstant();
    return succeed({ hours, onUntil: undefined, offUntil });
  });
}

/**
 * Ends somebody's rest: their regular hours hold again.
 * Refuses: `sign_in_required`, `not_volunteering`.
 */
export async function endRest(context: Context): Done<never> {
  return changeDuty<never>(context, 'end_rest', ({ hours, onUntil }) =>
    succeed({ hours, onUntil, offUntil: undefined }),
  );
}

/**
 * Adds regular hours on several days of the week; those that meet others become one.
 * Refuses: `sign_in_required`, `not_volunteering`, `too_many_hours`.
 */
export async function addOwnHours(
  context: Context,
  wanted: { readonly days: readonly number[]; readonly from: string; readonly to: string },
): Done<'too_many_hours'> {
  return changeDuty(context, 'add_hours', ({ onUntil, offUntil, ...setting }) => {
    const hours = addHours(setting.hours, wanted);
    if (hours.length > MOST_RANGES) {
      return refuse('too_many_hours', { most: String(MOST_RANGES) });
    }
    return succeed({ hours, onUntil, offUntil });
  });
}

/**
 * Takes out the regular hours that begin at a minute of the week.
 * Refuses: `sign_in_required`, `not_volunteering`, `hours_not_set`.
 */
export async function removeOwnHours(context: Context, from: number): Done<'hours_not_set'> {
  return changeDuty(context, 'remove_hours', ({ onUntil, offUntil, hours }) => {
    if (!spokenHours(hours).some((one) => one.from === from)) return refuse('hours_not_set');
    return succeed({ hours: removeHours(hours, from), onUntil, offUntil });
  });
}
