import { z } from 'zod';
import type { JobHandler } from '#/platform/jobs/worker.ts';
import { hearWhatHappened } from './actions/hear.ts';
import { dispatchMessages, sendMessage } from './actions/send.ts';
import { forgetOld } from './store/notices.ts';

/** Every night, when few are awake. */
const NIGHTLY = '53 19 * * *';

const sendPayload = z.object({ messageId: z.uuid() });

/** The jobs of this feature. */
export const noticeJobs: readonly JobHandler[] = [
  { name: 'notices.hear', cron: '* * * * *', run: hearWhatHappened },
  { name: 'notices.dispatch', cron: '* * * * *', run: dispatchMessages },
  {
    name: 'notices.send',
    opensTransactions: true,
    run: (context, payload) => sendMessage(context, sendPayload.parse(payload).messageId),
  },
  { name: 'notices.forget', cron: NIGHTLY, run: ({ db, now }) => forgetOld(db, now) },
];
