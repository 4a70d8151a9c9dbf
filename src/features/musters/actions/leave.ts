import type { Leaver } from '#/platform/personal/departure.ts';
import { eraseAsked } from '#/features/musters/store/leave.ts';

/** What is done with musters when somebody leaves: that they were asked is forgotten. */
export const mustersLeaver: Leaver = {
  findObstacle: async () => undefined,
  forget: async ({ db }, { personId }) => eraseAsked(db, personId),
};
