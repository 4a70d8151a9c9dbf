import type { HidingReason, Thing } from '#/features/matters/model/hiding.ts';
import { voiceOf } from '#/features/matters/rules/decide.ts';
import { insertEvents } from '#/features/matters/store/events.ts';
import { listPhotoThings } from '#/features/matters/store/hiding.ts';
import { replacePhotos } from '#/features/matters/store/photos.ts';
import { refuse } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { coverParts } from '#/platform/storage/cover.ts';
import type { Box } from '#/platform/storage/cover.ts';
import { forgetFiles } from '#/platform/storage/forget-files.ts';
import { openToChange } from './open.ts';
import type { MatterKey } from './open.ts';

/** Which parts of which photo are covered, and why; its bringer owes no reason. */
export type Covering = {
  readonly thing: Thing;
  readonly boxes: readonly Box[];
  readonly reason: HidingReason | undefined;
};

/**
 * Covers parts of a photo for good: another file takes its place in every matter and draft, and
 * the first one is forgotten with its bytes. It is told in the story of the matter. Who may do so
 * is for the caller to say.
 * Refuses: `not_found` (also what is hidden), `photo_gone`.
 */
export async function coverPhoto(
  context: Context,
  key: MatterKey,
  { thing, boxes, reason }: Covering,
): Promise<Result<ReadonlyMap<string, string>, 'not_found' | 'photo_gone'>> {
  const opened = await openToChange(context, key);
  if (!opened.ok) return opened;
  const { matter, taker } = opened.value;
  const { db, now, subject } = context;
  const photo = await findShown(context, matter, thing);
  if (photo?.fileId === undefined) return refuse('not_found');
  // Somebody who has seen another photo than is there now has drawn over something else.
  if (photo.fileId !== thing.fileId) return refuse('photo_gone');
  const covered = await coverParts(context, photo.fileId, boxes);
  if (!covered.ok) return covered;
  await replacePhotos(db, covered.value);
  await forgetFiles(context, [...covered.value.keys()]);
  await insertEvents(db, matter, [
    {
      id: context.newId(),
      at: now,
      verb: 'cover',
      fromState: undefined,
      toState: undefined,
      actorId: subject.actorId,
      personId: subject.personId,
      voice: reason === undefined ? voiceOf(taker) : 'staff',
      addressedTo: photo.personId,
      note: undefined,
      visibility: 'public',
      data: { kind: 'photo', ...(reason === undefined ? {} : { reason }) },
    },
  ]);
  return covered;
}

async function findShown(
  { db }: Context,
  key: MatterKey,
  { id }: Thing,
): Promise<Thing | undefined> {
  const photos = await listPhotoThings(db, key);
  return photos.find((one) => one.id === id && one.hidden === undefined);
}
