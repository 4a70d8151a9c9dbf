import { z } from 'zod';
import { MAX_PHOTOS } from '#/features/matters/model/limits.ts';
import { listOwnPhotos } from '#/features/matters/store/photos.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { list, uuid } from '#/platform/http/fields.ts';
import { keepPhoto } from '#/platform/storage/photos.ts';
import type { PhotoRefusal } from '#/platform/storage/photos.ts';

/** Photos of a form as files, those of a program as ids of photos it brought before. */
export const photosField = list(z.union([z.instanceof(File), uuid]), MAX_PHOTOS);

/**
 * Keeps the photos that come with a form; gives the ids of all.
 * Refuses: as `keepPhoto` does, and `photo_gone` (an id of a photo that is not the sender's).
 */
export async function keepBrought(
  context: Context,
  brought: readonly (File | string)[],
): Promise<Result<readonly string[], PhotoRefusal | 'photo_gone'>> {
  const ids = brought.filter((one) => typeof one === 'string');
  const owner = { tokenHash: undefined, actorId: context.subject.actorId, now: context.now };
  const own = await listOwnPhotos(context.db, ids, owner);
  if (!ids.every((id) => own.has(id))) return refuse('photo_gone');
  const kept: string[] = [];
  for (const one of brought) {
    if (typeof one === 'string') {
      kept.push(one);
      continue;
    }
    const photo = await keepPhoto(context, one);
    if (!photo.ok) return photo;
    kept.push(photo.value.id);
  }
  return succeed(kept);
}
