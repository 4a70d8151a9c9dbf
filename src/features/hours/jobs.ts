import type { JobHandler } from '#/platform/jobs/worker.ts';
import { auditLedger, hearSolved } from './actions/hear.ts';

/** The jobs of this feature. */
export const hoursJobs: readonly JobHandler[] = [
  { name: 'hours.hear', cron: '* * * * *', run: hearSolved },
  { name: 'hours.audit', cron: '43 * * * *', run: auditLedger },
];
