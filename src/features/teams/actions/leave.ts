import { forgetMember } from '#/features/teams/store/leave.ts';
import { TAKEN_OUT } from '#/platform/personal/departure.ts';
import type { Leaver } from '#/platform/personal/departure.ts';

/** What teams does when somebody leaves: nobody is kept by a team. */
export const teamsLeaver: Leaver = {
  findObstacle: async () => undefined,
  forget: async ({ db }, { personId, pattern }) =>
    forgetMember(db, { personId, pattern, by: TAKEN_OUT }),
};
