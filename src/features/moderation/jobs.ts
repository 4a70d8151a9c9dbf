import { z } from 'zod';
import { findPerson, listLogins } from '#/features/people/index.ts';
import { listThings, matterAddress } from '#/features/matters/index.ts';
import type { Context } from '#/platform/action/context.ts';
import type { JobHandler } from '#/platform/jobs/worker.ts';
import { visitor } from '#/platform/access/subject.ts';
import { authorMessage } from './messages.ts';
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
  const listed = await listThings(asAuthor, { ...review, id: review.matterId });
  const address = listed.ok
    ? `${services.publicUrl}${matterAddress(listed.value)}`
    : services.publicUrl;
  const { reason, words } = review.decided;
  const isShown = review.endedAt !== undefined;
  const told = { language: author.language, reason: isShown ? undefined : reason, words, address };
  for (const login of await listLogins(db, author.id)) {
    if (login.isConfirmed) await services.sender.send(authorMessage(login, told));
  }
}
