import { DRAFT_DAYS, MAX_PHOTOS } from '#/features/matters/model/limits.ts';
import type { Draft, DraftId } from '#/features/matters/model/record.ts';
import { deleteDraft, findDraft, saveDraft } from '#/features/matters/store/drafts.ts';
import { brand } from '#/lib/brand.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { hashToken } from '#/platform/auth/sessions.ts';

const TOKEN_BYTES = 18;
const HOURS_PER_DAY = 24;

/** A draft with the token that alone opens it; the page carries it from screen to screen. */
export type OpenDraft = { readonly token: string; readonly draft: Draft };

/**
 * Keeps what was told so far, in a fresh draft or in the one of the token. Fields told before stay
 * unless they are told anew; photos are added. Writes no journal: nothing has happened yet.
 * Refuses: `draft_gone` (too old, thrown away, or somebody else's), `too_many_photos`.
 */
export async function keepDraft(
  context: Context,
  input: {
    readonly token?: string | undefined;
    readonly fields: Draft['fields'];
    readonly addPhotos?: readonly string[];
    readonly removePhotos?: readonly string[];
  },
): Promise<Result<OpenDraft, 'draft_gone' | 'too_many_photos'>> {
  const found = await openOrBegin(context, input.token);
  if (found === undefined) return refuse('draft_gone');
  const { token, draft } = found;
  const removed = new Set(input.removePhotos);
  const photos = [...new Set([...draft.photos, ...(input.addPhotos ?? [])])].filter(
    (fileId) => !removed.has(fileId),
  );
  if (photos.length > MAX_PHOTOS) return refuse('too_many_photos', { most: String(MAX_PHOTOS) });
  const kept: Draft = {
    ...draft,
    // Who signs in half-way takes their draft along.
    personId: draft.personId ?? context.subject.actorId,
    fields: { ...draft.fields, ...input.fields },
    photos,
    expiresAt: context.now.add({ hours: DRAFT_DAYS * HOURS_PER_DAY }),
  };
  await saveDraft(context.db, kept, { tokenHash: hashToken(token), now: context.now });
  return succeed({ token, draft: kept });
}

/** Opens a draft by its token; nothing if it is too old, thrown away or somebody else's. */
export async function openDraft(context: Context, token: string): Promise<Draft | undefined> {
  const draft = await findDraft(context.db, hashToken(token), context.now);
  const isOthers = draft?.personId !== undefined && draft.personId !== context.subject.actorId;
  return isOthers ? undefined : draft;
}

/** Throws a draft away; one that is gone already is no matter. */
export async function dropDraft(
  context: Context,
  input: { readonly token: string },
): Promise<Result<null, never>> {
  const draft = await openDraft(context, input.token);
  if (draft !== undefined) await deleteDraft(context.db, hashToken(input.token));
  return succeed(null);
}

async function openOrBegin(
  context: Context,
  token: string | undefined,
): Promise<OpenDraft | undefined> {
  if (token !== undefined) {
    const draft = await openDraft(context, token);
    return draft === undefined ? undefined : { token, draft };
  }
  const made = Buffer.from(context.services.randomBytes(TOKEN_BYTES)).toString('base64url');
  const draft: Draft = {
    id: brand<DraftId>(context.newId()),
    personId: context.subject.actorId,
    fields: {},
    photos: [],
    expiresAt: context.now,
  };
  return { token: made, draft };
}
