import { z } from 'zod';
import { findPerson, listGuests, listLogins } from '#/features/people/index.ts';
import type { Context } from '#/platform/action/context.ts';
import type { JobHandler } from '#/platform/jobs/worker.ts';
import type { Leaver } from '#/platform/personal/departure.ts';
import { carryOutLeaving } from './actions/leave.ts';
import { leavingMessage } from './messages.ts';
import { findLeaving, insertLeaving, listDue } from './store/leavings.ts';

const leavePayload = z.object({ id: z.uuid() });
const tellPayload = z.object({ helperId: z.uuid(), personId: z.uuid() });

/** Every night, when few are awake. */
const NIGHTLY = '43 19 * * *';
/** Thirty days: by then what they called for is over, and was confirmed or closed. */
const GUEST_HOURS = 24 * 30;

/** Makes the jobs of this feature out of what each part does when somebody leaves. */
export function rightsJobs(leavers: readonly Leaver[]): readonly JobHandler[] {
  return [
    {
      name: 'rights.leave',
      run: async (context, payload) => {
        await carryOutLeaving(context, leavePayload.parse(payload).id, leavers);
      },
    },
    {
      // What was due while something stood in the way, or came back with an older archive.
      name: 'rights.leave_late',
      cron: NIGHTLY,
      run: async (context) => {
        await letGuestsLeave(context);
        for (const { id } of await listDue(context.db, context.now)) {
          await context.addJob({
            name: 'rights.leave',
            payload: { id },
            key: `rights.leave:${id}`,
          });
        }
      },
    },
    {
      name: 'rights.tell_leaving',
      run: (context, payload) => tellLeaving(context, tellPayload.parse(payload)),
    },
  ];
}

/** Who called with the paper of a household is forgotten a month later, as if they had asked. */
async function letGuestsLeave(context: Context): Promise<void> {
  const { db, now } = context;
  const askedAt = now.subtract({ seconds: 1 });
  for (const { id, communityId } of await listGuests(db, now.subtract({ hours: GUEST_HOURS }))) {
    const wish = { personId: id, communityId, askedBy: id, askedAt, dueAt: now, takesWords: true };
    await insertLeaving(db, { ...wish, id: context.newId() });
  }
}

/** Tells somebody who acts for a person that this person wishes to leave, and from when. */
async function tellLeaving(
  { db, services }: Context,
  told: z.infer<typeof tellPayload>,
): Promise<void> {
  const person = await findPerson(db, told.personId);
  const helper = await findPerson(db, told.helperId);
  const leaving = await findLeaving(db, told.personId);
  if (person === undefined || helper === undefined || leaving === undefined) return;
  const on = leaving.dueAt.toZonedDateTimeISO(services.zone).toPlainDate();
  for (const login of await listLogins(db, helper.id)) {
    if (!login.isConfirmed) continue;
    const { language } = helper;
    await services.sender.send(leavingMessage(login, { language, name: person.name, on }));
  }
}
