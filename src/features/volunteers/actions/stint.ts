import { lockSetting, refreshWatch, saveStint } from '#/features/volunteers/store/settings.ts';
import type { Context } from '#/platform/action/context.ts';
import { record } from './record.ts';

/** A time in which somebody is on duty because a roster says so. */
export type Stint = { readonly from: Temporal.Instant; readonly until: Temporal.Instant };

/**
 * Enters the stint in which a roster puts somebody on duty, the one that runs or the next; or that
 * there is none. It stands beside their switch and their hours and changes neither. Done twice, it
 * changes nothing; tells whether it did. Who does not volunteer is not called.
 */
export async function enterStint(
  context: Context,
  { personId, stint }: { readonly personId: string; readonly stint: Stint | undefined },
): Promise<boolean> {
  const setting = await lockSetting(context.db, personId);
  if (setting === undefined) return false;
  const { stint: before, communityId } = setting;
  const isSame =
    before === undefined || stint === undefined
      ? before === stint
      : before.from.equals(stint.from) && before.until.equals(stint.until);
  if (isSame) return false;
  await saveStint(context.db, { personId, stint });
  await refreshWatch(context.db, personId);
  const verb = stint === undefined ? 'leave_roster' : 'enter_roster';
  await record(context, { verb, personId, communityId });
  return true;
}
