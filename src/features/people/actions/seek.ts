import { readAddress } from '#/features/people/rules/addresses.ts';
import { readPaperCode } from '#/features/people/rules/paper-codes.ts';
import { findLogin } from '#/features/people/store/logins.ts';
import { findHouseholdCodeByHash } from '#/features/people/store/paper-codes.ts';
import { listResidents } from '#/features/people/store/residences.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { countAttempt } from '#/platform/auth/attempts.ts';
import { hashOf } from './paper.ts';

/** Enough for a day of appointments, too few to find out who is registered. */
const PEOPLE_SOUGHT = 20;

/**
 * Finds whom somebody means who knows how they are reached: by the telephone or e-mail address they
 * sign in with, or all of a household by its code. Whatever finds nobody is answered alike, and how
 * often one seeks within an hour is limited. The endpoint has to count refusals.
 * Refuses: `person_not_found`, `too_many_requests`.
 */
export async function seekPeople(
  context: Context,
  text: string,
): Promise<Result<readonly string[], 'person_not_found' | 'too_many_requests'>> {
  const { actorId } = context.subject;
  if (actorId === undefined) return refuse('person_not_found');
  const limit = { kind: 'people.seek_person', subject: actorId, most: PEOPLE_SOUGHT };
  if (!(await countAttempt(context.db, limit, context.now))) return refuse('too_many_requests');
  const address = readAddress(text);
  const one = address && (await findLogin(context.db, address));
  const found = one === undefined ? await findByHousehold(context, text) : [one];
  return found.length === 0 ? refuse('person_not_found') : succeed(found);
}

async function findByHousehold(context: Context, text: string): Promise<readonly string[]> {
  const code = readPaperCode(text);
  if (code?.kind !== 'household') return [];
  const found = await findHouseholdCodeByHash(context.db, hashOf(context, code), context.now);
  if (found === undefined) return [];
  const { communityId, householdId } = found;
  const residents = await listResidents(context.db, { communityId, householdIds: [householdId] });
  return residents.map(({ id }) => id);
}
