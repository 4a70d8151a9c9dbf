import { hideThing, listThings } from '#/features/matters/index.ts';
import type { HidingReason, Thing, ThingsOfMatter, ThingWords } from '#/features/matters/index.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Appeal, Decision, Objection, Review } from '#/features/moderation/model.ts';
import { mayModerate } from '#/features/moderation/policy.ts';
import { coverWords, isHidden, isOwn, refusalOf } from '#/features/moderation/rules.ts';
import { decideAppeal, findAppeal } from '#/features/moderation/store/appeals.ts';
import {
  dropWithheld,
  endHiding,
  findReview,
  findWithheld,
  listObjections,
  lockReview,
  saveDecision,
  withhold,
} from '#/features/moderation/store/reviews.ts';

/** A review with the thing it is about, as those who look after the place read it. */
export type ReviewOpened = {
  readonly review: Review;
  readonly matter: ThingsOfMatter;
  readonly thing: Thing;
};

export type ReviewRead = ReviewOpened & {
  readonly objections: readonly Objection[];
  /** What was said before it was hidden. */
  readonly withheld: ThingWords | undefined;
  readonly appeal: Appeal | undefined;
};

type Opening = 'not_found' | 'own_words';

/**
 * Reads a review. Reading what is hidden is written down.
 * Refuses: `not_found` (also for who does not look after the place, and for whom the matter
 * complains of), `own_words`.
 */
export async function readReview(
  context: Context,
  id: string,
): Promise<Result<ReviewRead, Opening>> {
  const opened = await openToLook(context, await findReview(context.db, id));
  if (!opened.ok) return opened;
  const { review } = opened.value;
  const withheld = isHidden(review) ? await findWithheld(context.db, review) : undefined;
  if (withheld !== undefined) await record(context, review, { verb: 'read' });
  const objections = await listObjections(context.db, review);
  const appeal = await findAppeal(context.db, review);
  return succeed({ ...opened.value, objections, withheld, appeal });
}

export type DecisionInput = {
  readonly id: string;
  readonly decision: Decision;
  readonly reason: HidingReason | undefined;
  /** The words to cover; without them all of it is hidden. */
  readonly passage: string | undefined;
  readonly words: string | undefined;
};

export type Done = { readonly id: string; readonly communityId: string };

/**
 * Decides a review: what is objected to stays, is hidden with a reason, or was mended where it
 * stands. Who wrote what was hidden is told why.
 * Refuses: `not_found`, `own_words` (nobody judges their own), `decided_already`,
 * `reason_required`, `not_hideable` (a name), `passage_not_found`, `thing_unknown` (hidden
 * meanwhile).
 */
export async function decideReview(
  context: Context,
  input: DecisionInput,
): Promise<
  Result<
    Done,
    | Opening
    | 'decided_already'
    | 'reason_required'
    | 'not_hideable'
    | 'passage_not_found'
    | 'thing_unknown'
  >
> {
  const opened = await openToLook(context, await lockReview(context.db, input.id));
  if (!opened.ok) return opened;
  const { review, thing } = opened.value;
  const { actorId } = context.subject;
  const refusal = refusalOf(review, input);
  if (refusal !== undefined) return refuse(refusal);
  if (actorId === undefined) return refuse('not_found');
  if (input.decision === 'hidden') {
    if (thing.hidden !== undefined) return refuse('thing_unknown');
    const covered = coverWords(thing.words, input.passage);
    if (!covered.ok) return covered;
    const hidden = await hide(context, opened.value, { to: covered.value, reason: input.reason });
    if (!hidden.ok) return hidden;
  }
  const { decision, words } = input;
  const reason = decision === 'hidden' ? input.reason : undefined;
  const decided = { decision, reason, words, at: context.now, by: actorId };
  await saveDecision(context.db, review, decided);
  await record(context, review, { verb: decision === 'hidden' ? 'hide' : 'decide', decision });
  return succeed({ id: review.id, communityId: review.communityId });
}

/**
 * Shows again what was hidden, as it stood.
 * Refuses: `not_found`, `own_words`, `not_hidden`, `words_gone` (their author took them along).
 */
export async function showAgain(
  context: Context,
  id: string,
): Promise<Result<Done, Opening | 'not_hidden' | 'words_gone'>> {
  const opened = await openToLook(context, await lockReview(context.db, id));
  if (!opened.ok) return opened;
  const { review } = opened.value;
  const shown = await reveal(context, opened.value);
  if (!shown.ok) return shown;
  const by = context.subject.actorId ?? '';
  await decideAppeal(context.db, review, {
    outcome: 'shown',
    answer: undefined,
    at: context.now,
    by,
  });
  return succeed({ id: review.id, communityId: review.communityId });
}

/**
 * Puts back what a review has hidden, and tells whose it is.
 * Refuses: `not_found`, `not_hidden`, `words_gone`.
 */
export async function reveal(
  context: Context,
  { review, matter, thing }: ReviewOpened,
): Promise<Result<Thing, 'not_found' | 'not_hidden' | 'words_gone'>> {
  const { actorId } = context.subject;
  if (!isHidden(review) || actorId === undefined) return refuse('not_hidden');
  const to = await findWithheld(context.db, review);
  if (to === undefined) return refuse('words_gone');
  const shown = await hideThing(context, matter, { thing, to, reason: undefined });
  if (!shown.ok) return shown;
  await dropWithheld(context.db, review);
  await endHiding(context.db, review, { at: context.now, by: actorId });
  await record(context, review, { verb: 'show_again' });
  await tellAuthor(context, review);
  return shown;
}

async function hide(
  context: Context,
  { review, matter }: ReviewOpened,
  hiding: { readonly to: ThingWords; readonly reason: HidingReason | undefined },
): Promise<Result<Thing, 'not_found'>> {
  const before = await hideThing(context, matter, { thing: review.thing, ...hiding });
  if (!before.ok) return before;
  await withhold(context.db, review, { ...before.value.words, at: context.now });
  await tellAuthor(context, review);
  return before;
}

/**
 * Opens a review for who looks after the place and has no part in it.
 * Refuses: `not_found`, `own_words`.
 */
export async function openToLook(
  context: Context,
  review: Review | undefined,
): Promise<Result<ReviewOpened, Opening>> {
  if (review === undefined) return refuse('not_found');
  const { subject } = context;
  const listed = await listThings(context, { ...review, id: review.matterId });
  if (!listed.ok || listed.value.isAboutReader) return refuse('not_found');
  if (!mayModerate(subject, listed.value.path)) return refuse('not_found');
  if (isOwn(review, [subject.actorId, subject.personId])) return refuse('own_words');
  const { kind, id } = review.thing;
  const thing = listed.value.things.find((one) => one.kind === kind && one.id === id);
  return thing === undefined
    ? refuse('not_found')
    : succeed({ review, matter: listed.value, thing });
}

/** Has the author told what became of a thing of theirs, after the transaction. */
export async function tellAuthor(context: Context, { communityId, id }: Review): Promise<void> {
  await context.addJob({ name: 'moderation.tell_author', payload: { communityId, reviewId: id } });
}

/** Writes what was done in a review into the journal, without a word of it. */
export async function record(
  context: Context,
  { communityId, id, thing }: Review,
  done: { readonly verb: string; readonly decision?: Decision },
): Promise<void> {
  const { verb, decision } = done;
  await context.record({
    feature: 'moderation',
    verb,
    subjectId: id,
    communityId,
    data: { kind: thing.kind, ...(decision === undefined ? {} : { decision }) },
  });
}
