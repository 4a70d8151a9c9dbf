import type { JobHandler } from '#/platform/jobs/worker.ts';
import { sealJournal } from './seal-journal.ts';

/** Seals each minute what was recorded since. */
export const sealWhatHappened: JobHandler = {
  name: 'platform.seal',
  cron: '* * * * *',
  run: async ({ db, now }) => {
    await sealJournal(db, now);
  },
};
