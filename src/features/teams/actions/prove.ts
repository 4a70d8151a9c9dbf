import type { Team, TeamsRefusal } from '#/features/teams/model.ts';
import { isLeader, mayEnter } from '#/features/teams/policy.ts';
import { termOf } from '#/features/teams/rules.ts';
import { findLatest, listPresent } from '#/features/teams/store/memberships.ts';
import { insertProof, listAbilities, withdrawProof } from '#/features/volunteers/index.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { findTeam, record } from './find.ts';
import type { InTeam } from './join.ts';

type Denied = 'not_found' | 'not_allowed';
type Done<Refusal extends TeamsRefusal | Denied> = Promise<Result<InTeam, Refusal>>;
type Member = { readonly id: string; readonly personId: string };

export type Showing = Member & {
  readonly ability: string;
  /** What was seen, such as an electrician’s licence; never its number. */
  readonly what: string;
  /** The last day on which it holds. */
  readonly until: Temporal.PlainDate;
};

/**
 * Writes down that a member showed a licence: who leads the team or works at the counter has seen
 * it with their own eyes, and nobody their own. Neither number nor copy is kept.
 * Refuses: `not_found`, `not_allowed`, `not_oneself`, `not_in_team`, `unknown_choice`,
 * `proof_backwards`, `proof_too_long`, `training_in_future`.
 */
export async function noteProof(
  context: Context,
  { id, personId, ability, what, until }: Showing,
): Done<
  | Denied
  | 'not_oneself'
  | 'not_in_team'
  | 'unknown_choice'
  | 'proof_backwards'
  | 'proof_too_long'
  | 'training_in_future'
> {
  const { db, now, newId, services } = context;
  const found = await findKept(context, id);
  if (!found.ok) return found;
  const { team, actorId } = found.value;
  if (actorId === personId) return refuse('not_oneself');
  if (!(await isIn(context, { id, personId }))) return refuse('not_in_team');
  if (!(await isAbility(context, ability))) return refuse('unknown_choice');
  const from = now.toZonedDateTimeISO(services.zone).toPlainDate();
  const term = termOf({ from, until }, { now, zone: services.zone });
  if (!term.ok) return term;
  const of = { communityId: team.communityId, organisationId: id, recordedBy: actorId };
  const proof = { ...term.value, ...of, id: newId(), personId, ability, what, beganAt: now };
  await insertProof(db, { ...proof, kind: 'shown' });
  const data = { way: 'in_person' };
  await record(context, team, { verb: 'note_proof', concernsId: personId, data });
  return succeed({ id });
}

/**
 * Takes back a proof that was written down by mistake.
 * Refuses: `not_found`, `not_allowed`, `not_oneself`.
 */
export async function takeBackProof(
  context: Context,
  wanted: Member & { readonly proofId: string },
): Done<Denied | 'not_oneself'> {
  const { db, now } = context;
  const { id, personId, proofId } = wanted;
  const found = await findKept(context, id);
  if (!found.ok) return found;
  const { team, actorId } = found.value;
  if (actorId === personId) return refuse('not_oneself');
  const proof = { id: proofId, personId, organisationId: id };
  if (!(await withdrawProof(db, proof, { by: actorId, at: now }))) return refuse('not_found');
  const data = { way: 'in_person' };
  await record(context, team, { verb: 'take_back_proof', concernsId: personId, data });
  return succeed({ id });
}

export type Training = {
  readonly id: string;
  readonly heldOn: Temporal.PlainDate;
  readonly ability: string;
  readonly what: string;
  /** The last day on which it counts. */
  readonly until: Temporal.PlainDate;
  /** Who took part. */
  readonly personIds: readonly string[];
};

/**
 * Writes down a training of the team: who took part has that on their record, for so long.
 * Refuses: `not_found`, `not_allowed` (who does not lead the team), `not_in_team` (somebody who is
 * no member), `unknown_choice`, `proof_backwards`, `proof_too_long`, `training_in_future`.
 */
export async function noteTraining(
  context: Context,
  { id, heldOn, ability, what, until, personIds }: Training,
): Done<
  | Denied
  | 'not_in_team'
  | 'unknown_choice'
  | 'proof_backwards'
  | 'proof_too_long'
  | 'training_in_future'
> {
  const { db, now, newId, services, subject } = context;
  const team = await findTeam(context, id);
  if (team === undefined) return refuse('not_found');
  const { personId: leaderId } = subject;
  if (leaderId === undefined || !(await isLeader(context, id))) return refuse('not_allowed');
  const present = new Set((await listPresent(db, id)).map((one) => one.personId));
  if (!personIds.every((one) => present.has(one))) return refuse('not_in_team');
  if (!(await isAbility(context, ability))) return refuse('unknown_choice');
  const term = termOf({ from: heldOn, until }, { now, zone: services.zone });
  if (!term.ok) return term;
  const of = { communityId: team.communityId, organisationId: id, recordedBy: leaderId };
  const training = { ...term.value, ...of, ability, what, kind: 'training' } as const;
  // In one order, so that two who write at once never wait for each other in a ring.
  for (const personId of [...new Set(personIds)].toSorted()) {
    await insertProof(db, { ...training, personId, id: newId() });
  }
  await record(context, team, { verb: 'note_training', data: { people: personIds.length } });
  return succeed({ id });
}

/** Those who see a licence with their own eyes: who leads the team, and the counter. */
async function findKept(
  context: Context,
  id: string,
): Promise<Result<{ readonly team: Team; readonly actorId: string }, Denied>> {
  const team = await findTeam(context, id);
  if (team === undefined) return refuse('not_found');
  const { actorId } = context.subject;
  const may = (await isLeader(context, id)) || mayEnter(context.subject, team.path);
  return actorId === undefined || !may ? refuse('not_allowed') : succeed({ team, actorId });
}

async function isIn({ db }: Context, { id, personId }: Member): Promise<boolean> {
  const latest = await findLatest(db, { organisationId: id, personId });
  return latest !== undefined && latest.left === undefined;
}

async function isAbility({ db }: Context, ability: string): Promise<boolean> {
  return (await listAbilities(db)).some(({ code }) => code === ability);
}
