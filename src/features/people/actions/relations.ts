import type { Address, ConsentWay, HelperKind, Person, Relation } from '#/features/people/model.ts';
import { mayVouch } from '#/features/people/policy.ts';
import { isBackwards, termOf } from '#/features/people/rules/terms.ts';
import { findLogin } from '#/features/people/store/logins.ts';
import { findPerson } from '#/features/people/store/persons.ts';
import { endRelation, findRelation, insertRelation } from '#/features/people/store/relations.ts';
import { listResidences, listResidents } from '#/features/people/store/residences.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { record, today } from './record.ts';
import { isWithin } from './sign-in.ts';
import { spotsOf } from './spots.ts';

/** Who looks for somebody by telephone finds few, so that nobody finds out who is registered. */
const HELPERS_SOUGHT = 10;

export type Consent = {
  readonly personId: string;
  readonly helper: { readonly id: string } | Address;
  readonly kind: HelperKind;
  /** How it was given, when the counter records it; online when the person does so themselves. */
  readonly way: ConsentWay | undefined;
  readonly consentedOn: Temporal.PlainDate | undefined;
  readonly endsOn: Temporal.PlainDate | undefined;
};

type ConsentRefusal =
  | 'not_found'
  | 'only_oneself'
  | 'no_consent'
  | 'helper_not_found'
  | 'consent_by_helper'
  | 'consent_in_future'
  | 'term_backwards'
  | 'already_helper'
  | 'too_many_requests';

/**
 * Records that a person lets another act for them. The person does so themselves, or the counter
 * with the day and the way in which they consented; the helper never.
 * Refuses: `not_found`, `only_oneself`, `no_consent`, `helper_not_found`, `consent_by_helper`,
 * `consent_in_future`, `term_backwards`, `already_helper`, `too_many_requests`.
 */
export async function recordConsent(
  context: Context,
  consent: Consent,
): Promise<Result<Relation, ConsentRefusal>> {
  const allowed = await findConsenting(context, consent);
  if (!allowed.ok) return allowed;
  const { person, recordedBy } = allowed.value;
  const helper = await findHelper(context, person, consent.helper);
  if (!helper.ok) return helper;
  if (helper.value === recordedBy) return refuse('consent_by_helper');
  const isOwn = recordedBy === person.id;
  const own = { consentWay: 'online', consentedOn: today(context) } as const;
  const given = isOwn ? succeed(own) : consentTold(context, consent);
  if (!given.ok) return given;
  const { zone } = context.services;
  const term = termOf({ startsOn: undefined, endsOn: consent.endsOn }, { now: context.now, zone });
  if (isBackwards(term)) return refuse('term_backwards');
  const relation: Relation = {
    id: context.newId(),
    helperId: helper.value,
    personId: person.id,
    kind: consent.kind,
    ...given.value,
    recordedBy,
    endsAt: term.endsAt,
  };
  if (!(await insertRelation(context.db, relation, context.now))) return refuse('already_helper');
  await record(context, {
    verb: 'record_consent',
    subjectId: person.id,
    communityId: person.communityId,
    concernsId: person.id,
    data: { relation: relation.id },
  });
  return succeed(relation);
}

/**
 * Ends that somebody acts for another: either of the two may, and the counter.
 * Refuses: `not_found`.
 */
export async function endConsent(
  context: Context,
  relationId: string,
): Promise<Result<Relation, 'not_found'>> {
  const relation = await findRelation(context.db, relationId, context.now);
  const { actorId } = context.subject;
  if (relation === undefined || actorId === undefined) return refuse('not_found');
  const isTheirs = actorId === relation.helperId || actorId === relation.personId;
  if (!isTheirs && !(await mayRecordFor(context, relation.personId))) return refuse('not_found');
  await endRelation(context.db, relation.id, { at: context.now, by: actorId });
  await record(context, { verb: 'end_consent', subjectId: relation.personId });
  return succeed(relation);
}

/** Tells whether the counter may record consent for a person. */
export async function mayRecordFor(context: Context, personId: string): Promise<boolean> {
  const person = await findPerson(context.db, personId);
  if (person === undefined) return false;
  const spots = await spotsOf(context.db, person);
  return spots.some((spot) => mayVouch(context.subject, spot.path));
}

async function findConsenting(
  context: Context,
  consent: Consent,
): Promise<
  Result<{ readonly person: Person; readonly recordedBy: string }, 'not_found' | 'only_oneself'>
> {
  const { actorId, personId } = context.subject;
  if (actorId === undefined || actorId !== personId) return refuse('only_oneself');
  const person = await findPerson(context.db, consent.personId);
  if (person === undefined) return refuse('not_found');
  const isAllowed = person.id === actorId || (await mayRecordFor(context, person.id));
  return isAllowed ? succeed({ person, recordedBy: actorId }) : refuse('not_found');
}

/** Finds the helper among those one lives with, or by an address of theirs. */
async function findHelper(
  context: Context,
  person: Person,
  wanted: Consent['helper'],
): Promise<Result<string, 'helper_not_found' | 'too_many_requests'>> {
  if ('id' in wanted) {
    const family = await listFamily(context, person.id);
    const isFamily = family.some((one) => one.id === wanted.id);
    return isFamily ? succeed(wanted.id) : refuse('helper_not_found');
  }
  const limit = { kind: 'people.seek_helper', most: HELPERS_SOUGHT };
  if (!(await isWithin(context, limit))) return refuse('too_many_requests');
  const helperId = await findLogin(context.db, wanted);
  if (helperId === undefined || helperId === person.id) return refuse('helper_not_found');
  return succeed(helperId);
}

/** Lists those a person lives with. */
export async function listFamily(context: Context, personId: string): Promise<readonly Person[]> {
  const family = new Map<string, Person>();
  for (const { communityId, householdId } of await listResidences(context.db, [personId])) {
    const wanted = { communityId, householdIds: [householdId] };
    for (const resident of await listResidents(context.db, wanted)) {
      if (resident.id !== personId) family.set(resident.id, resident);
    }
  }
  return [...family.values()];
}

/** Says how the counter was told: on which day and in which way, or there is no consent. */
function consentTold(
  context: Context,
  { way, consentedOn }: Consent,
): Result<Pick<Relation, 'consentWay' | 'consentedOn'>, 'no_consent' | 'consent_in_future'> {
  if (way === undefined || way === 'online' || consentedOn === undefined) {
    return refuse('no_consent');
  }
  const isAhead = Temporal.PlainDate.compare(consentedOn, today(context)) > 0;
  return isAhead ? refuse('consent_in_future') : succeed({ consentWay: way, consentedOn });
}
