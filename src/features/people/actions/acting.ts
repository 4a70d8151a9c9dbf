import { mayActByOffice } from '#/features/people/policy.ts';
import { findPerson } from '#/features/people/store/persons.ts';
import { listHelped } from '#/features/people/store/relations.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { openDoor } from '#/platform/access/wall.ts';
import type { Context } from '#/platform/action/context.ts';
import { actFor } from '#/platform/auth/sessions.ts';
import { record } from './record.ts';
import { homesOf } from './spots.ts';

/**
 * Begins to act for somebody: with their consent, or by an office for the people of one's own
 * building or community. They are told.
 * Refuses: `not_found`, `no_consent`, `acting_already`, `not_to_oneself`.
 */
export async function startActing(
  context: Context,
  personId: string,
): Promise<
  Result<
    { readonly personId: string },
    'not_found' | 'no_consent' | 'acting_already' | 'not_to_oneself'
  >
> {
  const { actorId, sessionId } = context.subject;
  if (actorId === undefined || sessionId === undefined) return refuse('not_found');
  if (personId === actorId) return refuse('not_to_oneself');
  if (context.subject.personId !== actorId) return refuse('acting_already');
  if (!(await mayActFor(context, personId))) return refuse('no_consent');
  // Consent, or the office, gives what acting for somebody needs to know of them.
  await openDoor(context.db, { personIds: [personId] });
  const person = await findPerson(context.db, personId);
  if (person === undefined) return refuse('no_consent');
  await actFor(context.db, sessionId, personId);
  const payload = { helperId: actorId, personId };
  await context.addJob({ name: 'people.tell_acting', payload });
  const { communityId } = person;
  await record(context, { verb: 'start_acting', subjectId: personId, communityId });
  return succeed({ personId });
}

/** Ends acting for somebody; who acts for nobody stays as they are. */
export async function stopActing(context: Context): Promise<Result<object, 'not_found'>> {
  const { actorId, personId, sessionId } = context.subject;
  if (actorId === undefined || sessionId === undefined) return refuse('not_found');
  await actFor(context.db, sessionId, undefined);
  await record(context, { verb: 'stop_acting', subjectId: personId ?? actorId });
  return succeed({});
}

/** Tells whether somebody may act for a person: by consent or by office. */
export async function mayActFor(context: Context, personId: string): Promise<boolean> {
  const { actorId } = context.subject;
  if (actorId === undefined) return false;
  const helped = await listHelped(context.db, actorId, context.now);
  if (helped.some((relation) => relation.personId === personId)) return true;
  const homes = await homesOf(context.db, personId);
  return mayActByOffice(
    context.subject,
    homes.map((home) => home.path),
  );
}
