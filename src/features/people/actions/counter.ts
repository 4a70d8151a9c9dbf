import type { Address, Person, ResidenceRelation } from '#/features/people/model.ts';
import {
  mayGrant,
  mayReadPerson,
  mayReadSensitive,
  mayRegister,
  mayVouch,
} from '#/features/people/policy.ts';
import { isSameName } from '#/features/people/rules/names.ts';
import { COUNTER_DIGITS } from '#/features/people/rules/paper-codes.ts';
import { listGrantsOf } from '#/features/people/store/grants.ts';
import { confirmLogin, forgetLogin } from '#/features/people/store/logins.ts';
import { findCounterCode, insertCounterCode } from '#/features/people/store/paper-codes.ts';
import {
  findPerson,
  insertPerson,
  lockPerson,
  updatePerson,
} from '#/features/people/store/persons.ts';
import {
  endResidence,
  insertResidence,
  listResidents,
} from '#/features/people/store/residences.ts';
import { pathsOf } from '#/features/places/index.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { digitsOf } from '#/platform/auth/digits.ts';
import type { Language } from '#/platform/i18n/language.ts';
import { noteReadings } from '#/platform/personal/readings.ts';
import { findHousehold } from './household-code.ts';
import { hashOf } from './paper.ts';
import { record, today } from './record.ts';
import { homesOf, spotsOf } from './spots.ts';
import { withCheckDigit } from '#/lib/check-digit.ts';

/** Until the end of a working day and a night: time enough to go home and type it. */
const COUNTER_CODE_HOURS = 24;

export type PersonFields = {
  readonly name: string;
  readonly called: string | undefined;
  readonly birthYear: number | undefined;
  readonly telephone: Address | undefined;
  readonly email: Address | undefined;
  readonly language: Language;
};

export type NewResident = PersonFields & {
  readonly householdId: string;
  readonly relation: ResidenceRelation;
};

type NoHousehold = 'not_found' | 'not_allowed' | 'no_household';

/**
 * Registers a person in a household; telephone and e-mail are optional. At the counter an address
 * also signs them in, because the worker has seen whose it is.
 * Refuses: `not_found`, `not_allowed`, `no_household`, `already_lives_here`, `address_taken`.
 */
export async function registerPerson(
  context: Context,
  wanted: NewResident,
): Promise<Result<{ readonly id: string }, NoHousehold | 'already_lives_here' | 'address_taken'>> {
  const found = await findHousehold(context, wanted.householdId);
  if (!found.ok) return found;
  const { communityId, place } = found.value;
  const householdIds = [wanted.householdId];
  const residents = await listResidents(context.db, { communityId, householdIds });
  if (residents.some((resident) => isSameName(resident.name, wanted.name))) {
    return refuse('already_lives_here');
  }
  const id = context.newId();
  const person = { ...toPerson(wanted), id, communityId, accountSince: undefined };
  await insertPerson(context.db, person, context.now);
  const residence = context.newId();
  await insertResidence(context.db, {
    id: residence,
    communityId,
    householdId: wanted.householdId,
    personId: id,
    relation: wanted.relation,
    since: today(context),
    until: undefined,
  });
  const isVouchedFor = mayVouch(context.subject, place.path);
  if (isVouchedFor && !(await confirmAddresses(context, id, wanted))) {
    return refuse('address_taken');
  }
  const happening = { verb: 'register', communityId, placeId: place.id };
  await record(context, { ...happening, ...concerning(id), data: { residence } });
  return succeed({ id });
}

/**
 * Corrects what is known of a person.
 * Refuses: `not_found` (also when one may not see them), `role_too_high`, `address_taken`.
 */
export async function correctPerson(
  context: Context,
  wanted: PersonFields & { readonly personId: string },
): Promise<Result<{ readonly id: string }, 'not_found' | 'role_too_high' | 'address_taken'>> {
  const found = await findForCounter(context, wanted.personId);
  if (!found.ok) return found;
  const { person, isVouchedFor } = found.value;
  const seesBirthYear = mayReadSensitive(context.subject, await spotsOf(context.db, person));
  const birthYear = seesBirthYear ? wanted.birthYear : person.birthYear;
  await updatePerson(context.db, { ...person, ...toPerson(wanted), birthYear });
  if (isVouchedFor && !(await confirmAddresses(context, person.id, wanted))) {
    return refuse('address_taken');
  }
  const { communityId } = person;
  await record(context, { verb: 'correct', communityId, ...concerning(person.id) });
  return succeed({ id: person.id });
}

/**
 * Adds a household to a person who is registered already.
 * Refuses: `not_found`, `not_allowed`, `no_household`, `already_lives_here`.
 */
export async function addHousehold(
  context: Context,
  wanted: {
    readonly personId: string;
    readonly householdId: string;
    readonly relation: ResidenceRelation;
  },
): Promise<Result<{ readonly id: string }, NoHousehold | 'already_lives_here'>> {
  const found = await findHousehold(context, wanted.householdId);
  if (!found.ok) return found;
  const person = await findPerson(context.db, wanted.personId);
  if (person === undefined || !(await mayKnow(context, person))) return refuse('not_found');
  const { communityId, place } = found.value;
  const id = context.newId();
  const residence = { ...wanted, id, communityId, since: today(context), until: undefined };
  if (!(await insertResidence(context.db, residence))) return refuse('already_lives_here');
  const happening = { verb: 'move_in', communityId, placeId: place.id };
  await record(context, { ...happening, ...concerning(person.id), data: { residence: id } });
  return succeed({ id });
}

/**
 * Notes that a person no longer lives in a household.
 * Refuses: `not_found` (also when none of their homes is the subject's to keep), `not_allowed`,
 * `does_not_live_here`.
 */
