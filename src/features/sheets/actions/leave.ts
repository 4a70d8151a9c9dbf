import type { Leaver } from '#/platform/personal/departure.ts';
import { forgetRowsOf } from '#/features/sheets/store/imports.ts';

/** What is done with sheets when somebody leaves: the row they came in by says nothing any more. */
export const sheetsLeaver: Leaver = {
  findObstacle: async () => undefined,
  forget: async ({ db }, departure) => forgetRowsOf(db, departure),
};
