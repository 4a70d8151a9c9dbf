import type { Leaver } from '#/platform/personal/departure.ts';
import { deletePasskeysOf } from '#/features/guard/store/passkeys.ts';

/** What this feature does when somebody leaves: their keys open nothing any more. */
export const guardLeaver: Leaver = {
  findObstacle: async () => undefined,
  forget: ({ db }, { personId }) => deletePasskeysOf(db, personId),
};
