import { pinyinInitials } from '#/lib/pinyin.ts';
import { fold, toSimplified } from '#/lib/text.ts';
import { findPathCode } from '#/lib/tree.ts';
import type { RowFault, SheetRow } from '#/platform/sheet/kind.ts';
import { COMPOUND_LEVEL } from '#/features/places/model.ts';
import type { PlaceKind } from '#/features/places/model.ts';

/** What a row of a sheet says of a compound, a lane or the like. */
export type CompoundLine = {
  readonly kind: string;
  readonly hant: string;
  readonly hans: string;
  readonly en: string;
};

/** What can be wrong with a row of compounds. */
export type CompoundFault = 'compound_kind_unknown' | 'compound_other_kind';

/** Initials of a longer name say no more, and stand in every address below. */
const MAX_CODE = 8;
const NAMELESS = 'c';

/** Reads what a row says; its kind by any of the names of kinds on the level of compounds. */
export function readCompound(
  cells: SheetRow['cells'],
  kinds: readonly PlaceKind[],
): { readonly line: CompoundLine } | { readonly fault: RowFault } {
  const { name = '', kind: said = '', english = '' } = cells;
  const kind = kinds
    .filter(({ level }) => level === COMPOUND_LEVEL)
    .find(({ id, names: { hant, hans, en } }) =>
      [id, hant, hans, en].some((one) => fold(one) === fold(said)),
    );
  if (kind === undefined) {
    return { fault: { column: 'kind', code: 'compound_kind_unknown', detail: { said } } };
  }
  const en = english === '' ? name : english;
  return { line: { kind: kind.id, hant: name, hans: toSimplified(name), en } };
}

/** Lists what may stand for a compound in paths: the initials of its name, then with a number. */
export function* codesFor(name: string): Generator<string> {
  const initials = findPathCode(pinyinInitials(name))?.replaceAll('_', '').slice(0, MAX_CODE);
  const code = initials === undefined || initials === '' ? NAMELESS : initials;
  yield code;
  for (let number = 2; ; number += 1) yield `${code}${number}`;
}
