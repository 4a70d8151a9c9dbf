import { z } from 'zod';
import type { JobHandler } from '#/platform/jobs/worker.ts';
import { look } from './actions/look.ts';
import { forgetAlerts } from './store/alerts.ts';
import { listWaking } from './store/calls.ts';

/** How long after its time a call is found to have been left. */
const LEFT_SECONDS = 15;
/** How many calls that were left one look takes on; the rest are there a minute later. */
const MOST_LEFT = 200;

/** Acceptance is learned from so many days; after them nobody has to know who was asked. */
const KEPT_DAYS = 100;
const HOURS = 24;

const matterKey = z.object({ communityId: z.string(), id: z.uuid() });

/** Looks at one call. */
export const lookJob: JobHandler = {
  name: 'callouts.look',
  run: async (context, payload) => {
    await look(context, matterKey.parse(payload));
  },
};

/** Looks at the call for an urgent matter whenever something happened to the matter. */
export const followJob: JobHandler = {
  name: 'matters.urgent_moved',
  run: async (context, payload) => {
    await look(context, matterKey.parse(payload));
  },
};

/**
 * Looks each minute for calls that nobody looked at in time, such as those whose job was lost: no
 * call waits for ever.
 */
export const watchJob: JobHandler = {
  name: 'callouts.watch',
  cron: '* * * * *',
  run: async (context) => {
    const by = context.now.subtract({ seconds: LEFT_SECONDS });
    for (const { communityId, id } of await listWaking(context.db, by, MOST_LEFT)) {
      await context.addJob({
        name: 'callouts.look',
        payload: { communityId, id },
        key: `callouts.look:${id}`,
      });
    }
  },
};

/** Forgets each night who was asked long ago. */
export const forgetJob: JobHandler = {
  name: 'callouts.forget',
  cron: '37 3 * * *',
  run: async ({ db, now }) => {
    await forgetAlerts(db, now.subtract({ hours: KEPT_DAYS * HOURS }));
  },
};

/** The jobs of this feature. */
export const calloutJobs: readonly JobHandler[] = [lookJob, followJob, watchJob, forgetJob];
