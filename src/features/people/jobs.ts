import { z } from 'zod';
import type { Context } from '#/platform/action/context.ts';
import { codeOf, findCode, hashAddress } from '#/platform/auth/codes.ts';
import type { JobHandler } from '#/platform/jobs/worker.ts';
import { actingMessage, codeMessage } from './messages.ts';
import { listLogins } from './store/logins.ts';
import { forgetPaperCodes } from './store/paper-codes.ts';
import { findPerson } from './store/persons.ts';

const codePayload = z.object({ id: z.uuid() });
const actingPayload = z.object({ helperId: z.uuid(), personId: z.uuid() });

/** For a year it can be asked who opened an account with which paper. */
const CODES_KEPT_HOURS = 24 * 365;

/** Every night, when few are awake. */
const NIGHTLY = '23 19 * * *';

/** Every job of people, for the composition. */
export const peopleJobs: readonly JobHandler[] = [
  {
    name: 'people.send_code',
    run: (context, payload) => sendCode(context, codePayload.parse(payload).id),
  },
  {
    name: 'people.tell_acting',
    run: (context, payload) => tellActing(context, actingPayload.parse(payload)),
  },
  {
    name: 'people.forget_codes',
    cron: NIGHTLY,
    run: ({ db, now }) => forgetPaperCodes(db, now.subtract({ hours: CODES_KEPT_HOURS })),
  },
];

/** Sends a code that still lives to the address it was asked for; one of nobody is sent nowhere. */
async function sendCode({ db, now, services }: Context, id: string): Promise<void> {
  const code = await findCode(db, id, now);
  const person = code?.personId && (await findPerson(db, code.personId));
  if (code === undefined || !person) return;
  const logins = await listLogins(db, person.id);
  const to = logins.find((one) => hashAddress(services.secret, one).equals(code.addressHash));
  if (to === undefined) return;
  await services.sender.send(codeMessage(to, person.language, codeOf(services.secret, id)));
}

/** Tells a person at each of their addresses who has begun to act for them. */
async function tellActing(
  { db, services }: Context,
  { helperId, personId }: z.infer<typeof actingPayload>,
): Promise<void> {
  const helper = await findPerson(db, helperId);
  const person = await findPerson(db, personId);
  if (helper === undefined || person === undefined) return;
  for (const login of await listLogins(db, personId)) {
    if (!login.isConfirmed) continue;
    await services.sender.send(actingMessage(login, person.language, helper.name));
  }
}
