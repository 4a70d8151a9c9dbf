import type { Matter } from '#/features/matters/model/matter.ts';
import { isClosed } from '#/features/matters/rules/states.ts';
import { beginAssignment, endAssignments } from '#/features/matters/store/assignments.ts';
import {
  answerOffers,
  answerRequests,
  insertOffer,
  insertRequest,
  listOffers,
} from '#/features/matters/store/neighbours.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { helpersOf } from './open.ts';
import type { MatterKey, Seen } from './open.ts';
import { openAs, outputOf, tellAndRecord } from './step.ts';
import type { ActionOutput, Actor, OpenedBy, Told } from './step.ts';

type Common = 'sign_in_required' | 'not_found' | 'not_allowed';

/**
 * Asks the one who has a matter to let go of it, with a reason.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed` (a stranger to the neighbourhood),
 * `nobody_has_it`, `own_work` (one lets go oneself, unless staff assigned it), `reason_required`,
 * `already_requested`.
 */
export async function requestRelease(
  context: Context,
  input: MatterKey & { readonly reason: string },
): Promise<
  Result<
    ActionOutput,
    Common | 'nobody_has_it' | 'own_work' | 'reason_required' | 'already_requested'
  >
> {
  if (input.reason.trim() === '') return refuse('reason_required');
  const opened = await openAs(context, input);
  if (!opened.ok) return opened;
  const { matter, taker, assignments, actor } = opened.value;
  if (matter.holderId === undefined || matter.state === 'done') return refuse('nobody_has_it');
  const lead = assignments.find(({ role, endedAt }) => role === 'lead' && endedAt === undefined);
  const isHolder = taker.parts.includes('holder');
  if (isHolder && lead?.origin !== 'assigned') return refuse('own_work');
  // Whoever is only sent to look is no part of the neighbourhood by that.
  if (taker.parts.every((part) => part === 'verifier')) return refuse('not_allowed');
  const isNew = await insertRequest(context.db, matter, {
    id: context.newId(),
    kind: 'release',
    ...actor,
    at: context.now,
    reason: input.reason.trim(),
    until: undefined,
  });
  if (!isNew) return refuse('already_requested');
  const addressedTo = isHolder ? undefined : matter.holderId;
  const told = { verb: 'request_release', note: input.reason, addressedTo };
  return done(context, opened.value, { ...told, visibility: 'parties' });
}

/**
 * Keeps a matter although somebody asked to have it released, and says why.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed` (only who has it), `reason_required`,
 * `not_requested`.
 */
export async function refuseRelease(
  context: Context,
  input: MatterKey & { readonly reason: string },
): Promise<Result<ActionOutput, Common | 'reason_required' | 'not_requested'>> {
  if (input.reason.trim() === '') return refuse('reason_required');
  const opened = await openAs(context, input);
  if (!opened.ok) return opened;
  const { matter, taker, actor } = opened.value;
  if (!taker.parts.includes('holder')) return refuse('not_allowed');
  const answered = await answerRequests(context.db, matter, {
    kinds: ['release'],
    answer: 'refused',
    at: context.now,
    by: actor.actorId,
  });
  if (answered === 0) return refuse('not_requested');
  const told = { verb: 'refuse_release', note: input.reason };
  return done(context, opened.value, { ...told, visibility: 'parties' });
}

/**
 * Offers to lend a hand (我也來幫忙).
 * Refuses: `sign_in_required`, `not_found`, `not_allowed` (lives elsewhere), `own_matter`,
 * `already_helping`, `already_offered`, `matter_closed`.
 */
export async function offerHelp(
  context: Context,
  input: MatterKey & { readonly words?: string | undefined },
): Promise<
  Result<
    ActionOutput,
    Common | 'own_matter' | 'already_helping' | 'already_offered' | 'matter_closed'
  >
> {
  const opened = await openAs(context, input);
  if (!opened.ok) return opened;
  const { matter, taker, actor } = opened.value;
  if (isClosed(matter.state) || matter.state === 'done') return refuse('matter_closed');
  if (taker.parts.includes('asker')) return refuse('own_matter');
  if (taker.parts.includes('holder') || taker.parts.includes('helper')) {
    return refuse('already_helping');
  }
  if (!taker.parts.includes('neighbour') && !taker.parts.includes('staff')) {
    return refuse('not_allowed');
  }
  const words = input.words?.trim() || undefined;
  const offer = { id: context.newId(), ...actor, at: context.now, words };
  const isNew = await insertOffer(context.db, matter, offer);
  if (!isNew) return refuse('already_offered');
  const addressedTo = matter.holderId ?? matter.askerId;
  const told = { verb: 'offer_help', note: words, addressedTo };
  return done(context, opened.value, { ...told, visibility: 'parties' });
}

