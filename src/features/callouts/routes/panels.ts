import { readUrgent } from '#/features/matters/index.ts';
import type { MatterPanel } from '#/features/matters/index.ts';
import { showCall } from '#/features/callouts/actions/show.ts';
import { callPanel } from '#/features/callouts/pages/panel.ts';

/** Leads from the page of an urgent matter to its call, for those who are in it. */
export const callOfMatter: MatterPanel = {
  name: 'callouts',
  load: async (context, key) => {
    const matter = await readUrgent(context, key);
    const shown = matter && (await showCall(context, matter));
    if (shown === undefined || !shown.ok) return undefined;
    const { name, stage } = shown.value;
    return (view) => callPanel(view, { name, stage });
  },
};
