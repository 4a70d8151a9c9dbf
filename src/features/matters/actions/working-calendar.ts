import { clockSettingFor } from '#/features/matters/rules/settings.ts';
import { readReference } from '#/features/matters/store/reference.ts';
import type { WorkingCalendar } from '#/lib/working-calendar.ts';
import type { Context } from '#/platform/action/context.ts';
import { findSpot } from './spot.ts';

/** Finds the calendar by which a place works. */
export async function workingCalendarAt(
  context: Pick<Context, 'db'>,
  placeId: string,
): Promise<WorkingCalendar> {
  const spot = await findSpot(context.db, placeId);
  const reference = await readReference(context.db);
  // Only the calendar is wanted: every class of a place has the same.
  const wanted = { profile: 'report', clockClass: '*' } as const;
  return clockSettingFor(reference, wanted, spot?.line ?? []).calendar;
}
