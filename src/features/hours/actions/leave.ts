import { dropSheets } from '#/features/hours/store/sheets.ts';
import { maskRecords } from '#/features/hours/store/leave.ts';
import { TAKEN_OUT } from '#/platform/personal/departure.ts';
import type { Leaver } from '#/platform/personal/departure.ts';

/** What is done with time given when somebody leaves: it stays in the sums, without their name. */
export const hoursLeaver: Leaver = {
  findObstacle: async () => undefined,
  forget: async ({ db }, { personId, pattern }) => {
    await dropSheets(db, personId);
    await maskRecords(db, { pattern, by: TAKEN_OUT });
  },
};
