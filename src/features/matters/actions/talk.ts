import { MAX_PHOTOS } from '#/features/matters/model/limits.ts';
import type { NoteVisibility, PhotoStage } from '#/features/matters/model/matter.ts';
import { acknowledge } from '#/features/matters/rules/advance.ts';
import { findLive } from '#/features/matters/rules/clocks.ts';
import { acknowledgeAssignment } from '#/features/matters/store/assignments.ts';
import { voiceOf } from '#/features/matters/rules/decide.ts';
import { saveClocks } from '#/features/matters/store/clock-row.ts';
import { insertComment } from '#/features/matters/store/events.ts';
import { saveMatter } from '#/features/matters/store/matters.ts';
import { deleteFollower, insertFollower } from '#/features/matters/store/neighbours.ts';
import { insertPhotos } from '#/features/matters/store/outcomes.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { MatterKey } from './open.ts';
import { openAs, outputOf, tellAndRecord } from './step.ts';
import type { ActionOutput, OpenedBy } from './step.ts';
import { moveFigures, recordMatter, takeStep } from './take-step.ts';

type Common = 'sign_in_required' | 'not_found';

/**
 * Says something about a matter. A word of the holder is a first word; a word of the asker who was
 * asked is the answer. Staff alone may speak among staff, and only those in it among themselves.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed` (to say it so privately), `nothing_told`.
 */
export async function commentOnMatter(
  context: Context,
  input: MatterKey & { readonly body: string; readonly visibility?: NoteVisibility },
): Promise<Result<ActionOutput, Common | 'not_allowed' | 'nothing_told'>> {
  const body = input.body.trim();
  if (body === '') return refuse('nothing_told');
  const opened = await openAs(context, input);
  if (!opened.ok) return opened;
  const { matter, sight, taker, actor } = opened.value;
  const visibility = input.visibility ?? 'public';
  if (!sight.notes.includes(visibility)) return refuse('not_allowed');
  const voice = voiceOf(taker);
  const comment = { id: context.newId(), at: context.now, ...actor, voice, body, visibility };
  await insertComment(context.db, matter, comment);
  if (matter.state === 'waiting_asker' && taker.parts.includes('asker')) {
    const wish = {
      verb: 'answer',
      reason: body,
      visibility,
      addressedTo: matter.holderId,
    } as const;
    const stepped = await takeStep(context, opened.value, wish);
    if (!stepped.ok) throw new Error(`An answer was refused: ${stepped.refusal}`);
    return succeed(outputOf(stepped.value.matter));
  }
  // What is said among staff the asker does not hear: it is no word to them.
  const isHeard = visibility !== 'staff';
  if (taker.parts.includes('holder') && isHeard) await giveFirstWord(context, opened.value);
  const data = { comment: comment.id, visibility };
  await recordMatter(context, matter, { verb: 'comment', data });
  return succeed(outputOf(matter));
}

/**
 * Follows a matter (我也遇到): hears of it, and is counted with it.
 * Refuses: `sign_in_required`, `not_found`.
 */
export async function followMatter(
  context: Context,
  input: MatterKey,
): Promise<Result<ActionOutput, Common>> {
  const opened = await openAs(context, input);
  if (!opened.ok) return opened;
  const { matter, actor, taker } = opened.value;
  const follower = { ...actor, origin: 'follows', since: context.now } as const;
  // The asker hears of it in any case, and is not one more who has met with it.
  if (!taker.parts.includes('asker')) await insertFollower(context.db, matter, follower);
  await recordMatter(context, matter, { verb: 'follow' });
  return succeed(outputOf(matter));
}

/**
 * Stops following a matter.
 * Refuses: `sign_in_required`, `not_found`.
 */
export async function unfollowMatter(
  context: Context,
  input: MatterKey,
): Promise<Result<ActionOutput, Common>> {
  const opened = await openAs(context, input);
  if (!opened.ok) return opened;
  const { matter, actor } = opened.value;
  await deleteFollower(context.db, matter, actor.personId);
  await recordMatter(context, matter, { verb: 'unfollow' });
  return succeed(outputOf(matter));
}

/**
 * Adds photos to a matter.
 * Refuses: `sign_in_required`, `not_found`, `not_allowed` (only those in it, and staff),
 * `too_many_photos`.
 */
export async function addPhotos(
  context: Context,
  input: MatterKey & { readonly fileIds: readonly string[]; readonly stage: PhotoStage },
): Promise<Result<ActionOutput, Common | 'not_allowed' | 'too_many_photos'>> {
  const opened = await openAs(context, input);
  if (!opened.ok) return opened;
  const { matter, sight, actor } = opened.value;
  if (!sight.notes.includes('parties')) return refuse('not_allowed');
  if (matter.counts.photos + input.fileIds.length > MAX_PHOTOS) return refuse('too_many_photos');
  const { stage } = input;
  const { personId, actorId } = actor;
  const photos = input.fileIds.map((fileId) => ({
    id: context.newId(),
    fileId,
    stage,
    at: context.now,
    personId,
    actorId,
  }));
  await insertPhotos(context.db, matter, photos);
  const data = { stage, photos: photos.length };
  await tellAndRecord(context, opened.value, { verb: 'add_photos', visibility: 'public', data });
  return succeed(outputOf(matter));
}

/** Stops the clocks of a holder who was not heard of, if they run. */
async function giveFirstWord(context: Context, opened: OpenedBy): Promise<void> {
  const { matter, clocks, moment } = opened;
  if (findLive(clocks, 'acknowledge') === undefined) return;
  const after = acknowledge({ matter, clocks }, moment);
  await acknowledgeAssignment(context.db, matter, context.now);
  await saveMatter(context.db, after.matter);
  await saveClocks(context.db, matter, { before: clocks, after: after.clocks });
  await moveFigures(context, { before: matter, after: after.matter });
}
