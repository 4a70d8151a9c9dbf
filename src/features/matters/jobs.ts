import { z } from 'zod';
import type { JobHandler } from '#/platform/jobs/worker.ts';
import { auditMatters } from './actions/audit.ts';
import { answerClocks, reckonMatterAgain } from './actions/keep-time.ts';
import { listProvisional, listWoken } from './store/clock-row.ts';
import { deleteExpiredDrafts } from './store/drafts.ts';

/** How many matters one look takes on; the rest are there a minute later. */
const MAX_WOKEN = 500;
const MAX_PROVISIONAL = 5_000;

const matterKey = z.object({ communityId: z.string(), id: z.uuid() });

/** Looks each minute which clocks have woken, and gives each matter a job of its own. */
export const keepTimeJob: JobHandler = {
  name: 'matters.keep_time',
  cron: '* * * * *',
  run: async (context) => {
    for (const key of await listWoken(context.db, context.now, MAX_WOKEN)) {
      await context.addJob({
        name: 'matters.answer_clocks',
        payload: { communityId: key.communityId, id: key.id },
        key: `matters.answer_clocks:${key.id}`,
      });
    }
  },
};

/** Does what the clocks of one matter ask for. */
export const answerClocksJob: JobHandler = {
  name: 'matters.answer_clocks',
  run: async (context, payload) => {
    await answerClocks(context, matterKey.parse(payload));
  },
};

/** Checks every hour that no open matter is left alone. */
export const auditJob: JobHandler = {
  name: 'matters.audit',
  cron: '17 * * * *',
  run: async (context) => {
    await auditMatters(context);
  },
};

/** Reckons each night what rests on holidays that were not announced when it was reckoned. */
export const reckonAgainJob: JobHandler = {
  name: 'matters.reckon_again',
  cron: '41 2 * * *',
  run: async (context) => {
    for (const key of await listProvisional(context.db, MAX_PROVISIONAL)) {
      await reckonMatterAgain(context, key);
    }
  },
};

/** Throws away each night the drafts that nobody came back to. */
export const forgetDraftsJob: JobHandler = {
  name: 'matters.forget_drafts',
  cron: '23 3 * * *',
  run: async (context) => {
    await deleteExpiredDrafts(context.db, context.now);
  },
};

/** The jobs of this feature. */
export const matterJobs: readonly JobHandler[] = [
  keepTimeJob,
  answerClocksJob,
  auditJob,
  reckonAgainJob,
  forgetDraftsJob,
];
