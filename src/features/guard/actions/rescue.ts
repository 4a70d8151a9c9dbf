import { findLogin, findPerson, readAddress, withdrawSheet } from '#/features/people/index.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { makeSignInLink } from '#/platform/auth/links.ts';
import { endEverySession } from '#/platform/auth/sessions.ts';
import { deletePasskeysOf } from '#/features/guard/store/passkeys.ts';

const LINK_HOURS = 1;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Helps somebody who has lost every key, at the machine itself: their keys, their sheet and their
 * sessions end, they are told, and a link signs them in once to make a first key again.
 * Refuses: `not_found` (nobody signs in with that address, nor has that number).
 */
export async function rescue(
  context: Context,
  who: string,
): Promise<Result<{ readonly name: string; readonly token: string }, 'not_found'>> {
  const { db } = context;
  const address = readAddress(who);
  const byAddress = address && (await findLogin(db, address));
  const personId = byAddress ?? (UUID.test(who) ? who : undefined);
  const person = personId === undefined ? undefined : await findPerson(db, personId);
  if (person === undefined) return refuse('not_found');
  await deletePasskeysOf(db, person.id);
  await withdrawSheet(db, person.id, context.now);
  await endEverySession(db, person.id, undefined);
  const link = { purpose: 'persona', personId: person.id, hours: LINK_HOURS, uses: 1 } as const;
  const token = await makeSignInLink(context, link);
  await context.addJob({ name: 'guard.tell_rescue', payload: { personId: person.id } });
  const { id: subjectId, communityId } = person;
  await context.record({ feature: 'guard', verb: 'rescue', subjectId, communityId });
  return succeed({ name: person.name, token });
}
