import { TAKEN_OUT } from '#/platform/personal/departure.ts';
import type { Leaver } from '#/platform/personal/departure.ts';
import { forgetAuthor, maskReviews } from '#/features/moderation/store/leave.ts';

/** What is done with reviews when somebody leaves: what came of them stays, their words go. */
export const moderationLeaver: Leaver = {
  findObstacle: async () => undefined,
  forget: async ({ db }, { personId, pattern }) => {
    await forgetAuthor(db, personId);
    await maskReviews(db, { pattern, by: TAKEN_OUT });
  },
};
