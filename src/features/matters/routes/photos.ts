import { z } from 'zod';
import { keepDraft } from '#/features/matters/actions/drafts.ts';
import { openToRead } from '#/features/matters/actions/open.ts';
import { listMattersWithPhoto, listOwnPhotos } from '#/features/matters/store/photos.ts';
import { raisingRefusals as words } from '#/features/matters/words/raise-refusals.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import { everyone, signedIn } from '#/platform/access/policy.ts';
import type { Context } from '#/platform/action/context.ts';
import { hashToken } from '#/platform/auth/sessions.ts';
import { endpoint } from '#/platform/http/endpoint.ts';
import type { AnyEndpoint } from '#/platform/http/endpoint.ts';
import { uuid } from '#/platform/http/fields.ts';
import { keepPhoto, photoSizes, readPhoto } from '#/platform/storage/photos.ts';
import type { Photo, PhotoRefusal } from '#/platform/storage/photos.ts';
import { mayBring } from './raise-begin.ts';
import { optionalDraftField } from './raise-shapes.ts';

/** A photo that a program brings waits in a draft of its own until something is raised with it. */
const bring = endpoint({
  name: 'matters.bring_photo',
  method: 'POST',
  path: '/photos',
  summary: 'Keeps a photo, sent as `multipart/form-data`, to be raised within seven days.',
  policy: signedIn,
  input: z.object({ photo: z.instanceof(File) }),
  output: z.object({ id: z.uuid(), width: z.int(), height: z.int() }),
  words,
  isUnrecorded: true,
  run: bringPhoto,
  onward: () => ({ to: 'back' }),
});

async function bringPhoto(
  context: Context,
  { photo }: { readonly photo: File },
): Promise<Result<Photo, PhotoRefusal | 'too_many_requests' | 'draft_gone' | 'too_many_photos'>> {
  if (!(await mayBring(context))) return refuse('too_many_requests');
  const kept = await keepPhoto(context, photo);
  if (!kept.ok) return kept;
  const draft = await keepDraft(context, { fields: {}, addPhotos: [kept.value.id] });
  return draft.ok ? succeed(kept.value) : draft;
}

/** The bytes of a photo; programs fetch them at the address without `/api/v1`. */
const bytesShape = z.codec(
  z.object({ mediaType: z.string(), bytes: z.int() }),
  z.custom<{ readonly mediaType: string; readonly body: Uint8Array<ArrayBuffer> }>(() => true),
  {
    encode: ({ mediaType, body }) => ({ mediaType, bytes: body.byteLength }),
    decode: () => {
      throw new Error('A photo is sent, not read back.');
    },
  },
);

const show = endpoint({
  name: 'matters.photo',
  method: 'GET',
  path: '/photos/:id/:size',
  summary: 'Sends a photo of a matter that the reader may see, or of their own draft.',
  policy: everyone,
  input: z.object({ id: uuid, size: z.enum(photoSizes), draft: optionalDraftField }),
  output: bytesShape,
  words,
  run: async (context, { id, size, draft }) => {
    if (!(await maySee(context, id, draft))) return refuse('not_found');
    const { db, services } = context;
    const photo = await readPhoto({ db, files: services.files }, id, size);
    return photo === undefined ? refuse('not_found') : succeed(photo);
  },
  send: ({ mediaType, body }) => ({ mediaType, body, isImmutable: true }),
});

async function maySee(context: Context, id: string, draft: string | undefined): Promise<boolean> {
  const own = await listOwnPhotos(context.db, [id], {
    tokenHash: draft === undefined ? undefined : hashToken(draft),
    actorId: context.subject.actorId,
    now: context.now,
  });
  if (own.has(id)) return true;
  for (const key of await listMattersWithPhoto(context.db, id)) {
    if ((await openToRead(context, key)).ok) return true;
  }
  return false;
}

/** The endpoints of photos. */
export const photoEndpoints: readonly AnyEndpoint[] = [bring, show];
