import { listHelpers, namesOf } from '#/features/people/index.ts';
import type { EnteredWay, TeamsRefusal } from '#/features/teams/model.ts';
import { isLeader, mayEnter } from '#/features/teams/policy.ts';
import { mayReturn } from '#/features/teams/rules.ts';
import {
  endMembership,
  findLatest,
  insertMembership,
  reopenMembership,
  saveSharing,
} from '#/features/teams/store/memberships.ts';
import { withdrawRequest } from '#/features/teams/store/requests.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { findTeam, lockTeam, record } from './find.ts';
import type { InTeam } from './join.ts';

type Done<Refusal extends TeamsRefusal | 'not_found' | 'not_allowed' | 'sign_in_required'> =
  Promise<Result<InTeam, Refusal>>;

/**
 * Leaves a team at once and without a reason; for a day it can be taken back.
 * Refuses: `sign_in_required`, `not_found`, `not_in_team`.
 */
export async function leaveTeam(
  context: Context,
  id: string,
): Done<'sign_in_required' | 'not_found' | 'not_in_team'> {
  const { db, now, subject } = context;
  const { actorId, personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  const team = await findTeam(context, id);
  if (team === undefined) return refuse('not_found');
  const left = { at: now, as: 'left', by: actorId ?? personId, reason: undefined } as const;
  const hasLeft = await endMembership(db, { organisationId: id, personId }, left);
  if (!hasLeft) return refuse('not_in_team');
  await record(context, team, { verb: 'leave' });
  return succeed({ id });
}

/**
 * Takes back that one left, as if one had not; the number is not shared until one says so again.
 * Refuses: `sign_in_required`, `not_found`, `team_closed`, `already_in_team`, `too_late_to_return`
 * (after a day, or where one was let go).
 */
export async function returnToTeam(
  context: Context,
  id: string,
): Done<
  'sign_in_required' | 'not_found' | 'team_closed' | 'already_in_team' | 'too_late_to_return'
> {
  const { db, now, subject } = context;
  const { personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  const found = await lockTeam(context, id);
  if (!found.ok) return found;
  const latest = await findLatest(db, { organisationId: id, personId });
  if (latest === undefined) return refuse('too_late_to_return');
  if (latest.left === undefined) return refuse('already_in_team');
  if (!mayReturn(latest, now)) return refuse('too_late_to_return');
  if (!(await reopenMembership(db, latest.id))) return refuse('already_in_team');
  await withdrawRequest(db, { organisationId: id, personId }, now);
  await record(context, found.value, { verb: 'return' });
  return succeed({ id });
}

/**
 * Says whether those who lead the team may see by which number one is reached.
 * Refuses: `sign_in_required`, `not_found`, `not_in_team`.
 */
export async function shareTelephone(
  context: Context,
  wanted: { readonly id: string; readonly sharesTelephone: boolean },
): Done<'sign_in_required' | 'not_found' | 'not_in_team'> {
  const { personId } = context.subject;
  if (personId === undefined) return refuse('sign_in_required');
  const { id, sharesTelephone } = wanted;
  const team = await findTeam(context, id);
  if (team === undefined) return refuse('not_found');
  const of = { organisationId: id, personId, sharesTelephone };
  const isIn = await saveSharing(context.db, of);
  if (!isIn) return refuse('not_in_team');
  await record(context, team, { verb: sharesTelephone ? 'share_number' : 'keep_number' });
  return succeed({ id });
}

export type Entering = {
  readonly id: string;
  readonly personId: string;
  /** Who said yes: the person, or somebody who may act for them. */
  readonly agreedBy: string;
  readonly agreedWay: EnteredWay;
};

/**
 * Enters somebody who is not online as a member, at the counter, with who said yes and how.
 * Refuses: `not_found`, `not_allowed`, `team_closed`, `unknown_person`, `unknown_consent` (neither
 * the person nor anybody who may act for them), `already_in_team`.
 */
export async function enterMember(
  context: Context,
  { id, personId, agreedBy, agreedWay }: Entering,
): Done<
  | 'not_found'
  | 'not_allowed'
  | 'team_closed'
  | 'unknown_person'
  | 'unknown_consent'
  | 'already_in_team'
> {
  const { db, now, newId, subject } = context;
  const found = await lockTeam(context, id);
  if (!found.ok) return found;
  const team = found.value;
  const { actorId } = subject;
  if (actorId === undefined || !mayEnter(subject, team.path)) return refuse('not_allowed');
  if (!(await isKnown(context, personId))) return refuse('unknown_person');
  const agreers = await listAgreers(context, personId);
  if (!agreers.includes(agreedBy)) return refuse('unknown_consent');
  const { communityId } = team;
  const hasJoined = await insertMembership(db, {
    id: newId(),
    communityId,
    organisationId: id,
    personId,
    joinedAt: now,
    cameBy: 'entered',
    agreed: { by: agreedBy, way: agreedWay },
    recordedBy: actorId,
    sharesTelephone: false,
  });
  if (!hasJoined) return refuse('already_in_team');
  await withdrawRequest(db, { organisationId: id, personId }, now);
  const data = { way: agreedWay };
  await record(context, team, { verb: 'enter', concernsId: personId, data });
  return succeed({ id });
}

/** Nobody is entered whom the transaction does not reach: names of others are behind the wall. */
async function isKnown({ db }: Context, personId: string): Promise<boolean> {
  return (await namesOf(db, [personId], 'L2')).has(personId);
}

/** Lists who may say yes for somebody: themselves, and who may act for them. */
export async function listAgreers(
  { db, now }: Context,
  personId: string,
): Promise<readonly string[]> {
  const helpers = await listHelpers(db, personId, now);
  return [...new Set([personId, ...helpers.map(({ helperId }) => helperId)])];
}

/**
 * Lets a member go, with a reason that they read: those who lead the team do, and the counter.
 * Refuses: `not_found`, `not_allowed`, `not_in_team`.
 */
export async function letGo(
  context: Context,
  wanted: { readonly id: string; readonly personId: string; readonly reason: string },
): Done<'not_found' | 'not_allowed' | 'not_in_team'> {
  const { db, now, subject } = context;
  const { id, personId, reason } = wanted;
  const team = await findTeam(context, id);
  if (team === undefined) return refuse('not_found');
  const { actorId } = subject;
  const may = (await isLeader(context, id)) || mayEnter(subject, team.path);
  if (actorId === undefined || !may) return refuse('not_allowed');
  const left = { at: now, as: 'let_go', by: actorId, reason } as const;
  const hasLeft = await endMembership(db, { organisationId: id, personId }, left);
  if (!hasLeft) return refuse('not_in_team');
  await record(context, team, { verb: 'let_go', data: { person: personId } });
  return succeed({ id });
}
