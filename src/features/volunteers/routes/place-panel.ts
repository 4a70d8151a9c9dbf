import { publicCount } from '#/features/people/index.ts';
import { COMMUNITY_LEVEL } from '#/features/places/index.ts';
import type { PlacePanel } from '#/features/places/index.ts';
import { helpPanel } from '#/features/volunteers/pages/place-panel.ts';
import { countVolunteers } from '#/features/volunteers/store/settings.ts';

/** Says on a community's page how many would help there, and leads whoever would, too. */
export const helpOfPlace: PlacePanel = {
  name: 'volunteers',
  side: 'side',
  load: async ({ db }, { id, level }) => {
    if (level !== COMMUNITY_LEVEL) return undefined;
    const count = publicCount(await countVolunteers(db, id));
    return (view) => helpPanel(view, { communityId: id, count });
  },
};
