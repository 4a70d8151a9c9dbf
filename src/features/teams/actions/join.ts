import type { TeamsRefusal } from '#/features/teams/model.ts';
import { agreedBy } from '#/features/teams/rules.ts';
import { findLatest, insertMembership } from '#/features/teams/store/memberships.ts';
import {
  insertRequest,
  lockRequest,
  saveAnswer,
  withdrawRequest,
} from '#/features/teams/store/requests.ts';
import { openTeam } from '#/features/teams/store/tables.ts';
import { isLeader } from '#/features/teams/policy.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { findTeam, lockTeam, record } from './find.ts';

/** The team in which something was done. */
export type InTeam = { readonly id: string };

type Done<Refusal extends TeamsRefusal | 'not_found' | 'not_allowed' | 'sign_in_required'> =
  Promise<Result<InTeam, Refusal>>;

export type Asking = {
  readonly id: string;
  readonly words: string | undefined;
  readonly sharesTelephone: boolean;
};

/**
 * Asks to join a team, for oneself or for whom one acts.
 * Refuses: `sign_in_required`, `not_found`, `team_closed`, `already_in_team`, `already_asked`.
 */
export async function askToJoin(
  context: Context,
  { id, words, sharesTelephone }: Asking,
): Done<'sign_in_required' | 'not_found' | 'team_closed' | 'already_in_team' | 'already_asked'> {
  const { db, now, newId, subject } = context;
  const { personId } = subject;
  const asked = agreedBy(subject);
  if (personId === undefined || asked === undefined) return refuse('sign_in_required');
  const found = await lockTeam(context, id);
  if (!found.ok) return found;
  const latest = await findLatest(db, { organisationId: id, personId });
  if (latest !== undefined && latest.left === undefined) return refuse('already_in_team');
  const isFirst = await insertRequest(db, {
    id: newId(),
    communityId: found.value.communityId,
    organisationId: id,
    personId,
    words,
    sharesTelephone,
    askedAt: now,
    asked,
  });
  if (!isFirst) return refuse('already_asked');
  await record(context, found.value, { verb: 'ask' });
  return succeed({ id });
}

/**
 * Takes back that one asked to join, before anybody has answered.
 * Refuses: `sign_in_required`, `not_found`, `not_waiting`.
 */
export async function takeBackAsking(
  context: Context,
  id: string,
): Done<'sign_in_required' | 'not_found' | 'not_waiting'> {
  const { db, now, subject } = context;
  const { personId } = subject;
  if (personId === undefined) return refuse('sign_in_required');
  const team = await findTeam(context, id);
  if (team === undefined) return refuse('not_found');
  const had = await withdrawRequest(db, { organisationId: id, personId }, now);
  if (!had) return refuse('not_waiting');
  await record(context, team, { verb: 'take_back' });
  return succeed({ id });
}

export type Answering = {
  readonly id: string;
  readonly requestId: string;
  readonly says: 'yes' | 'no';
  readonly words: string | undefined;
};

/**
 * Answers somebody who asked to join: those who lead the team say yes, or no with words.
 * Refuses: `not_found`, `not_allowed` (who does not lead it), `team_closed`, `not_waiting`
 * (answered or taken back meanwhile), `already_in_team`.
 */
export async function answerAsking(
  context: Context,
  { id, requestId, says, words }: Answering,
): Done<'not_found' | 'not_allowed' | 'team_closed' | 'not_waiting' | 'already_in_team'> {
  const { db, now, newId, subject } = context;
  const found = await lockTeam(context, id);
  if (!found.ok) return found;
  const { personId: leaderId } = subject;
  if (leaderId === undefined || !(await isLeader(context, id))) return refuse('not_allowed');
  await openTeam(db, id);
  const request = await lockRequest(db, requestId);
  if (request?.organisationId !== id) return refuse('not_found');
  if (request.state !== 'waiting') return refuse('not_waiting');
  const state = says === 'yes' ? 'accepted' : 'declined';
  await saveAnswer(db, requestId, { state, by: leaderId, words, at: now });
  const { communityId, personId, sharesTelephone, asked } = request;
  const hasJoined =
    says === 'no' ||
    (await insertMembership(db, {
      id: newId(),
      communityId,
      organisationId: id,
      personId,
      joinedAt: now,
      cameBy: 'asked',
      agreed: asked,
      recordedBy: leaderId,
      sharesTelephone,
    }));
  if (!hasJoined) return refuse('already_in_team');
  const verb = says === 'yes' ? 'accept' : 'decline';
  await record(context, found.value, { verb, data: { person: personId } });
  return succeed({ id });
}
