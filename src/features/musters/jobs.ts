import { z } from 'zod';
import type { JobHandler } from '#/platform/jobs/worker.ts';
import { askMembers } from './actions/ask.ts';
import { fill } from './actions/answer.ts';
import { endLeft } from './actions/keep.ts';
import { listUnfilled, lockMuster } from './store/musters.ts';
import { isOver } from './rules.ts';

/** How many musters one look takes on; the rest are there at the next. */
const MOST_LOOKED_AT = 200;

const musterShape = z.object({ id: z.uuid() });

/** Finds and asks those whom one muster is for. */
export const askJob: JobHandler = {
  name: 'musters.ask',
  run: (context, payload) => askMembers(context, musterShape.parse(payload).id),
};

/**
 * Looks each minute for musters whose people were never asked, such as those whose job was lost,
 * and for room that somebody left who has gone for good; ends what nobody ended.
 */
export const watchJob: JobHandler = {
  name: 'musters.watch',
  cron: '* * * * *',
  run: async (context) => {
    await endLeft(context);
    for (const { id, isAsked } of await listUnfilled(context.db, MOST_LOOKED_AT)) {
      if (isAsked) {
        const muster = await lockMuster(context.db, id);
        if (muster !== undefined && !isOver(muster, context.now)) await fill(context, muster);
      } else {
        await context.addJob({ name: 'musters.ask', payload: { id }, key: `musters.ask:${id}` });
      }
    }
  },
};

/** The jobs of this feature. */
export const musterJobs: readonly JobHandler[] = [askJob, watchJob];
