import { holdsRole } from '#/platform/access/subject.ts';
import type { Subject } from '#/platform/access/subject.ts';
import type { SheetKind } from '#/platform/sheet/kind.ts';
import { COMPOUND_LEVEL } from '#/features/places/index.ts';
import type { Place } from '#/features/places/index.ts';
import type { SheetImport } from './model.ts';

/** Tells whether sheets are brought to a place: below a compound there are too few rows for one. */
export function takesSheets(
  place: Place | undefined,
): place is Place & { readonly communityId: string } {
  return place?.communityId !== undefined && place.level <= COMPOUND_LEVEL;
}

/** Lists the kinds of sheets somebody may bring to a place. */
export function kindsFor(
  subject: Subject,
  kinds: readonly SheetKind[],
  path: string,
): readonly SheetKind[] {
  return kinds.filter((kind) => kind.mayBring(subject, path));
}

/**
 * Tells whether somebody may read a sheet: who brought it, as long as they could bring it again,
 * and the stewards of the place, unless it says who people are and how they are reached.
 */
export function mayReadSheet(
  subject: Subject,
  {
    brought,
    kind,
  }: {
    readonly brought: Pick<SheetImport, 'broughtBy'>;
    readonly kind: Pick<SheetKind, 'mayBring' | 'readBy'> | undefined;
  },
  path: string,
): boolean {
  if (subject.actorId === brought.broughtBy) return kind?.mayBring(subject, path) === true;
  return kind?.readBy === 'stewards' && holdsRole(subject, ['steward'], path);
}
