import { mayActByOffice } from '#/features/people/policy.ts';
import { findPerson } from '#/features/people/store/persons.ts';
import { listHelped } from '#/features/people/store/relations.ts';
import type { ActingWay } from '#/platform/access/subject.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { openDoor } from '#/platform/access/wall.ts';
import type { Context } from '#/platform/action/context.ts';
import { actFor } from '#/platform/auth/sessions.ts';
import { noteReadings } from '#/platform/personal/readings.ts';
import { record } from './record.ts';
import { homesOf } from './spots.ts';

export type ActingRefusal =
  | 'not_found'
  | 'no_consent'
  | 'acting_already'
  | 'not_to_oneself'
  | 'way_required';

/**
 * Begins to act for somebody: with their consent, or by an office for the people of one's own
 * building or community. They are told.
 * How it came in is kept with all that is done meanwhile; a relative need not say it each time.
 * Refuses: `not_found`, `no_consent`, `acting_already`, `not_to_oneself`, `way_required` (by an
 * office).
 */
export async function startActing(
  context: Context,
  personId: string,
  came?: ActingWay,
): Promise<Result<{ readonly personId: string }, ActingRefusal>> {
  const { actorId, sessionId } = context.subject;
  if (actorId === undefined || sessionId === undefined) return refuse('not_found');
  if (personId === actorId) return refuse('not_to_oneself');
  if (context.subject.personId !== actorId) return refuse('acting_already');
  if (!(await mayActFor(context, personId))) return refuse('no_consent');
  // Consent, or the office, gives what acting for somebody needs to know of them.
  await openDoor(context.db, { personIds: [personId] });
  const person = await findPerson(context.db, personId);
  if (person === undefined) return refuse('no_consent');
  // Nobody agreed once and for all with an office: each time they ask for something themselves.
  const isAgreed = await hasAgreement(context, personId);
  const way = isAgreed ? (came ?? 'standing') : came;
  if (way === undefined || (way === 'standing' && !isAgreed)) return refuse('way_required');
  await actFor(context.db, sessionId, { personId, way });
  const payload = { helperId: actorId, personId };
  await context.addJob({ name: 'people.tell_acting', payload });
  const { communityId } = person;
  // What they see of the person from now on, they see as that person.
  await noteReadings(context, 'record', [{ personId, communityId }]);
  const happening = { verb: 'start_acting', subjectId: personId, communityId };
  await record(context, { ...happening, data: { way } });
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
  if (await hasAgreement(context, personId)) return true;
  const homes = await homesOf(context.db, personId);
  return mayActByOffice(
    context.subject,
    homes.map((home) => home.path),
  );
}

/** Tells whether a person agreed that somebody acts for them. */
async function hasAgreement(context: Context, personId: string): Promise<boolean> {
  const { actorId } = context.subject;
  if (actorId === undefined) return false;
  const helped = await listHelped(context.db, actorId, context.now);
  return helped.some((relation) => relation.personId === personId);
}
