import { forgetAvoided } from '#/features/volunteers/store/leave.ts';
import { dropSetting } from '#/features/volunteers/store/settings.ts';
import { TAKEN_OUT } from '#/platform/personal/departure.ts';
import type { Leaver } from '#/platform/personal/departure.ts';

/** What volunteers does when somebody leaves. */
export const volunteersLeaver: Leaver = {
  findObstacle: async () => undefined,
  forget: async ({ db }, { personId, pattern }) => {
    await dropSetting(db, personId);
    await forgetAvoided(db, { personId, pattern, by: TAKEN_OUT });
  },
};
