import type { Address, HouseholdCode, Person, Resident } from '#/features/people/model.ts';
import { isSameName } from '#/features/people/rules/names.ts';
import { listGrantsOf } from '#/features/people/store/grants.ts';
import { listLogins } from '#/features/people/store/logins.ts';
import { takeHouseholdCode } from '#/features/people/store/paper-codes.ts';
import { insertPerson, updatePerson } from '#/features/people/store/persons.ts';
import { insertResidence, listResidents } from '#/features/people/store/residences.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { openDoor } from '#/platform/access/wall.ts';
import type { Context } from '#/platform/action/context.ts';
import { claimAddress } from './addresses.ts';
import { lockHousehold } from './paper.ts';
import type { WrongCode } from './paper.ts';
import { record, today } from './record.ts';
import { beginSession } from './sign-in.ts';
import type { SignedIn } from './sign-in.ts';

export type NewAccount = {
  readonly code: string;
  readonly name: string;
  readonly called: string | undefined;
  readonly address: Address | undefined;
};

export type OpenedAccount = SignedIn & {
  readonly householdId: string;
  /** The code sent to the address they gave, which signs them in once it came back. */
  readonly sent: string | undefined;
};

/**
 * Opens somebody's first account with the code of their household. Who was registered there before
 * by others under the same name, and has no account, takes that place.
 * Refuses: `paper_code_wrong`, `too_many_requests`, `already_registered`.
 */
export async function openFirstAccount(
  context: Context,
  wanted: NewAccount,
): Promise<Result<OpenedAccount, WrongCode | 'already_registered'>> {
  const found = await lockHousehold(context, wanted.code);
  if (!found.ok) return found;
  const code = found.value;
  const { communityId, householdId } = code;
  // The paper in their hands lets them into the household; its people are read with it.
  await openDoor(context.db, { communityIds: [communityId] });
  const residents = await listResidents(context.db, { communityId, householdIds: [householdId] });
  const known = residents.find((resident) => isSameName(resident.name, wanted.name));
  if (known !== undefined && !(await mayTakePlaceOf(context, known))) {
    return refuse('already_registered');
  }
  await takeHouseholdCode(context.db, code);
  const personId =
    known === undefined
      ? await moveInNew(context, code, wanted)
      : await takePlace(context, known, wanted);
  const signedIn = await beginSession(context, personId, 'household_code');
  const sent = wanted.address && (await claimAddress(context, personId, wanted.address));
  return succeed({ ...signedIn, householdId, sent });
}

/**
 * Adds a household to somebody who has an account already, with the code of that household.
 * Refuses: `paper_code_wrong`, `too_many_requests`, `already_lives_here`.
 */
export async function joinHousehold(
  context: Context,
  wanted: { readonly personId: string; readonly code: string },
): Promise<Result<{ readonly householdId: string }, WrongCode | 'already_lives_here'>> {
  const found = await lockHousehold(context, wanted.code);
  if (!found.ok) return found;
  const hasMoved = await moveIn(context, found.value, wanted.personId);
  if (!hasMoved) return refuse('already_lives_here');
  await takeHouseholdCode(context.db, found.value);
  return succeed({ householdId: found.value.householdId });
}

/** Who has an account, an address or a role is not taken over by a household's code. */
async function mayTakePlaceOf(context: Context, known: Person): Promise<boolean> {
  if (known.accountSince !== undefined) return false;
  if ((await listLogins(context.db, known.id)).length > 0) return false;
  return (await listGrantsOf(context.db, known.id, context.now)).length === 0;
}

async function takePlace(context: Context, known: Resident, wanted: NewAccount): Promise<string> {
  const called = wanted.called ?? known.called;
  await updatePerson(context.db, { ...known, called, language: context.language });
  return known.id;
}

async function moveInNew(
  context: Context,
  code: HouseholdCode,
  wanted: NewAccount,
): Promise<string> {
  const { name, called, address } = wanted;
  const id = context.newId();
  const person: Person = {
    id,
    communityId: code.communityId,
    name,
    called,
    birthYear: undefined,
    telephone: address?.kind === 'telephone' ? address.address : undefined,
    email: address?.kind === 'email' ? address.address : undefined,
    language: context.language,
    accountSince: undefined,
  };
  await insertPerson(context.db, person, context.now);
  await moveIn(context, code, id);
  return id;
}

async function moveIn(context: Context, code: HouseholdCode, personId: string): Promise<boolean> {
  const { communityId, householdId } = code;
  const id = context.newId();
  const hasMoved = await insertResidence(context.db, {
    id,
    communityId,
    householdId,
    personId,
    relation: 'family',
    since: today(context),
    until: undefined,
  });
  const where = { communityId, placeId: householdId, data: { residence: id } };
  const happening = { verb: 'move_in', subjectId: personId, ...where };
  if (hasMoved) await record(context, happening);
  return hasMoved;
}
