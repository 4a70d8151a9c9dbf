import type { Leaver } from '#/platform/personal/departure.ts';
import { forgetMember, holdsPost } from '#/features/organisations/store/leave.ts';

/** What organisations does when somebody leaves. */
export const organisationLeaver: Leaver = {
  findObstacle: async ({ db }, personId) =>
    (await holdsPost(db, personId)) ? 'post_still_held' : undefined,
  forget: async ({ db }, { personId }) => forgetMember(db, personId),
};
