import type { HouseholdCode } from '#/features/people/model.ts';
import { mayRegister } from '#/features/people/policy.ts';
import { HOUSEHOLD_DIGITS } from '#/features/people/rules/paper-codes.ts';
import { findHouseholdCode, insertHouseholdCode } from '#/features/people/store/paper-codes.ts';
import { listResidents } from '#/features/people/store/residences.ts';
import { findPlace, HOUSEHOLD_LEVEL } from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { digitsOf } from '#/platform/auth/digits.ts';
import { hashOf } from './paper.ts';
import { record } from './record.ts';
import { withCheckDigit } from '#/lib/check-digit.ts';

/** A paper lies on a table for a while before somebody takes it up. */
const CODE_DAYS = 90;
/** As many as live in a large household. */
const CODE_USES = 6;

type NoHousehold = 'not_found' | 'not_allowed' | 'no_household';

/**
 * Issues the code of a household, to be printed and handed over at the door; the one before opens
 * nothing any more, and the people who live there are told of it.
 * Refuses: `not_found`, `not_allowed`, `no_household`.
 */
export async function issueHouseholdCode(
  context: Context,
  householdId: string,
): Promise<Result<{ readonly id: string }, NoHousehold>> {
  const found = await findHousehold(context, householdId);
  if (!found.ok) return found;
  const { communityId } = found.value;
  const id = context.newId();
  const isRenewed = await insertHouseholdCode(context.db, {
    id,
    communityId,
    householdId,
    codeHash: hashOf(context, { kind: 'household', digits: householdDigits(context, id) }),
    issuedBy: context.subject.actorId,
    issuedAt: context.now,
    expiresAt: context.now.add({ hours: 24 * CODE_DAYS }),
    usesLeft: CODE_USES,
  });
  const happening = { verb: 'issue_household_code', communityId, placeId: householdId };
  await record(context, { ...happening, subjectId: id });
  if (isRenewed) await tellRenewal(context, { communityId, householdId });
  return succeed({ id });
}

/** Names all who live there: a fresh code opens their door, and the one they had does not. */
async function tellRenewal(
  context: Context,
  household: { readonly communityId: string; readonly householdId: string },
): Promise<void> {
  const { communityId, householdId } = household;
  const wanted = { communityId, householdIds: [householdId] };
  for (const { id, residenceId } of await listResidents(context.db, wanted)) {
    await record(context, {
      verb: 'renew_household_code',
      subjectId: id,
      concernsId: id,
      communityId,
      placeId: householdId,
      data: { residence: residenceId },
    });
  }
}

export type ReadCode = {
  readonly household: Place;
  readonly code: (HouseholdCode & { readonly digits: string }) | undefined;
};

/**
 * Shows the living code of a household, if there is one, to those who may hand it out.
 * Refuses: `not_found`, `not_allowed`, `no_household`.
 */
export async function readHouseholdCode(
  context: Context,
  householdId: string,
): Promise<Result<ReadCode, NoHousehold>> {
  const found = await findHousehold(context, householdId);
  if (!found.ok) return found;
  const { place, communityId } = found.value;
  const code = await findHouseholdCode(context.db, { communityId, householdId }, context.now);
  const shown = code && { ...code, digits: householdDigits(context, code.id) };
  return succeed({ household: place, code: shown });
}

/**
 * Finds a household at which the subject registers people.
 * Refuses: `not_found`, `not_allowed`, `no_household` (the place is a building or a community).
 */
export async function findHousehold(
  context: Context,
  householdId: string,
): Promise<Result<{ readonly communityId: string; readonly place: Place }, NoHousehold>> {
  const place = await findPlace(context.db, householdId);
  if (place === undefined) return refuse('not_found');
  if (!mayRegister(context.subject, place.path)) return refuse('not_allowed');
  const { communityId } = place;
  if (place.level !== HOUSEHOLD_LEVEL || communityId === undefined) return refuse('no_household');
  return succeed({ communityId, place });
}

function householdDigits(context: Context, id: string): string {
  const { secret } = context.services;
  return withCheckDigit(digitsOf(secret, { purpose: 'household_code', id }, HOUSEHOLD_DIGITS - 1));
}
