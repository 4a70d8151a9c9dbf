import { z } from 'zod';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { noteReadings } from '#/platform/personal/readings.ts';
import { languages } from '#/platform/i18n/language.ts';
import { mayActFor } from '#/features/people/actions/acting.ts';
import { mayKnow } from '#/features/people/actions/counter.ts';
import { record } from '#/features/people/actions/record.ts';
import { homesOf, spotsOf } from '#/features/people/actions/spots.ts';
import {
  mayReadSensitive,
  mayRegister,
  mayVouch,
  mayVouchForHome,
} from '#/features/people/policy.ts';
import { toldWays } from '#/features/people/model.ts';
import { toldWaysOf } from '#/features/people/store/told-ways.ts';
import { listVouches } from '#/features/people/store/vouches.ts';
import { findPerson } from '#/features/people/store/persons.ts';
import { loadHelpers, loadHomes, loadRoles, meShape, relationShape } from './load-me.ts';
import { instant } from './shapes.ts';

export const personShape = z.object({
  person: z.object({
    id: z.uuid(),
    name: z.string(),
    called: z.string().optional(),
    telephone: z.string().optional(),
    email: z.string().optional(),
    language: z.enum(languages),
    accountSince: instant.optional(),
  }),
  /** Only for those who may know what is sensitive. */
  birthYear: z.int().optional(),
  seesBirthYear: z.boolean(),
  homes: meShape.shape.homes,
  roles: meShape.shape.roles,
  helpers: z.array(relationShape).readonly(),
  mayRegister: z.boolean(),
  mayVouch: z.boolean(),
  mayAct: z.boolean(),
  /** Homes for which the reader can vouch. */
  toVouch: z.array(z.uuid()).readonly(),
  told: z.enum(toldWays).optional(),
});

export type PersonShown = z.infer<typeof personShape>;

/**
 * Loads the record of a person and notes who read it; the person can see that.
 * Refuses: `not_found` (also when it is not the reader's to see).
 */
export async function loadPerson(
  context: Context,
  personId: string,
): Promise<Result<PersonShown, 'not_found'>> {
  const person = await findPerson(context.db, personId);
  if (person === undefined || !(await mayKnow(context, person))) return refuse('not_found');
  const { subject } = context;
  const isOther = subject.actorId !== person.id;
  const { id, communityId, name, called, telephone, email, language, accountSince } = person;
  if (isOther) await record(context, { verb: 'read', subjectId: id, communityId });
  await noteReadings(context, 'record', [{ personId: id, communityId }]);
  const spots = await spotsOf(context.db, person);
  const seesBirthYear = subject.personId === id || mayReadSensitive(subject, spots);
  return succeed({
    person: { id, name, called, telephone, email, language, accountSince },
    birthYear: seesBirthYear ? person.birthYear : undefined,
    seesBirthYear,
    homes: await loadHomes(context, id),
    roles: await loadRoles(context, id),
    helpers: await loadHelpers(context, id),
    mayRegister: spots.some((spot) => mayRegister(subject, spot.path)),
    mayVouch: isOther && spots.some((spot) => mayVouch(subject, spot.path)),
    toVouch: await toVouch(context, id),
    mayAct: isOther && (await mayActFor(context, id)),
    told: (await toldWaysOf(context.db, [id])).get(id),
  });
}

/** Lists the homes of a person for which the reader can vouch, and nobody has. */
async function toVouch({ db, subject }: Context, personId: string): Promise<readonly string[]> {
  if (subject.actorId === personId) return [];
  const vouched = new Set((await listVouches(db, personId)).map((vouch) => vouch.residenceId));
  const own = new Set(subject.homes.map(({ householdId }) => householdId));
  return (await homesOf(db, personId))
    .filter(({ id, householdId, path }) => {
      return !vouched.has(id) && !own.has(householdId) && mayVouchForHome(subject, path);
    })
    .map(({ id }) => id);
}
