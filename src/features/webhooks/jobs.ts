import { z } from 'zod';
import type { JobHandler } from '#/platform/jobs/worker.ts';
import { dispatchDue, hearForPrograms, sendOne } from './actions/tell.ts';
import { forgetDeliveries } from './store/deliveries.ts';

/** Every night, when few are awake. */
const NIGHTLY = '57 19 * * *';
const KEPT_HOURS = 30 * 24;

const payloadShape = z.object({ deliveryId: z.uuid() });

/** The jobs of this feature. */
export const webhookJobs: readonly JobHandler[] = [
  { name: 'webhooks.hear', cron: '* * * * *', run: hearForPrograms },
  { name: 'webhooks.dispatch', cron: '* * * * *', run: dispatchDue },
  {
    name: 'webhooks.send',
    opensTransactions: true,
    run: (context, payload) => sendOne(context, payloadShape.parse(payload).deliveryId),
  },
  {
    name: 'webhooks.forget',
    cron: NIGHTLY,
    run: ({ db, now }) => forgetDeliveries(db, now.subtract({ hours: KEPT_HOURS })),
  },
];
