import { z } from 'zod';
import { findPerson, listLogins } from '#/features/people/index.ts';
import { listThings, matterAddress } from '#/features/matters/index.ts';
import type { Context } from '#/platform/action/context.ts';
import type { JobHandler } from '#/platform/jobs/worker.ts';
import { visitor } from '#/platform/access/subject.ts';
import { authorMessage } from './messages.ts';
import type { Appeal, Review } from './model.ts';
import { isHidden } from './rules.ts';
import { findAppeal } from './store/appeals.ts';
import { findReview } from './store/reviews.ts';

const payloadShape = z.object({ communityId: z.string(), reviewId: z.uuid() });

/** Every job of looking after what is written, for the composition. */
export const moderationJobs: readonly JobHandler[] = [
  {
    name: 'moderation.tell_author',
    run: (context, payload) => tellAuthor(context, payloadShape.parse(payload)),
  },
];

/** Tells whoever wrote it that it is hidden, with the reason, or that it is shown again. */
async function tellAuthor(
  context: Context,
  { reviewId }: z.infer<typeof payloadShape>,
): Promise<void> {
  const { db, services } = context;
  const review = await findReview(db, reviewId);
  const author = review && (await findPerson(db, review.personId));
  if (review?.decided === undefined || author === undefined) return;
  const asAuthor = context.as({ ...visitor, actorId: author.id, personId: author.id });
  const address = await addressFor(asAuthor, review);
  const { reason = 'other', words } = review.decided;
  const appeal = await findAppeal(db, review);
  const became = becameOf(review, appeal);
  const told = {
    language: author.language,
    became,
    reason,
    words: became === 'upheld' ? appeal?.decided?.answer : words,
    address,
  } as const;
  for (const login of await listLogins(db, author.id)) {
    if (login.isConfirmed) await services.sender.send(authorMessage(login, told));
  }
}

function becameOf({ decided, endedAt }: Review, appeal: Appeal | undefined) {
  if (endedAt !== undefined) return 'shown';
  if (decided?.decision === 'mended') return 'covered';
  return appeal?.decided?.outcome === 'upheld' ? 'upheld' : 'hidden';
}

/** Where its author reads more: of what is hidden they alone, of what is shown all do. */
async function addressFor(asAuthor: Context, review: Review): Promise<string> {
  const { publicUrl } = asAuthor.services;
  if (isHidden(review)) return `${publicUrl}/reviews/${review.id}/appeal`;
  const listed = await listThings(asAuthor, { ...review, id: review.matterId });
  return listed.ok ? `${publicUrl}${matterAddress(listed.value)}` : publicUrl;
}
