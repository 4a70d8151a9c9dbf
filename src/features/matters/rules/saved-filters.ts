import { MAX_SAVED_FILTERS } from '#/features/matters/model/limits.ts';
import type { SavedFilter } from '#/features/matters/model/saved-filter.ts';
import { refuse, succeed } from '#/lib/result.ts';
import type { Result } from '#/lib/result.ts';

export type SavingRefusal = 'body_not_yours' | 'filter_name_taken' | 'too_many_filters';

/**
 * Decides whether somebody may keep one more view of a desk. Refuses: `body_not_yours` (shared with
 * a body one does not belong to), `too_many_filters`, `filter_name_taken` (a name one sees already
 * would not tell the two apart).
 */
export function decideSaving(
  visible: readonly SavedFilter[],
  wanted: Pick<SavedFilter, 'name' | 'ownerId' | 'organisationId'>,
  bodyIds: readonly string[],
): Result<null, SavingRefusal> {
  const { organisationId, ownerId } = wanted;
  if (organisationId !== undefined && !bodyIds.includes(organisationId)) {
    return refuse('body_not_yours');
  }
  if (visible.filter((one) => one.ownerId === ownerId).length >= MAX_SAVED_FILTERS) {
    return refuse('too_many_filters', { most: String(MAX_SAVED_FILTERS) });
  }
  const isTaken = visible.some(({ name }) => fold(name) === fold(wanted.name));
  return isTaken ? refuse('filter_name_taken') : succeed(null);
}

function fold(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
