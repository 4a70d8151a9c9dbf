import { findLogin } from '#/features/people/index.ts';
import type { Address } from '#/features/people/index.ts';
import { MOST_INVITATIONS } from '#/features/teams/model.ts';
import type { TeamsRefusal } from '#/features/teams/model.ts';
import { isLeader } from '#/features/teams/policy.ts';
import { agreedBy, isOpen, lapsesAt } from '#/features/teams/rules.ts';
import {
  closeInvitation,
  insertInvitation,
  listReceived,
  listSent,
  lockInvitation,
} from '#/features/teams/store/invitations.ts';
import { findLatest, insertMembership } from '#/features/teams/store/memberships.ts';
import { withdrawRequest } from '#/features/teams/store/requests.ts';
import { openTeam } from '#/features/teams/store/tables.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { lockTeam, openLedTeam, record } from './find.ts';
import type { InTeam } from './join.ts';

type Done<Refusal extends TeamsRefusal | 'not_found' | 'not_allowed' | 'sign_in_required'> =
  Promise<Result<InTeam, Refusal>>;

export type Inviting = {
  readonly id: string;
  readonly address: Address;
  /** For those who lead the team: whom they mean. */
  readonly note: string;
  /** For who is invited. */
  readonly words: string | undefined;
};

/**
 * Invites somebody by telephone or e-mail. What is answered, and what is shown afterwards, is the
 * same whether the number is anybody’s or not.
 * Refuses: `not_found`, `not_allowed` (who does not lead the team), `team_closed`,
 * `too_many_invitations`.
 */
export async function inviteSomebody(
  context: Context,
  { id, address, note, words }: Inviting,
): Done<'not_found' | 'not_allowed' | 'team_closed' | 'too_many_invitations'> {
  const { db, now, newId, subject } = context;
  const found = await lockTeam(context, id);
  if (!found.ok) return found;
  const { personId: leaderId } = subject;
  if (leaderId === undefined || !(await isLeader(context, id))) return refuse('not_allowed');
  await openTeam(db, id);
  if ((await listSent(db, id, now)).length >= MOST_INVITATIONS) {
    return refuse('too_many_invitations', { most: String(MOST_INVITATIONS) });
  }
  const personId = await findInvitee(context, id, address);
  await insertInvitation(db, {
    id: newId(),
    communityId: found.value.communityId,
    organisationId: id,
    personId,
    note,
    words,
    invitedAt: now,
    invitedBy: leaderId,
    lapsesAt: lapsesAt(now),
  });
  // What is heard of an invitation would tell whether there is somebody: nobody but them reads it.
  const data: { readonly person?: string } = personId === undefined ? {} : { person: personId };
  await record(context, found.value, { verb: 'invite', data });
  return succeed({ id });
}

/** Finds who is invited; nobody who is in the team already or was invited and has not answered. */
async function findInvitee(
  { db, now }: Context,
  organisationId: string,
  address: Address,
): Promise<string | undefined> {
  const personId = await findLogin(db, address);
  if (personId === undefined) return undefined;
  const latest = await findLatest(db, { organisationId, personId });
  if (latest !== undefined && latest.left === undefined) return undefined;
  const waiting = await listSent(db, organisationId, now);
  return waiting.some((one) => one.personId === personId) ? undefined : personId;
}

/**
 * Takes an invitation back.
 * Refuses: `not_found`, `not_allowed` (who does not lead the team), `invitation_over`.
 */
export async function takeBackInvitation(
  context: Context,
  wanted: { readonly id: string; readonly invitationId: string },
): Done<'not_found' | 'not_allowed' | 'invitation_over'> {
  const { db, now } = context;
  const found = await openLedTeam(context, wanted.id);
  if (!found.ok) return found;
  const invitation = await lockInvitation(db, wanted.invitationId);
  if (invitation?.organisationId !== wanted.id) return refuse('not_found');
  // One that was declined looks to those who invite like one that waits.
  const { state, lapsesAt: end } = invitation;
  const seems = state === 'declined' ? 'open' : state;
  if (!isOpen({ state: seems, lapsesAt: end }, now)) return refuse('invitation_over');
  await closeInvitation(db, invitation.id, { state: 'withdrawn', at: now });
  await record(context, found.value, { verb: 'uninvite' });
  return succeed({ id: wanted.id });
}

export type AnsweringInvitation = InTeam & {
  readonly invitationId: string;
  readonly says: 'yes' | 'no';
  readonly sharesTelephone: boolean;
};

/**
 * Answers an invitation: with a yes one is in the team; a no is told to nobody.
 * Refuses: `sign_in_required`, `not_found` (somebody else’s, too), `team_closed`,
 * `invitation_over`, `already_in_team`.
 */
export async function answerInvitation(
  context: Context,
  { id, invitationId, says, sharesTelephone }: AnsweringInvitation,
): Done<'sign_in_required' | 'not_found' | 'team_closed' | 'invitation_over' | 'already_in_team'> {
  const { db, now, newId, subject } = context;
  const { personId } = subject;
  const agreed = agreedBy(subject);
  if (personId === undefined || agreed === undefined) return refuse('sign_in_required');
  const invitation = await lockInvitation(db, invitationId);
  if (invitation?.personId !== personId || invitation.organisationId !== id) {
    return refuse('not_found');
  }
  if (!isOpen(invitation, now)) return refuse('invitation_over');
  const { communityId, invitedBy } = invitation;
  const state = says === 'yes' ? 'accepted' : 'declined';
  await closeInvitation(db, invitationId, { state, at: now });
  if (says === 'no') {
    await record(context, { id, communityId }, { verb: 'refuse_invitation' });
    return succeed({ id });
  }
  const found = await lockTeam(context, id);
  if (!found.ok) return found;
  const hasJoined = await insertMembership(db, {
    id: newId(),
    communityId,
    organisationId: id,
    personId,
    joinedAt: now,
    cameBy: 'invited',
    agreed,
    recordedBy: invitedBy,
    sharesTelephone,
  });
  if (!hasJoined) return refuse('already_in_team');
  await withdrawRequest(db, { organisationId: id, personId }, now);
  await record(context, found.value, { verb: 'join' });
  return succeed({ id });
}

/** Lists the invitations that wait for the person concerned. */
export async function listOwnInvitations({ db, now, subject }: Context) {
  return subject.personId === undefined ? [] : listReceived(db, subject.personId, now);
}
