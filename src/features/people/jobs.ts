import type { JobHandler } from '#/platform/jobs/worker.ts';

/** Every job of people, for the composition. */
export const peopleJobs: readonly JobHandler[] = [];
