import { z } from 'zod';
import { findPerson, listLogins } from '#/features/people/index.ts';
import type { Context } from '#/platform/action/context.ts';
import type { JobHandler } from '#/platform/jobs/worker.ts';
import { passkeyMessage, rescueMessage } from './messages.ts';
import { GLASS_KEPT_HOURS } from './model.ts';
import { forgetChallenges } from './store/challenges.ts';
import { forgetGlasses } from './store/glass.ts';

const passkeyPayload = z.object({ personId: z.uuid(), name: z.string() });

const rescuePayload = z.object({ personId: z.uuid() });

/** Every night, when few are awake. */
const NIGHTLY = '27 19 * * *';

/** Every job of this feature, for the composition. */
export const guardJobs: readonly JobHandler[] = [
  {
    name: 'guard.tell_passkey',
    run: (context, payload) => tellPasskey(context, passkeyPayload.parse(payload)),
  },
  {
    name: 'guard.tell_rescue',
    run: (context, payload) => tellRescue(context, rescuePayload.parse(payload).personId),
  },
  {
    name: 'guard.forget',
    cron: NIGHTLY,
    run: async ({ db, now }) => {
      await forgetChallenges(db, now);
      await forgetGlasses(db, now.subtract({ hours: GLASS_KEPT_HOURS }));
    },
  },
];

/** Tells somebody at each of their addresses that a passkey was added to their account. */
async function tellPasskey(
  { db, services }: Context,
  { personId, name }: z.infer<typeof passkeyPayload>,
): Promise<void> {
  const person = await findPerson(db, personId);
  if (person === undefined) return;
  for (const login of await listLogins(db, personId)) {
    if (login.isConfirmed) await services.sender.send(passkeyMessage(login, person.language, name));
  }
}

/** Tells somebody at each of their addresses that their keys were ended at the machine. */
async function tellRescue({ db, services }: Context, personId: string): Promise<void> {
  const person = await findPerson(db, personId);
  if (person === undefined) return;
  for (const login of await listLogins(db, personId)) {
    if (login.isConfirmed) await services.sender.send(rescueMessage(login, person.language));
  }
}
