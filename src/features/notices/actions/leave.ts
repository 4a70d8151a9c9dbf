import type { Leaver } from '#/platform/personal/departure.ts';
import { forgetTold } from '#/features/notices/store/leave.ts';

/** What notices does when somebody leaves. */
export const noticesLeaver: Leaver = {
  findObstacle: async () => undefined,
  forget: async ({ db }, { personId }) => forgetTold(db, personId),
};
