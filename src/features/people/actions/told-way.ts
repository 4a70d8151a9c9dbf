import type { Person, ToldWay } from '#/features/people/model.ts';
import { mayRegister } from '#/features/people/policy.ts';
import { missingFor } from '#/features/people/rules/told-ways.ts';
import { listLogins } from '#/features/people/store/logins.ts';
import { findPerson } from '#/features/people/store/persons.ts';
import { listHelpers } from '#/features/people/store/relations.ts';
import { saveToldWay } from '#/features/people/store/told-ways.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { record } from './record.ts';
import { spotsOf } from './spots.ts';

export type ToldRefusal =
  | 'not_found'
  | 'only_oneself'
  | 'told_needs_telephone'
  | 'told_needs_address'
  | 'told_needs_helper';

/**
 * Chooses how somebody is told what others did for them: they do so themselves, or somebody who
 * registers people where they live. A relative does not: they could keep from them what they did.
 * Refuses: `not_found`, `only_oneself`, `told_needs_telephone`, `told_needs_address`,
 * `told_needs_helper`.
 */
export async function chooseToldWay(
  context: Context,
  wanted: { readonly personId: string; readonly way: ToldWay },
): Promise<Result<{ readonly way: ToldWay }, ToldRefusal>> {
  const { actorId, personId } = context.subject;
  if (actorId === undefined) return refuse('not_found');
  if (actorId !== personId) return refuse('only_oneself');
  const person = await findPerson(context.db, wanted.personId);
  if (person === undefined || !(await mayChooseFor(context, person))) return refuse('not_found');
  const missing = missingFor(wanted.way, await reachableOf(context, person));
  if (missing !== undefined) return refuse(missing);
  await saveToldWay(context.db, person, { way: wanted.way, at: context.now, by: actorId });
  const { id, communityId } = person;
  await record(context, {
    verb: 'choose_told_way',
    subjectId: id,
    concernsId: id,
    communityId,
    data: { told: wanted.way },
  });
  return succeed({ way: wanted.way });
}

async function mayChooseFor(context: Context, person: Person): Promise<boolean> {
  if (context.subject.actorId === person.id) return true;
  const spots = await spotsOf(context.db, person);
  return spots.some((spot) => mayRegister(context.subject, spot.path));
}

async function reachableOf(context: Context, person: Person) {
  const logins = await listLogins(context.db, person.id);
  const helpers = await listHelpers(context.db, person.id, context.now);
  return {
    hasTelephone: person.telephone !== undefined,
    confirmed: new Set(logins.filter((one) => one.isConfirmed).map(({ kind }) => kind)),
    hasHelper: helpers.length > 0,
  };
}
