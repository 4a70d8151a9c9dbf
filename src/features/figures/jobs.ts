import type { JobHandler } from '#/platform/jobs/worker.ts';
import { addWhatHappened } from './store.ts';

/** Adds each minute what happened since, so that reading a figure has little left to add. */
export const addUpJob: JobHandler = {
  name: 'figures.add_up',
  cron: '* * * * *',
  run: async (context) => {
    await addWhatHappened(context.db);
  },
};

export const figureJobs: readonly JobHandler[] = [addUpJob];
