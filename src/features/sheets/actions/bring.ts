import { createHash } from 'node:crypto';
import { findPlace } from '#/features/places/index.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import type { SheetKind, SheetPlace } from '#/platform/sheet/kind.ts';
import { MAX_FILE_BYTES, MAX_FILE_MEGABYTES, MAX_FILE_NAME } from '#/features/sheets/model.ts';
import type { SheetImport } from '#/features/sheets/model.ts';
import { findObstacle, findUndoObstacle } from '#/features/sheets/rules.ts';
import { mayReadSheet, takesSheets } from '#/features/sheets/policy.ts';
import { insertImport, lockImport, saveImport } from '#/features/sheets/store/imports.ts';

export type BroughtFile = { readonly name: string; readonly bytes: Uint8Array };

/**
 * Finds a place that sheets are brought to: a community, or a compound or lane of one.
 * Refuses: `not_found`.
 */
export async function findSheetPlace(
  { db }: Pick<Context, 'db'>,
  placeId: string,
): Promise<Result<SheetPlace, 'not_found'>> {
  const place = await findPlace(db, placeId);
  if (!takesSheets(place)) return refuse('not_found');
  return succeed({ id: place.id, path: place.path, communityId: place.communityId });
}

/**
 * Takes a sheet; a job reads it afterwards, and nothing is changed until somebody says so.
 * Refuses: `not_found`, `not_allowed`, `unknown_sheet`, `file_missing`, `file_too_large`.
 */
export async function bringSheet(
  context: Context,
  kinds: readonly SheetKind[],
  brought: { readonly placeId: string; readonly kind: string; readonly file: BroughtFile },
): Promise<
  Result<
    { readonly id: string },
    'not_found' | 'not_allowed' | 'unknown_sheet' | 'file_missing' | 'file_too_large'
  >
> {
  const place = await findSheetPlace(context, brought.placeId);
  if (!place.ok) return place;
  const kind = kinds.find(({ code }) => code === brought.kind);
  if (kind === undefined) return refuse('unknown_sheet');
  const { actorId } = context.subject;
  if (actorId === undefined || !kind.mayBring(context.subject, place.value.path)) {
    return refuse('not_allowed');
  }
  const { name, bytes } = brought.file;
  if (bytes.length === 0) return refuse('file_missing');
  if (bytes.length > MAX_FILE_BYTES) {
    return refuse('file_too_large', { most: String(MAX_FILE_MEGABYTES) });
  }
  const id = context.newId();
  const { communityId } = place.value;
  const content = Buffer.from(bytes);
  await insertImport(context.db, {
    id,
    communityId,
    kind: kind.code,
    placeId: place.value.id,
    fileName: tidyName(name),
    broughtBy: actorId,
    broughtAt: context.now,
    sha256: createHash('sha256').update(content).digest(),
    content,
  });
  await context.addJob({ name: 'sheets.read', payload: { id } });
  const entry = { verb: 'bring', kind: kind.code } as const;
  await recordSheet(context, { id, communityId, placeId: place.value.id }, entry);
  return succeed({ id });
}

// oxlint-disable-next-line no-control-regex -- Removing control characters needs naming them.
const UNTOLD = /[\u0000-\u001f\u007f\u2028-\u202e\u2066-\u2069/\\]/g;

function tidyName(name: string): string {
  return [...name.replace(UNTOLD, ' ').trim()].slice(-MAX_FILE_NAME).join('').trim() || '-';
}

/** What happened to a sheet, with whatever may be said of it: numbers and codes. */
export type SheetEntry = {
  readonly verb: 'bring' | 'begin' | 'carry_out' | 'begin_undo' | 'undo';
  readonly [name: string]: string | number;
};

/** Writes the entry of a sheet: numbers and codes, nothing that stood in it. */
export async function recordSheet(
  context: Context,
  brought: Pick<SheetImport, 'id' | 'communityId' | 'placeId'>,
  { verb, ...data }: SheetEntry,
): Promise<void> {
  const { id, communityId, placeId } = brought;
  await context.record({ feature: 'sheets', verb, subjectId: id, communityId, placeId, data });
}

/**
 * Loads and holds a sheet that the subject may read, with where it was brought to.
 * Refuses: `not_found`.
 */
async function lockOwn(
  context: Context,
  kinds: readonly SheetKind[],
  id: string,
): Promise<Result<SheetImport, 'not_found'>> {
  const brought = await lockImport(context.db, id);
  if (brought === undefined) return refuse('not_found');
  const place = await findSheetPlace(context, brought.placeId);
  if (!place.ok) return place;
  const kind = kinds.find(({ code }) => code === brought.kind);
  const mayRead = mayReadSheet(context.subject, { brought, kind }, place.value.path);
  return mayRead ? succeed(brought) : refuse('not_found');
}

/**
 * Has a sheet carried out, what is right of it or, if that is wished, all or nothing.
 * Refuses: `not_found`, `not_ready`, `rows_wrong`, `nothing_right`.
 */
export async function carryOutSheet(
  context: Context,
  kinds: readonly SheetKind[],
  wanted: { readonly id: string; readonly isAllOrNothing: boolean },
): Promise<
  Result<{ readonly id: string }, 'not_found' | 'not_ready' | 'rows_wrong' | 'nothing_right'>
> {
  const found = await lockOwn(context, kinds, wanted.id);
  if (!found.ok) return found;
  const { isAllOrNothing } = wanted;
  const how = isAllOrNothing ? 'all_or_nothing' : 'what_is_right';
  const obstacle = findObstacle(found.value, how);
  if (obstacle !== undefined) return refuse(obstacle);
  await saveImport(context.db, found.value, { state: 'carrying', isAllOrNothing, fault: null });
  await context.addJob({ name: 'sheets.carry_out', payload: { id: wanted.id } });
  await recordSheet(context, found.value, { verb: 'begin', kind: found.value.kind });
  return succeed({ id: wanted.id });
}

/**
 * Has a sheet undone that was carried out, within a day.
 * Refuses: `not_found`, `not_carried_out`, `too_late_to_undo`.
 */
export async function undoSheet(
  context: Context,
  kinds: readonly SheetKind[],
  id: string,
): Promise<Result<{ readonly id: string }, 'not_found' | 'not_carried_out' | 'too_late_to_undo'>> {
  const found = await lockOwn(context, kinds, id);
  if (!found.ok) return found;
  const obstacle = findUndoObstacle(found.value, context.now);
  if (obstacle !== undefined) return refuse(obstacle);
  await saveImport(context.db, found.value, { state: 'undoing' });
  await context.addJob({ name: 'sheets.undo', payload: { id } });
  await recordSheet(context, found.value, { verb: 'begin_undo', kind: found.value.kind });
  return succeed({ id });
}
