import type { MatterCard } from '#/features/matters/model/view.ts';
import type { State } from '#/features/matters/model/matter.ts';
import { publicIdOf } from '#/features/matters/model/address.ts';
import type { Reference } from '#/features/matters/model/reference.ts';
import { findStep } from '#/features/matters/rules/decide.ts';
import { isClosed } from '#/features/matters/rules/states.ts';
import { findCardExtras } from '#/features/matters/store/card-extras.ts';
import type { CardExtra } from '#/features/matters/store/card-extras.ts';
import { readReference } from '#/features/matters/store/reference.ts';
import { isNeighbour } from '#/platform/access/subject.ts';
import type { Context } from '#/platform/action/context.ts';
import type { CardLine, PlaceShown } from './shapes.ts';
import { passedOf } from './queues.ts';
import { nameSpots } from './spots.ts';

/** Whom cards are shown to, and below which place their places are named. */
export type CardReader = { readonly below?: string | undefined; readonly isStaff: boolean };

/** Turns cards into lines for a page: categories and places by name, states as far as public. */
export async function cardLines(
  context: Context,
  cards: readonly MatterCard[],
  reader: CardReader,
): Promise<CardLine[]> {
  const placeIds = cards.map(({ placeId }) => placeId);
  const [reference, spots, extras] = await Promise.all([
    readReference(context.db),
    nameSpots(context.db, { placeIds, below: reader.below }),
    findCardExtras(context.db, { keys: cards, personId: context.subject.personId }),
  ]);
  const passed = new Map<string, CardLine['passed']>();
  for (const card of cards) {
    if (isToldInside(card, reader)) passed.set(card.id, await passedOf(context, card));
  }
  return cards.map((card) =>
    lineOf(context, card, {
      reader,
      passed: passed.get(card.id),
      category: categoryLine(reference, card.category),
      where: spots.get(card.placeId),
      extra: extras.get(card.id),
    }),
  );
}

/** Says how a category is called and drawn. */
export function categoryLine(reference: Reference, code: string): CardLine['category'] {
  const category = reference.categories.get(code);
  if (category === undefined) throw new Error(`${code} is no category.`);
  const { group, names, icon } = category;
  return { code, group, names, icon };
}

/** Gives the state where it may be told: of what is over to all, else to those in it and staff. */
export function shownState(state: State, isInside: 'inside' | 'outside'): State | undefined {
  return isInside === 'inside' || isClosed(state) ? state : undefined;
}

/** How far it has come exactly is told to those in it and to staff. */
function isToldInside({ isMine, isInMyHands }: MatterCard, { isStaff }: CardReader): boolean {
  return isStaff || isMine || isInMyHands;
}

function lineOf(
  context: Context,
  card: MatterCard,
  around: {
    readonly reader: CardReader;
    readonly passed: CardLine['passed'];
    readonly category: CardLine['category'];
    readonly where: PlaceShown | undefined;
    readonly extra: CardExtra | undefined;
  },
): CardLine {
  const { reader, extra } = around;
  const isInside = isToldInside(card, reader);
  const knowsWhen = isInside || card.holderName !== undefined;
  return {
    id: publicIdOf(card),
    reference: card.reference,
    title: card.title,
    excerpt: card.excerpt,
    profile: card.profile,
    category: around.category,
    where: around.where ?? { id: card.placeId, names: { hant: '', hans: '', en: '' } },
    visibility: card.visibility,
    bucket: card.bucket,
    state: shownState(card.state, isInside ? 'inside' : 'outside'),
    raisedAt: card.raisedAt,
    deadlineAt: card.bucket === 'closed' ? undefined : card.deadlineAt,
    isOverdue: card.bucket !== 'closed' && card.isOverdue,
    scheduledFor: knowsWhen ? (extra?.scheduledFor ?? undefined) : undefined,
    followers: card.followers,
    commentCount: card.comments,
    photo: card.photoId,
    passed: around.passed,
    holderName: card.bucket === 'in_hand' ? card.holderName : undefined,
    thanks: card.bucket === 'closed' ? (extra?.thanks ?? undefined) : undefined,
    isMine: card.isMine,
    isInMyHands: card.isInMyHands,
    isFollowing: extra?.isFollowing ?? false,
    mayClaim: mayTry(context, card),
  };
}

/**
 * A visitor may press "I'll do it" too: signing in comes first, and the wish is kept. For what is
 * urgent neighbours are called, and claim nothing.
 */
function mayTry({ subject }: Context, card: MatterCard): boolean {
  const step = card.bucket === 'open' ? findStep(card.profile, card.state, 'claim') : undefined;
  if (step?.who.includes('neighbour') !== true || card.isMine) return false;
  return subject.actorId === undefined || isNeighbour(subject, card.communityId);
}
