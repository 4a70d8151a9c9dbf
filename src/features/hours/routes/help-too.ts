import { openWork } from '#/features/matters/index.ts';
import type { MatterPanel } from '#/features/matters/index.ts';
import { findSetting, listAbilities } from '#/features/volunteers/index.ts';
import { helpTooPanel } from '#/features/hours/pages/help-too.ts';

/** How many abilities are named as examples. */
const MOST_EXAMPLES = 6;

/**
 * Asks whoever was helped, on the page of what they asked for and after they have said that it is
 * solved, whether they would help, too; nobody who does already, and nobody who acts for another.
 */
export const helpTooOfMatter: MatterPanel = {
  name: 'help_too',
  load: async (context, key) => {
    const { db, subject } = context;
    const { actorId, personId } = subject;
    if (personId === undefined || actorId !== personId) return undefined;
    const work = await openWork(context, key);
    if (!work.ok || !work.value.isConfirmed || work.value.askerId !== personId) return undefined;
    if ((await findSetting(db, personId)) !== undefined) return undefined;
    const abilities = (await listAbilities(db)).slice(0, MOST_EXAMPLES);
    const shown = {
      communityId: work.value.communityId,
      abilities: abilities.map(({ names }) => names),
    };
    return (view) => helpTooPanel(view, shown);
  },
};
