import type { JobHandler } from '#/platform/jobs/worker.ts';
import { remindOfProofs } from './actions/remind.ts';

/** Looks each hour whose proof ends soon. */
export const remindJob: JobHandler = {
  name: 'volunteers.remind_proofs',
  cron: '23 * * * *',
  run: async (context) => remindOfProofs(context),
};

export const volunteerJobs: readonly JobHandler[] = [remindJob];
