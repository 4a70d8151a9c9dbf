import { TAKEN_OUT } from '#/platform/personal/departure.ts';
import type { Leaver } from '#/platform/personal/departure.ts';
import { maskJoints } from '#/features/joint/store/leave.ts';

/** What is done with joint tasks when somebody leaves: they stay, without their name. */
export const jointLeaver: Leaver = {
  findObstacle: async () => undefined,
  forget: ({ db }, { pattern }) => maskJoints(db, { pattern, by: TAKEN_OUT }),
};
