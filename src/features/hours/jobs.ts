import type { JobHandler } from '#/platform/jobs/worker.ts';
import { auditLedger, hearSolved } from './actions/hear.ts';
import { tellOfWaiting } from './actions/remind.ts';

/** The jobs of this feature. */
export const hoursJobs: readonly JobHandler[] = [
  { name: 'hours.hear', cron: '* * * * *', run: hearSolved },
  { name: 'hours.tell_of_waiting', cron: '11 1 * * *', run: tellOfWaiting },
  { name: 'hours.audit', cron: '43 * * * *', run: auditLedger },
];
