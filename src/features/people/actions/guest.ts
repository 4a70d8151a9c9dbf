import { insertGuest } from '#/features/people/store/guests.ts';
import { listResidents } from '#/features/people/store/residences.ts';
import { openDoor } from '#/platform/access/wall.ts';
import { visitor } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import { startSession } from '#/platform/auth/sessions.ts';
import type { PaperHome } from './paper.ts';
import { record } from './record.ts';
import type { SignedIn } from './sign-in.ts';

/** Until the morning after: the telephone may be a neighbour's. */
const GUEST_HOURS = 24;

/** As whom somebody goes on who holds the paper of a household, and what they do from now on. */
export type Guest = { readonly signedIn: SignedIn; readonly context: Context };

/**
 * Lets somebody in who holds the paper of a household and has no account at hand: a guest, who
 * lives nowhere here, sees what is their own, and is forgotten a month later. Whoever lives in the
 * household is told.
 */
export async function beginGuest(
  context: Context,
  home: PaperHome,
  said: { readonly name: string; readonly telephone: string | undefined },
): Promise<Guest> {
  const { communityId, householdId } = home;
  const id = context.newId();
  await openDoor(context.db, { communityIds: [communityId], personIds: [id] });
  const { language, now } = context;
  await insertGuest(context.db, { ...said, id, communityId, householdId, language }, now);
  const own = context.as({ ...visitor, actorId: id, personId: id });
  const { device } = context.client;
  const session = await startSession(own, {
    personId: id,
    device,
    way: 'household_code',
    hours: GUEST_HOURS,
  });
  await record(own, { verb: 'enter_as_guest', subjectId: id, communityId, placeId: householdId });
  for (const resident of await listResidents(context.db, {
    communityId,
    householdIds: [householdId],
  })) {
    await record(own, {
      verb: 'use_paper_to_call',
      subjectId: resident.id,
      concernsId: resident.id,
      communityId,
      placeId: householdId,
      data: { residence: resident.residenceId },
    });
  }
  return { signedIn: { personId: id, session }, context: own };
}
