import type { GrantTerm } from '#/features/people/model.ts';
import { mayGrant, maySeeGrants, needsStrength, suitsPlace } from '#/features/people/policy.ts';
import { isBackwards, termOf } from '#/features/people/rules/terms.ts';
import type { TermDays } from '#/features/people/rules/terms.ts';
import {
  areOtherStewards,
  findGrant,
  insertGrant,
  withdrawGrant,
} from '#/features/people/store/grants.ts';
import { lockPerson } from '#/features/people/store/persons.ts';
import { withdrawSheet } from '#/features/people/store/sheet-codes.ts';
import { findPlace } from '#/features/places/index.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Role } from '#/platform/access/subject.ts';
import { openDoor } from '#/platform/access/wall.ts';
import type { Context } from '#/platform/action/context.ts';
import { endEverySession } from '#/platform/auth/sessions.ts';
import { record } from './record.ts';

export type Appointing = TermDays & {
  readonly personId: string;
  readonly role: Role;
  readonly placeId: string;
  readonly reason: string;
};

type GrantRefusal =
  | 'not_found'
  | 'unknown_person'
  | 'not_to_oneself'
  | 'role_too_high'
  | 'role_not_here'
  | 'term_backwards'
  | 'already_granted';

/**
 * Grants a role at a place for a term: a steward any role in reach, a community worker those of
 * building leaders and grid workers. Nobody grants more than they hold, and nothing to themselves.
 * Refuses: `not_found`, `unknown_person`, `not_to_oneself`, `role_too_high`, `role_not_here`,
 * `term_backwards`, `already_granted` (also to the slower of two who grant at once).
 */
export async function grantRole(
  context: Context,
  wanted: Appointing,
): Promise<Result<GrantTerm, GrantRefusal>> {
  const { subject, db, now, services } = context;
  const place = await findPlace(db, wanted.placeId);
  if (place === undefined) return refuse('not_found');
  if (wanted.personId === subject.actorId) return refuse('not_to_oneself');
  if (!mayGrant(subject, wanted.role, place.path)) return refuse('role_too_high');
  if (!suitsPlace(wanted.role, place.level)) return refuse('role_not_here');
  // Who may appoint here may appoint whoever they can name, on record here or not.
  await openDoor(db, { personIds: [wanted.personId] });
  if ((await lockPerson(db, wanted.personId)) === undefined) return refuse('unknown_person');
  const term = termOf(wanted, { now, zone: services.zone });
  if (isBackwards(term)) return refuse('term_backwards');
  const grant = {
    ...term,
    id: context.newId(),
    personId: wanted.personId,
    role: wanted.role,
    placeId: place.id,
    communityId: place.communityId,
    organisationId: undefined,
    reason: wanted.reason,
    grantedBy: subject.actorId,
  };
  if (!(await insertGrant(db, grant, now))) return refuse('already_granted');
  await endSessionsOf(context, grant);
  await recordGrant(context, grant, 'grant_role');
  return succeed({ ...grant, withdrawn: undefined });
}

/**
 * Withdraws a role with a reason: whoever could grant it, or its holder. It stays as history.
 * Refuses: `not_found` (also when it is not theirs to see), `role_too_high`, `last_steward`,
 * `not_granted` (it has ended already).
 */
export async function withdrawRole(
  context: Context,
  wanted: { readonly id: string; readonly reason: string },
): Promise<Result<GrantTerm, 'not_found' | 'role_too_high' | 'last_steward' | 'not_granted'>> {
  const { subject, db, now } = context;
  const grant = await findGrant(db, wanted.id);
  const place = grant && (await findPlace(db, grant.placeId));
  if (grant === undefined || place === undefined || subject.actorId === undefined) {
    return refuse('not_found');
  }
  const isOwn = grant.personId === subject.actorId;
  if (!isOwn && !maySeeGrants(subject, place.path)) return refuse('not_found');
  if (!isOwn && !mayGrant(subject, grant.role, place.path)) return refuse('role_too_high');
  if (grant.role === 'steward' && !(await areOtherStewards(db, grant.id, now))) {
    return refuse('last_steward');
  }
  const withdrawn = { at: now, by: subject.actorId, reason: wanted.reason };
  if (!(await withdrawGrant(db, grant.id, withdrawn))) return refuse('not_granted');
  await endSessionsOf(context, grant);
  await recordGrant(context, grant, 'withdraw_role');
  return succeed({ ...grant, withdrawn });
}

/**
 * Whoever comes to an office over personal data, or loses it, signs in afresh everywhere, and a
 * sheet that may have been printed for anybody confirms no office.
 */
async function endSessionsOf(
  { db, subject, now }: Context,
  { personId, role }: Pick<GrantTerm, 'personId' | 'role'>,
): Promise<void> {
  if (!needsStrength(role)) return;
  const isOwn = personId === subject.actorId;
  await endEverySession(db, personId, isOwn ? subject.sessionId : undefined);
  await withdrawSheet(db, personId, now);
}

async function recordGrant(
  context: Context,
  grant: Pick<GrantTerm, 'personId' | 'communityId' | 'placeId'>,
  verb: string,
): Promise<void> {
  const { personId: subjectId, communityId, placeId } = grant;
  await record(context, { verb, subjectId, communityId, placeId });
}