export async function moveOut(
  context: Context,
  wanted: { readonly personId: string; readonly residenceId: string },
): Promise<Result<{ readonly id: string }, 'not_found' | 'not_allowed' | 'does_not_live_here'>> {
  const homes = await homesOf(context.db, wanted.personId);
  const isTheirs = homes.some((one) => mayRegister(context.subject, one.path));
  if (!isTheirs) return refuse('not_found');
  const home = homes.find((one) => one.id === wanted.residenceId);
  if (home === undefined) return refuse('does_not_live_here');
  if (!mayRegister(context.subject, home.path)) return refuse('not_allowed');
  await endResidence(context.db, home, today(context));
  const { communityId, householdId: placeId } = home;
  const happening = { verb: 'move_out', communityId, placeId };
  await record(context, { ...happening, ...concerning(wanted.personId) });
  return succeed({ id: wanted.personId });
}

/**
 * Issues a code that the counter prints or reads out, with which a person signs in without
 * telephone or mail. Nobody gives one to who holds more than they could grant.
 * Refuses: `not_found`, `not_allowed`, `not_to_oneself`, `role_too_high`.
 */
export async function issueCounterCode(
  context: Context,
  personId: string,
): Promise<
  Result<{ readonly id: string }, 'not_found' | 'not_allowed' | 'not_to_oneself' | 'role_too_high'>
> {
  const { actorId } = context.subject;
  if (actorId === undefined || actorId === personId) return refuse('not_to_oneself');
  const found = await findForCounter(context, personId);
  if (!found.ok) return found;
  if (!found.value.isVouchedFor) return refuse('not_allowed');
  const id = context.newId();
  await insertCounterCode(context.db, {
    id,
    personId,
    codeHash: hashOf(context, { kind: 'counter', digits: counterDigits(context, id) }),
    issuedBy: actorId,
    issuedAt: context.now,
    expiresAt: context.now.add({ hours: COUNTER_CODE_HOURS }),
  });
  const { communityId } = found.value.person;
  await record(context, { verb: 'issue_counter_code', communityId, ...concerning(personId) });
  return succeed({ id });
}

/**
 * Shows the living code of a person to those who may give it out.
 * Refuses: `not_found`, `not_allowed`, `role_too_high`.
 */
export async function readCounterCode(
  context: Context,
  personId: string,
): Promise<
  Result<
    {
      readonly person: Person;
      readonly code: { readonly digits: string; readonly expiresAt: Temporal.Instant } | undefined;
    },
    'not_found' | 'not_allowed' | 'role_too_high'
  >
> {
  const found = await findForCounter(context, personId);
  if (!found.ok) return found;
  if (!found.value.isVouchedFor) return refuse('not_allowed');
  const code = await findCounterCode(context.db, personId, context.now);
  const shown = code && { digits: counterDigits(context, code.id), expiresAt: code.expiresAt };
  return succeed({ person: found.value.person, code: shown });
}

/** Tells whether one may know who a person is: by an office, or because it is oneself. */
export async function mayKnow(context: Context, person: Person): Promise<boolean> {
  if (context.subject.personId === person.id) return true;
  return mayReadPerson(context.subject, await spotsOf(context.db, person));
}

/**
 * Finds a person whose access the counter may change. Who holds a role that the counter could not
 * grant is beyond it: signing in as them would be a way up.
 * Refuses: `not_found`, `role_too_high`.
 */
export async function findForCounter(
  context: Context,
  personId: string,
): Promise<
  Result<{ readonly person: Person; readonly isVouchedFor: boolean }, 'not_found' | 'role_too_high'>
> {
  const person = await lockPerson(context.db, personId);
  if (person === undefined) return refuse('not_found');
  const spots = await spotsOf(context.db, person);
  if (!mayReadPerson(context.subject, spots)) return refuse('not_found');
  const grants = await listGrantsOf(context.db, personId, context.now);
  const paths = await pathsOf(
    context.db,
    grants.map((grant) => grant.placeId),
  );
  const isBelow = grants.every((grant) =>
    mayGrant(context.subject, grant.role, paths.get(grant.placeId) ?? ''),
  );
  if (!isBelow) return refuse('role_too_high');
  const isVouchedFor = spots.some((spot) => mayVouch(context.subject, spot.path));
  const { communityId } = person;
  await noteReadings(context, 'record', [{ personId, communityId }]);
  return succeed({ person, isVouchedFor });
}

/** Names whom it is about that an office does, so that they are told of it. */
export function concerning(personId: string) {
  return { subjectId: personId, concernsId: personId };
}

function toPerson(fields: PersonFields) {
  const { name, called, birthYear, telephone, email, language } = fields;
  return {
    name,
    called,
    birthYear,
    telephone: telephone?.address,
    email: email?.address,
    language,
  };
}

/**
 * Makes the addresses sign their person in, and those that were taken out no longer; tells whether
 * none is somebody else's.
 */
async function confirmAddresses(
  context: Context,
  personId: string,
  fields: Pick<PersonFields, 'telephone' | 'email'>,
): Promise<boolean> {
  const { db, now } = context;
  for (const kind of ['telephone', 'email'] as const) {
    const address = fields[kind];
    if (address === undefined) await forgetLogin(db, personId, kind);
    else if (!(await confirmLogin(db, { personId, address }, now))) return false;
  }
  return true;
}

function counterDigits(context: Context, id: string): string {
  const { secret } = context.services;
  return withCheckDigit(digitsOf(secret, { purpose: 'counter_code', id }, COUNTER_DIGITS - 1));
}
