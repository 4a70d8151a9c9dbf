import { TAKEN_OUT } from '#/platform/personal/departure.ts';
import type { Leaver } from '#/platform/personal/departure.ts';
import { forgetGlassesOf } from '#/features/guard/store/glass.ts';
import { deletePasskeysOf } from '#/features/guard/store/passkeys.ts';
import { deleteRecoveriesOf } from '#/features/guard/store/recoveries.ts';

/**
 * What this feature does when somebody leaves: their keys open nothing any more, and why a glass
 * was broken, before their record or that of whom they lived with, names them no longer.
 */
export const guardLeaver: Leaver = {
  findObstacle: async () => undefined,
  forget: async ({ db }, { personId, pattern }) => {
    await deletePasskeysOf(db, personId);
    await deleteRecoveriesOf(db, personId);
    await forgetGlassesOf(db, { personId, pattern, by: TAKEN_OUT });
  },
};
