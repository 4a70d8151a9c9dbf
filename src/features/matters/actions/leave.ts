import { TAKEN_OUT } from '#/platform/personal/departure.ts';
import type { Leaver } from '#/platform/personal/departure.ts';
import { forgetFiles } from '#/platform/storage/forget-files.ts';
import { endTies, hasInHand, maskWords, takeWords } from '#/features/matters/store/leave.ts';

/** What matters does when somebody leaves: others' threads and every figure stay as they are. */
export const matterLeaver: Leaver = {
  findObstacle: async ({ db }, personId) =>
    (await hasInHand(db, personId)) ? 'matter_in_hand' : undefined,
  forget: async (context, { personId, takesWords, pattern }) => {
    const { db, now } = context;
    await endTies(db, personId, now);
    if (takesWords) await forgetFiles(context, await takeWords(db, personId));
    await maskWords(db, { personId, pattern, by: TAKEN_OUT });
  },
};
