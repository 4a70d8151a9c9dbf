import { coverPhoto as coverInMatter, listThingsByName } from '#/features/matters/index.ts';
import type { HidingReason, MatterName, Thing } from '#/features/matters/index.ts';
import type { ThingsOfMatter } from '#/features/matters/index.ts';
import type { Review } from '#/features/moderation/model.ts';
import { isOwn } from '#/features/moderation/rules.ts';
import {
  findOpenOf,
  findReview,
  lockReview,
  saveDecision,
} from '#/features/moderation/store/reviews.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Box } from '#/platform/storage/cover.ts';
import { openToLook, tellAuthor } from './reviews.ts';

/** A photo of a matter that the reader may cover parts of. */
export type Coverable = {
  readonly matter: ThingsOfMatter;
  readonly thing: Thing;
  /** The review of it that waits, for who looks after the place; none for whose it is. */
  readonly review: Review | undefined;
};

type Naming = { readonly matter: MatterName; readonly photo: string };

/**
 * Opens a photo for covering parts of it: for whose it is, and for who reviews it.
 * Refuses: `not_found`.
 */
export async function openToCover(
  context: Context,
  { matter, photo }: Naming,
): Promise<Result<Coverable, 'not_found'>> {
  const listed = await listThingsByName(context, matter);
  if (!listed.ok) return listed;
  const { db, subject } = context;
  const { communityId, id: matterId, things } = listed.value;
  const thing = things.find(({ fileId, hidden }) => fileId === photo && hidden === undefined);
  if (thing === undefined || subject.actorId === undefined) return refuse('not_found');
  if (isOwn(thing, [subject.actorId, subject.personId]))
    return succeed({ matter: listed.value, thing, review: undefined });
  const found = await findOpenOf(db, { communityId, matterId, thing });
  const opened = await openToLook(
    context,
    found === undefined ? undefined : await findReview(db, found),
  );
  if (!opened.ok) return refuse('not_found');
  const { review } = opened.value;
  return succeed({ matter: listed.value, thing, review });
}

/**
 * Covers parts of a photo for good: by whose it is, or by who reviews it, which decides the review
 * and is told to whose it is. Nobody reads what was there again.
 * Refuses: `not_found`, `reason_required` (of others’ photos), `photo_gone`.
 */
export async function coverPhoto(
  context: Context,
  input: Naming & {
    readonly boxes: readonly Box[];
    readonly reason: HidingReason | undefined;
    readonly words: string | undefined;
  },
): Promise<
  Result<{ readonly matter: MatterName }, 'not_found' | 'reason_required' | 'photo_gone'>
> {
  const opened = await openToCover(context, input);
  if (!opened.ok) return opened;
  const { matter, thing, review } = opened.value;
  const { boxes, words } = input;
  const reason = review === undefined ? undefined : input.reason;
  if (review !== undefined && reason === undefined) return refuse('reason_required');
  const held = review && (await lockReview(context.db, review.id));
  if (held?.decided !== undefined) return refuse('not_found');
  const covered = await coverInMatter(context, matter, { thing, boxes, reason });
  if (!covered.ok) return covered;
  if (review !== undefined) {
    const by = context.subject.actorId ?? '';
    const decided = { decision: 'mended', reason, words, at: context.now, by } as const;
    await saveDecision(context.db, review, decided);
    await tellAuthor(context, review);
  }
  await context.record({
    feature: 'moderation',
    verb: 'cover',
    subjectId: review?.id ?? matter.id,
    communityId: matter.communityId,
    data: { kind: 'photo', boxes: boxes.length, ...(reason === undefined ? {} : { reason }) },
  });
  return succeed({ matter: input.matter });
}
