import { z } from 'zod';
import type { JobHandler } from '#/platform/jobs/worker.ts';
import { answerClock, auditJoints } from './actions/keep-time.ts';
import { listWoken } from './store/joints.ts';

/** How many joint tasks one look takes on; the rest are there a minute later. */
const MAX_WOKEN = 200;

const payloadShape = z.object({ id: z.uuid() });

/** The jobs of this feature. */
export const jointJobs: readonly JobHandler[] = [
  {
    name: 'joint.keep_time',
    cron: '* * * * *',
    run: async (context) => {
      for (const { id } of await listWoken(context.db, context.now, MAX_WOKEN)) {
        const key = `joint.answer_clock:${id}`;
        await context.addJob({ name: 'joint.answer_clock', payload: { id }, key });
      }
    },
  },
  {
    name: 'joint.answer_clock',
    run: (context, payload) => answerClock(context, payloadShape.parse(payload).id),
  },
  { name: 'joint.audit', cron: '37 * * * *', run: auditJoints },
];
