import { TAKEN_OUT } from './departure.ts';
import type { Leaver } from './departure.ts';
import { maskReasons } from './readings.ts';

/**
 * Ends every session, code and link of somebody who leaves, and forgets what they pressed and who
 * looked at what was about them.
 */
export const platformLeaver: Leaver = {
  findObstacle: async () => undefined,
  forget: async ({ db }, { personId, pattern }) => {
    await db
      .deleteFrom('platform.session')
      .where((where) =>
        where.or([where('person_id', '=', personId), where('acting_for_id', '=', personId)]),
      )
      .execute();
    await db.deleteFrom('platform.sign_in_code').where('person_id', '=', personId).execute();
    await db.deleteFrom('platform.sign_in_link').where('person_id', '=', personId).execute();
    await db.deleteFrom('platform.reading').where('person_id', '=', personId).execute();
    await maskReasons(db, { pattern, by: TAKEN_OUT });
    await db.deleteFrom('platform.request_key').where('actor_id', '=', personId).execute();
  },
};
