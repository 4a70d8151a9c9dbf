import type { Leaver } from './departure.ts';

/**
 * Ends every session, code and link of somebody who leaves, and forgets what they pressed and who
 * looked at what was about them.
 */
export const platformLeaver: Leaver = {
  findObstacle: async () => undefined,
  forget: async ({ db }, { personId }) => {
    await db
      .deleteFrom('platform.session')
      .where((where) =>
        where.or([where('person_id', '=', personId), where('acting_for_id', '=', personId)]),
      )
      .execute();
    await db.deleteFrom('platform.sign_in_code').where('person_id', '=', personId).execute();
    await db.deleteFrom('platform.sign_in_link').where('person_id', '=', personId).execute();
    await db.deleteFrom('platform.reading').where('person_id', '=', personId).execute();
    await db.deleteFrom('platform.request_key').where('actor_id', '=', personId).execute();
  },
};
