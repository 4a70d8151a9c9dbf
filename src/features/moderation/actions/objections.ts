import { listThingsByName, reckonWorkingDays } from '#/features/matters/index.ts';
import type { HidingReason, MatterName, Thing } from '#/features/matters/index.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { countAttempt, networkOf } from '#/platform/auth/attempts.ts';
import { OBJECTIONS_PER_NETWORK, OBJECTIONS_PER_PERSON } from '#/features/moderation/model.ts';
import type { Aim } from '#/features/moderation/model.ts';
import { workingDaysFor } from '#/features/moderation/rules.ts';
import { insertObjection, listDeadlines, openReview } from '#/features/moderation/store/reviews.ts';

export type ObjectionInput = {
  readonly matter: MatterName;
  readonly aim: Aim;
  readonly reason: HidingReason;
  readonly words: string | undefined;
};

/**
 * Objects to something in a matter: those who look after the place look at it, and nothing changes
 * before that. All who object to one thing are heard in one review.
 * Refuses: `not_found`, `thing_unknown` (also what is hidden already), `too_many_requests`.
 */
export async function objectTo(
  context: Context,
  input: ObjectionInput,
): Promise<
  Result<{ readonly matter: MatterName }, 'not_found' | 'thing_unknown' | 'too_many_requests'>
> {
  if (!(await mayObject(context))) return refuse('too_many_requests');
  const listed = await listThingsByName(context, input.matter);
  if (!listed.ok) return listed;
  const { communityId, id: matterId, placeId, things } = listed.value;
  const { aim, reason, words } = input;
  const thing = things.find(({ kind, id }) => kind === aim.kind && id === aim.id);
  if (thing === undefined || thing.hidden !== undefined) return refuse('thing_unknown');
  const days = workingDaysFor(reason, await listDeadlines(context.db));
  const reviewId = await openReview(context.db, {
    communityId,
    id: context.newId(),
    matterId,
    ...ownerOf(thing),
    openedAt: context.now,
    dueAt: await reckonWorkingDays(context, placeId, days),
  });
  await insertObjection(
    context.db,
    { communityId, id: reviewId },
    { id: context.newId(), at: context.now, personId: context.subject.personId, reason, words },
  );
  const data = { kind: aim.kind, reason };
  const subjectId = reviewId;
  await context.record({ feature: 'moderation', verb: 'object', subjectId, communityId, data });
  return succeed({ matter: input.matter });
}

function ownerOf({ kind, id, personId, actorId }: Thing) {
  return { thing: { kind, id }, personId, actorId };
}

async function mayObject({ db, now, subject, client }: Context): Promise<boolean> {
  const kind = 'moderation.object';
  const network = networkOf(client.address);
  const byNetwork = { kind, subject: network, most: OBJECTIONS_PER_NETWORK };
  if (!(await countAttempt(db, byNetwork, now))) return false;
  if (subject.actorId === undefined) return true;
  const byPerson = { kind, subject: subject.actorId, most: OBJECTIONS_PER_PERSON };
  return countAttempt(db, byPerson, now);
}
