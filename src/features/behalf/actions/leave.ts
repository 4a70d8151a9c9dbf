import type { Leaver } from '#/platform/personal/departure.ts';
import { eraseSlips } from '#/features/behalf/store/leave.ts';

/** What is done with slips when somebody leaves: theirs open nothing any more. */
export const behalfLeaver: Leaver = {
  findObstacle: async () => undefined,
  forget: async ({ db }, { personId }) => eraseSlips(db, personId),
};
