import type { JobHandler } from '#/platform/jobs/worker.ts';
import { keepAllDuty, releaseThoseGone } from './actions/duty.ts';

/** The jobs of this feature. */
export const rosterJobs: readonly JobHandler[] = [
  { name: 'rosters.keep_duty', cron: '* * * * *', run: keepAllDuty },
  { name: 'rosters.release', cron: '17 * * * *', run: releaseThoseGone },
];
