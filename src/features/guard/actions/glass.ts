import {
  findPerson,
  listResidents,
  mayReadPerson,
  seekPeople,
  spotsOf,
} from '#/features/people/index.ts';
import type { Person } from '#/features/people/index.ts';
import { findPlace } from '#/features/places/index.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { openDoor } from '#/platform/access/wall.ts';
import type { Context } from '#/platform/action/context.ts';
import { countAttempt } from '#/platform/auth/attempts.ts';
import { noteReadings } from '#/platform/personal/readings.ts';
import { GLASSES_PER_HOUR, GLASS_MINUTES } from '#/features/guard/model.ts';
import type { Glass, GlassAim } from '#/features/guard/model.ts';
import { officeFor } from '#/features/guard/rules/glass.ts';
import { findGlass, goThrough, insertGlasses } from '#/features/guard/store/glass.ts';

/** Finds who asked in a matter that the reader sees, if how to reach them is beyond the reader. */
export type FindAsker = (
  context: Context,
  matter: string,
) => Promise<Result<string, 'person_not_found' | 'within_reach'>>;

export type Breaking = { readonly aim: GlassAim; readonly reason: string };

type BreakRefusal =
  | 'not_allowed'
  | 'not_of_oneself'
  | 'within_reach'
  | 'person_not_found'
  | 'too_many_requests';

/**
 * Breaks the glass before the records of those whom no office of the reader reaches, for an hour:
 * one person by their whole address, a household, or who asked in a matter. They are told, and so
 * are the stewards, who look at each. The endpoint has to count refusals.
 * Refuses: `not_allowed` (also while acting), `person_not_found`, `not_of_oneself`,
 * `within_reach` (their records are open to the reader anyway), `too_many_requests`.
 */
export async function breakGlass(
  context: Context,
  { aim, reason }: Breaking,
  findAsker: FindAsker,
): Promise<Result<{ readonly ids: readonly string[] }, BreakRefusal>> {
  const { db, subject, now } = context;
  const { actorId } = subject;
  // Whoever acts for somebody has no office meanwhile.
  const office = officeFor(subject.grants);
  if (actorId === undefined || office === undefined) return refuse('not_allowed');
  const limit = { kind: 'guard.break_glass', subject: actorId, most: GLASSES_PER_HOUR };
  if (!(await countAttempt(db, limit, now))) return refuse('too_many_requests');
  const sought = await seek(context, aim, findAsker);
  if (!sought.ok) return sought;
  const others = sought.value.filter((id) => id !== actorId);
  if (others.length === 0) return refuse('not_of_oneself');
  const beyond = await listBeyond(context, others);
  if (beyond.length === 0) return refuse('within_reach');
  const glasses = beyond.map(({ id: about, communityId }) => ({
    id: context.newId(),
    communityId,
    personId: about,
    actorId,
    office,
    matter: 'matter' in aim ? aim.matter : undefined,
    reason,
    brokenAt: now,
    endsAt: now.add({ minutes: GLASS_MINUTES }),
  }));
  await insertGlasses(db, glasses);
  await noteReadings(context, 'glass', glasses.map(readThrough));
  await recordBroken(context, glasses);
  return succeed({ ids: glasses.map(({ id }) => id) });
}

async function seek(
  context: Context,
  aim: GlassAim,
  findAsker: FindAsker,
): Promise<Result<readonly string[], 'person_not_found' | 'within_reach' | 'too_many_requests'>> {
  if ('contact' in aim) return seekPeople(context, aim.contact);
  if ('householdId' in aim) return seekHousehold(context, aim.householdId);
  const asker = await findAsker(context, aim.matter);
  return asker.ok ? succeed([asker.value]) : asker;
}

async function seekHousehold(
  context: Context,
  householdId: string,
): Promise<Result<readonly string[], 'person_not_found'>> {
  const place = await findPlace(context.db, householdId);
  if (place?.communityId === undefined) return refuse('person_not_found');
  const { communityId } = place;
  // Only who they are, by number: what is told comes through the glass.
  await openDoor(context.db, { householdIds: [householdId] });
  const residents = await listResidents(context.db, { communityId, householdIds: [householdId] });
  if (residents.length === 0) return refuse('person_not_found');
  return succeed(residents.map(({ id }) => id));
}

/** Lists those of some people whom the reader does not reach. */
async function listBeyond(
  context: Context,
  ids: readonly string[],
): Promise<readonly Pick<Person, 'id' | 'communityId'>[]> {
  // Only whether they are reached, and where they are on record: nothing of it is told.
  await openDoor(context.db, { personIds: ids });
  const beyond: Person[] = [];
  for (const id of ids) {
    const person = await findPerson(context.db, id);
    if (person === undefined) continue;
    const isReached = mayReadPerson(context.subject, await spotsOf(context.db, person));
    if (!isReached) beyond.push(person);
  }
  return beyond;
}

/** What the person is told of it: by which office, and why. */
function readThrough({ personId, communityId, office, reason }: Omit<Glass, 'review'>) {
  return { personId, communityId, glass: { office, reason } };
}

/** Writes an entry for each, for each is told; the stewards hear of all of them once. */
async function recordBroken(
  context: Context,
  glasses: readonly Omit<Glass, 'review'>[],
): Promise<void> {
  for (const [index, { id, personId, communityId, office }] of glasses.entries()) {
    const data = { glass: id, office, calls: index === 0 ? 'stewards' : 'nobody' };
    const happening = { feature: 'guard', verb: 'break_glass', subjectId: personId, communityId };
    await context.record({ ...happening, data });
  }
}

/**
 * Opens the record behind a glass that the reader broke, while it is open; the person is told of
 * each time.
 * Refuses: `not_found`, also for the glass of somebody else, and when it has ended.
 */
export async function readThroughGlass(
  context: Context,
  glassId: string,
): Promise<Result<{ readonly glass: Glass; readonly person: Person }, 'not_found'>> {
  const { db, subject, now } = context;
  const { actorId } = subject;
  if (actorId === undefined || officeFor(subject.grants) === undefined) return refuse('not_found');
  const personId = await goThrough(db, { glassId, readerId: actorId }, now);
  const glass = personId === undefined ? undefined : await findGlass(db, glassId);
  const person = glass && (await findPerson(db, glass.personId));
  if (glass === undefined || person === undefined) return refuse('not_found');
  await noteReadings(context, 'glass', [readThrough(glass)]);
  return succeed({ glass, person });
}
