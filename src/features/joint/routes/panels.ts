import type { DeskPanel, MatterPanel } from '#/features/matters/index.ts';
import { jointDeskPanel } from '#/features/joint/pages/desk.ts';
import { jointPanel } from '#/features/joint/pages/of-matter.ts';
import { countOwn, loadOfMatter } from './load.ts';

/** Shows on a matter's page who comes together for it, and the way to call others to it. */
export const jointsOfMatter: MatterPanel = {
  name: 'joint',
  load: async (context, key) => {
    const shown = await loadOfMatter(context, key);
    if (!shown.ok || (shown.value.joints.length === 0 && !shown.value.mayCall)) return undefined;
    return (view) => jointPanel(view, shown.value);
  },
};

/** Shows at the desk that others call one's offices, or that those called have not answered. */
export const jointsAtDesk: DeskPanel = {
  name: 'joint',
  load: async (context) => {
    const count = await countOwn(context);
    return count === 0 ? undefined : (view) => jointDeskPanel(view, count);
  },
};
