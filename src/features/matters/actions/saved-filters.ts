import { findOrganisation } from '#/features/organisations/index.ts';
import { findPlace } from '#/features/places/index.ts';
import type { DeskChoice, SavedFilter } from '#/features/matters/model/saved-filter.ts';
import { ownBodies } from '#/features/matters/policy.ts';
import { decideSaving } from '#/features/matters/rules/saved-filters.ts';
import type { SavingRefusal } from '#/features/matters/rules/saved-filters.ts';
import {
  deleteSavedFilter,
  insertSavedFilter,
  listSavedFilters,
} from '#/features/matters/store/saved-filters.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';
import type { Context } from '#/platform/action/context.ts';
import { countShownOf } from './desk.ts';

/** A view with how many matters it shows now, as far as anything is counted. */
export type CountedFilter = SavedFilter & { readonly count: number };

/**
 * Keeps a view of a desk under a name, for oneself or for a body of one's own.
 * Refuses: `not_found` (no such place), `not_allowed` and `place_unknown` (no desk of the reader),
 * `body_not_yours`, `too_many_filters`, `filter_name_taken`.
 */
export async function saveFilter(
  context: Context,
  input: DeskChoice & { readonly name: string; readonly organisationId: string | undefined },
): Promise<Result<SavedFilter, SavingRefusal | 'not_allowed' | 'place_unknown'>> {
  const { subject } = context;
  const ownerId = subject.personId;
  if (ownerId === undefined) return refuse('not_allowed');
  const reached = await countShownOf(context, input);
  if (!reached.ok) return reached;
  const filter: SavedFilter = { ...input, id: context.newId(), ownerId };
  const bodyIds = ownBodies(subject);
  const visible = await listSavedFilters(context.db, { personId: ownerId, bodyIds });
  const decided = decideSaving(visible, filter, bodyIds);
  if (!decided.ok) return decided;
  const isKept = await insertSavedFilter(context.db, filter, context.now);
  if (!isKept) return refuse('filter_name_taken');
  await recordFilter(context, filter, 'save_filter');
  return succeed(filter);
}

/**
 * Throws away a view that one keeps; whoever had it by a body has it no more.
 * Refuses: `not_found` (none, or somebody else's).
 */
export async function dropFilter(
  context: Context,
  { id }: { readonly id: string },
): Promise<Result<SavedFilter, 'not_found'>> {
  const { personId } = context.subject;
  if (personId === undefined) return refuse('not_found');
  const visible = await listSavedFilters(context.db, { personId, bodyIds: [] });
  const filter = visible.find((one) => one.id === id);
  const isGone = await deleteSavedFilter(context.db, { id, ownerId: personId });
  if (filter === undefined || !isGone) return refuse('not_found');
  await recordFilter(context, filter, 'drop_filter');
  return succeed(filter);
}

/** Lists the views a reader has, with counts; one of a desk no longer theirs is left out. */
export async function readSavedFilters(context: Context): Promise<readonly CountedFilter[]> {
  const { subject } = context;
  const { personId } = subject;
  if (personId === undefined) return [];
  const found: CountedFilter[] = [];
  const reader = { personId, bodyIds: ownBodies(subject) };
  for (const filter of await listSavedFilters(context.db, reader)) {
    const counted = await countShownOf(context, filter);
    if (counted.ok) found.push({ ...filter, count: counted.value });
  }
  return found;
}

/** Names the bodies with which somebody may share a view: theirs, and those they work for. */
export async function listOwnBodies({
  db,
  subject,
}: Context): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const found: { readonly id: string; readonly name: string }[] = [];
  for (const id of ownBodies(subject)) {
    const body = await findOrganisation(db, id);
    if (body !== undefined) found.push({ id, name: body.name });
  }
  return found;
}

async function recordFilter(context: Context, filter: SavedFilter, verb: string): Promise<void> {
  const place = await findPlace(context.db, filter.placeId);
  await context.record({
    feature: 'matters',
    verb,
    subjectId: filter.id,
    communityId: place?.communityId,
    placeId: filter.placeId,
    data: filter.organisationId === undefined ? {} : { body: filter.organisationId },
  });
}
