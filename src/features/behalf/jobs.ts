import { z } from 'zod';
import { findPerson, listLogins } from '#/features/people/index.ts';
import type { Context } from '#/platform/action/context.ts';
import type { JobHandler } from '#/platform/jobs/worker.ts';
import { findDeed } from '#/platform/journal/deeds.ts';
import { reversedMessage } from './messages.ts';
import { codeOf } from './rules.ts';

const reversedPayload = z.object({ entryId: z.uuid(), personId: z.uuid() });

/** Every job of acting on behalf, for the composition. */
export const behalfJobs: readonly JobHandler[] = [
  {
    name: 'behalf.tell_reversed',
    run: (context, payload) => tellReversed(context, reversedPayload.parse(payload)),
  },
];

/** Tells whoever did something for a person that the person took it back. */
async function tellReversed(
  { db, services }: Context,
  { entryId, personId }: z.infer<typeof reversedPayload>,
): Promise<void> {
  const deed = await findDeed(db, { id: entryId, personId });
  const doer = deed && (await findPerson(db, deed.actorId));
  const person = await findPerson(db, personId);
  if (deed === undefined || doer === undefined || person === undefined) return;
  const on = deed.at.toZonedDateTimeISO(services.zone).toPlainDate();
  const told = { language: doer.language, name: person.name, code: codeOf(deed), on };
  for (const login of await listLogins(db, doer.id)) {
    if (login.isConfirmed) await services.sender.send(reversedMessage(login, told));
  }
}
