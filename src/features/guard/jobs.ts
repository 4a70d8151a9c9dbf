import { z } from 'zod';
import { findPerson, listLogins } from '#/features/people/index.ts';
import type { Context } from '#/platform/action/context.ts';
import type { JobHandler } from '#/platform/jobs/worker.ts';
import { passkeyMessage, recoveryMessage, rescueMessage } from './messages.ts';
import { GLASS_KEPT_HOURS, RECOVERY_KEPT_HOURS } from './model.ts';
import { forgetChallenges } from './store/challenges.ts';
import { forgetGlasses } from './store/glass.ts';
import { forgetRecoveries } from './store/recoveries.ts';

const passkeyPayload = z.object({ personId: z.uuid(), name: z.string() });

const rescuePayload = z.object({ personId: z.uuid() });

const recoveryPayload = z.object({ personId: z.uuid(), step: z.enum(['asked', 'granted']) });

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
    name: 'guard.tell_recovery',
    run: (context, payload) => tellRecovery(context, recoveryPayload.parse(payload)),
  },
  {
    name: 'guard.forget',
    cron: NIGHTLY,
    run: async ({ db, now }) => {
      await forgetChallenges(db, now);
      await forgetGlasses(db, now.subtract({ hours: GLASS_KEPT_HOURS }));
      await forgetRecoveries(db, now.subtract({ hours: RECOVERY_KEPT_HOURS }));
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

/** Tells somebody at each of their addresses that two stewards were asked, or have let them in. */
async function tellRecovery(
  { db, services }: Context,
  { personId, step }: z.infer<typeof recoveryPayload>,
): Promise<void> {
  const person = await findPerson(db, personId);
  if (person === undefined) return;
  for (const login of await listLogins(db, personId)) {
    if (!login.isConfirmed) continue;
    await services.sender.send(recoveryMessage(login, person.language, step));
  }
}
