import { TAKEN_OUT } from '#/platform/personal/departure.ts';
import type { Leaver } from '#/platform/personal/departure.ts';
import { forgetStander } from '#/features/rosters/store/leave.ts';

/** What rosters do when somebody leaves: their places are empty, and it is shown as a gap. */
export const rosterLeaver: Leaver = {
  findObstacle: async () => undefined,
  forget: async ({ db }, { personId, pattern }) =>
    forgetStander(db, { personId, pattern, by: TAKEN_OUT }),
};