/**
 * Takes somebody's offer: they lend a hand from now on.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed` (only who has it, or a dispatcher),
 * `offer_gone`, `nobody_has_it` (an offer is to help somebody who is still at it).
 */
export async function acceptOffer(
  context: Context,
  input: MatterKey & { readonly offerId: string },
): Promise<Result<ActionOutput, Common | 'offer_gone' | 'nobody_has_it'>> {
  const opened = await openAs(context, input);
  if (!opened.ok) return opened;
  const { matter, assignments, actor } = opened.value;
  if (!mayAnswerOffers(opened.value)) return refuse('not_allowed');
  // Who is taken on when all is done would be thanked for work of others.
  if (matter.holderId === undefined || matter.state === 'done') return refuse('nobody_has_it');
  const offers = await listOffers(context.db, matter);
  const offer = offers.find(({ id, answer }) => id === input.offerId && answer === undefined);
  const isIn = offer !== undefined && helpersOf(assignments).includes(offer.personId);
  if (offer === undefined || isIn || offer.personId === matter.holderId) {
    return refuse('offer_gone');
  }
  await answer(context, matter, { offerId: offer.id, answer: 'accepted', actor });
  await beginAssignment(context.db, matter, {
    id: context.newId(),
    role: 'helper',
    origin: 'offered',
    personId: offer.personId,
    actorId: actor.actorId,
    at: context.now,
  });
  const told = { verb: 'accept_offer', addressedTo: offer.personId };
  return done(context, opened.value, { ...told, visibility: 'public' });
}

/**
 * Declines somebody's offer with thanks.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed` (only who has it, or a dispatcher),
 * `offer_gone`.
 */
export async function declineOffer(
  context: Context,
  input: MatterKey & { readonly offerId: string },
): Promise<Result<ActionOutput, Common | 'offer_gone'>> {
  const opened = await openAs(context, input);
  if (!opened.ok) return opened;
  const { matter, actor } = opened.value;
  if (!mayAnswerOffers(opened.value)) return refuse('not_allowed');
  const offers = await listOffers(context.db, matter);
  const offer = offers.find(({ id, answer }) => id === input.offerId && answer === undefined);
  if (offer === undefined) return refuse('offer_gone');
  await answer(context, matter, { offerId: offer.id, answer: 'declined', actor });
  const told = { verb: 'decline_offer', addressedTo: offer.personId };
  return done(context, opened.value, { ...told, visibility: 'parties' });
}

/**
 * Stops lending a hand.
 * Refuses: `sign_in_required`, `not_found`, `not_helping`.
 */
export async function stopHelping(
  context: Context,
  input: MatterKey,
): Promise<Result<ActionOutput, Common | 'not_helping'>> {
  const opened = await openAs(context, input);
  if (!opened.ok) return opened;
  const { matter, taker, actor } = opened.value;
  if (!taker.parts.includes('helper')) return refuse('not_helping');
  await endAssignments(context.db, matter, {
    at: context.now,
    reason: 'left',
    roles: ['helper'],
    personId: actor.personId,
  });
  const told = { verb: 'stop_helping', addressedTo: matter.holderId };
  return done(context, opened.value, { ...told, visibility: 'parties' });
}

function mayAnswerOffers({ taker }: Seen): boolean {
  return taker.parts.includes('holder') || taker.parts.includes('dispatcher');
}

async function answer(
  context: Context,
  matter: Matter,
  answered: {
    readonly offerId: string;
    readonly answer: 'accepted' | 'declined';
    readonly actor: Actor;
  },
): Promise<void> {
  await answerOffers(context.db, matter, {
    offerId: answered.offerId,
    answer: answered.answer,
    at: context.now,
    by: answered.actor.actorId,
  });
}

async function done(
  context: Context,
  opened: OpenedBy,
  told: Told,
): Promise<Result<ActionOutput, never>> {
  await tellAndRecord(context, opened, told);
  return succeed(outputOf(opened.matter));
}
