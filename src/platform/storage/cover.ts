import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { EncodedSizes } from './photos.ts';
import { encodeEach, openPicture, saveSizes } from './photos.ts';

/** A part of a photo, in hundredths of its width and height from its upper left corner. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** More than the faces of a group. */
export const MAX_BOXES = 12;
const WHOLE = 100;
const COVER = '#000000';

/**
 * Makes photos with parts covered, in all sizes, in the place of a kept one and of each other that
 * its bringer brought with the same content. Gives by which new one each is to be replaced; whoever
 * uses them does that, and forgets the old ones.
 * Refuses: `photo_gone` (somebody else covered it just now, or its bytes are not there).
 */
export async function coverParts(
  context: Context,
  photoId: string,
  boxes: readonly Box[],
): Promise<Result<ReadonlyMap<string, string>, 'photo_gone'>> {
  const { db, services } = context;
  const photo = await db
    .selectFrom('platform.file')
    .selectAll()
    .where('id', '=', photoId)
    .forUpdate()
    .executeTakeFirst();
  const bytes = photo && (await services.files.read(`${photo.sha256.toString('hex')}-full`));
  if (photo === undefined || bytes === undefined) return refuse('photo_gone');
  const sizes = await encodeEach(await paintBoxes(bytes, boxes));
  const sha256 = await saveSizes(context, sizes);
  const same = await db
    .selectFrom('platform.file')
    .select('id')
    .where('sha256', '=', photo.sha256)
    .where('uploader_id', 'is not distinct from', photo.uploader_id)
    .orderBy('id')
    .forUpdate()
    .execute();
  const replaced = new Map<string, string>();
  for (const { id } of same) {
    const newId = context.newId();
    const row = describe(sizes, { id: newId, sha256 });
    const { uploader_id: uploaderId, media_type: mediaType } = photo;
    await db
      .insertInto('platform.file')
      .values({ ...row, media_type: mediaType, uploader_id: uploaderId, at: context.now })
      .execute();
    replaced.set(id, newId);
  }
  return succeed(replaced);
}

function describe({ full }: EncodedSizes, named: { readonly id: string; readonly sha256: Buffer }) {
  return { ...named, bytes: full.bytes.byteLength, width: full.width, height: full.height };
}

/** Paints before anything is encoded, so that no size and no edge holds what was there. */
async function paintBoxes(bytes: Uint8Array, boxes: readonly Box[]): Promise<Uint8Array> {
  const opened = await openPicture(bytes);
  const { width, height } = await opened.metadata();
  const parts = boxes.map((box) => {
    const across = spanOf(box.left, box.width, width);
    const down = spanOf(box.top, box.height, height);
    const create = {
      width: across.length,
      height: down.length,
      channels: 3,
      background: COVER,
    } as const;
    return { input: { create }, left: across.from, top: down.from };
  });
  return opened.composite(parts).png({ compressionLevel: 1 }).toBuffer();
}

/** Whole pixels: one that is touched is covered. */
function spanOf(from: number, length: number, pixels: number) {
  const first = Math.min(Math.floor((from * pixels) / WHOLE), pixels - 1);
  const end = Math.min(Math.ceil(((from + length) * pixels) / WHOLE), pixels);
  return { from: first, length: Math.max(end - first, 1) };
}
