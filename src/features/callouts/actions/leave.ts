import type { Leaver } from '#/platform/personal/departure.ts';
import { eraseAlerts } from '#/features/callouts/store/leave.ts';

/** What is done with calls when somebody leaves: that they were asked is forgotten. */
export const calloutLeaver: Leaver = {
  findObstacle: async () => undefined,
  forget: async ({ db }, { personId }) => eraseAlerts(db, personId),
};
