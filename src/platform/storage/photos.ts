import { createHash } from 'node:crypto';
import type { Sharp } from 'sharp';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { Db } from '#/platform/db/pool.ts';
import type { FileStore } from './files.ts';

/** A photo as kept: re-encoded, turned upright, without the place and device it was taken with. */
export type Photo = { readonly id: string; readonly width: number; readonly height: number };

export const photoSizes = ['thumb', 'card', 'full'] as const;
export type PhotoSize = (typeof photoSizes)[number];

/** The longer side of each size, in pixels. */
const longestSide: { readonly [size in PhotoSize]: number } = {
  thumb: 320,
  card: 800,
  full: 1_600,
};

export const MAX_PHOTO_BYTES = 15 * 1024 * 1024;
const MAX_PIXELS = 60_000_000;
const MIN_SIDE = 16;
const QUALITY = 78;
const PICTURE_WIDTH = 640;
const PHOTO_TYPE = 'image/webp';
/** What cameras and telephones make. A drawing or a document is a program for whoever opens it. */
const PHOTO_FORMATS: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'gif', 'heif', 'tiff']);

export type PhotoRefusal = 'photo_unreadable' | 'photo_too_large' | 'photo_too_small';

/**
 * Reads an uploaded picture, re-encodes it in three sizes and keeps it.
 * Refuses: `photo_unreadable` (no picture we can open), `photo_too_large` (over 15 MB or 60
 * megapixels), `photo_too_small` (a side under 16 pixels).
 */
export async function keepPhoto(
  context: Context,
  file: Blob,
): Promise<Result<Photo, PhotoRefusal>> {
  if (file.size > MAX_PHOTO_BYTES) return refuse('photo_too_large');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const sizes = await encodeSizes(bytes);
  if (!sizes.ok) return sizes;
  const { full } = sizes.value;
  const sha256 = await saveSizes(context, sizes.value);
  const id = context.newId();
  await context.db
    .insertInto('platform.file')
    .values({
      id,
      sha256,
      media_type: PHOTO_TYPE,
      bytes: full.bytes.byteLength,
      width: full.width,
      height: full.height,
      uploader_id: context.subject.actorId ?? null,
      at: context.now,
    })
    .execute();
  return succeed({ id, width: full.width, height: full.height });
}

/** Turns a drawing of our own into a picture that can be kept as a photo. */
export async function takePicture(drawing: Uint8Array): Promise<Blob> {
  const opened = await openPicture(drawing);
  const picture = await opened
    .resize({ width: PICTURE_WIDTH, withoutEnlargement: true })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return new Blob([new Uint8Array(picture)]);
}

/** Makes a photo of the context's person with the same content as a kept one; gives its id. */
export async function repeatPhoto(context: Context, photoId: string): Promise<string> {
  const id = context.newId();
  const made = await context.db
    .insertInto('platform.file')
    .columns(['id', 'sha256', 'media_type', 'bytes', 'width', 'height', 'uploader_id', 'at'])
    .expression((of) =>
      of
        .selectFrom('platform.file')
        .select((value) => [
          value.val(id).as('id'),
          'sha256',
          'media_type',
          'bytes',
          'width',
          'height',
          value.val(context.subject.actorId ?? null).as('uploader_id'),
          value.val(context.now).as('at'),
        ])
        .where('id', '=', photoId),
    )
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) throw new Error(`There is no photo ${photoId}.`);
  return id;
}

type Encoded = { readonly bytes: Uint8Array; readonly width: number; readonly height: number };
export type EncodedSizes = { readonly [size in PhotoSize]: Encoded };

/** Keeps the bytes of each size under the hash of the largest, and gives that. */
export async function saveSizes(
  { services }: Pick<Context, 'services'>,
  sizes: EncodedSizes,
): Promise<Buffer> {
  const sha256 = createHash('sha256').update(sizes.full.bytes).digest();
  for (const size of photoSizes) {
    await services.files.save(`${sha256.toString('hex')}-${size}`, sizes[size].bytes);
  }
  return sha256;
}

async function encodeSizes(bytes: Uint8Array): Promise<Result<EncodedSizes, PhotoRefusal>> {
  try {
    const opened = await openPicture(bytes);
    const about = await opened.metadata();
    if (!PHOTO_FORMATS.has(about.format)) return refuse('photo_unreadable');
    if (Math.min(about.width, about.height) < MIN_SIDE) return refuse('photo_too_small');
    if (about.width * about.height > MAX_PIXELS) return refuse('photo_too_large');
    return succeed(await encodeEach(bytes));
  } catch (error) {
    return refuse(isTooManyPixels(error) ? 'photo_too_large' : 'photo_unreadable');
  }
}

/** Encodes a picture in each size, turned upright and without what cameras write into it. */
export async function encodeEach(bytes: Uint8Array): Promise<EncodedSizes> {
  const [thumb, card, full] = await Promise.all([
    encode(bytes, longestSide.thumb),
    encode(bytes, longestSide.card),
    encode(bytes, longestSide.full),
  ]);
  return { thumb, card, full };
}

async function encode(bytes: Uint8Array, side: number): Promise<Encoded> {
  const opened = await openPicture(bytes);
  const { data, info } = await opened
    .rotate()
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: QUALITY })
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}

/** Opens a picture; the library is read when the first one comes: a start waits for none. */
export async function openPicture(bytes: Uint8Array): Promise<Sharp> {
  const { default: sharp } = await import('sharp');
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' });
}

function isTooManyPixels(error: unknown): boolean {
  return error instanceof Error && error.message.includes('pixel limit');
}

/** Reads a kept photo in one size; undefined when there is none of this id. */
export async function readPhoto(
  parts: { readonly db: Db; readonly files: FileStore },
  id: string,
  size: PhotoSize,
): Promise<{ readonly mediaType: string; readonly body: Uint8Array<ArrayBuffer> } | undefined> {
  const row = await parts.db
    .selectFrom('platform.file')
    .select(['sha256', 'media_type'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const body = await parts.files.read(`${row.sha256.toString('hex')}-${size}`);
  return body === undefined ? undefined : { mediaType: row.media_type, body };
}
