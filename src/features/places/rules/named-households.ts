import { joinPath, parentPath } from '#/lib/tree.ts';
import type { RowFault, SheetRow } from '#/platform/sheet/kind.ts';
import { COMMUNITY_LEVEL } from '#/features/places/model.ts';
import { codeOf, findCompound, readHousehold } from './household-rows.ts';
import type { HouseholdFault } from './household-rows.ts';
import type { NamedWithin } from './named-places.ts';

/** The columns by which a row says which household it is about. */
export type NamedHouseholdColumn = 'household' | 'compound' | 'building' | 'unit' | 'door';

/** What can be wrong with which household a row says it is about. */
export type NamedHouseholdFault =
  | Exclude<HouseholdFault, 'number_unreadable' | 'place_other_kind'>
  | 'household_needed'
  | 'household_unknown'
  | 'compound_needed';

/** Which household a row says it is about: its code or path as written, or where it has to be. */
export type NamedHousehold =
  | { readonly code: string }
  | { readonly path: string; readonly said: string }
  | { readonly fault: RowFault };

/**
 * Reads which household a row is about: by its code or path, or by compound, building, stairwell
 * and door. A code goes before the rest.
 */
export function readNamedHousehold(
  { place, compounds }: NamedWithin,
  row: SheetRow,
): NamedHousehold {
  const { household = '', compound = '', building = '', door = '' } = row.cells;
  if (household !== '') return { code: household };
  if (`${compound}${building}${door}` === '') return faultAt('household', 'household_needed', '');
  if (compound === '' && place.level <= COMMUNITY_LEVEL) {
    return faultAt('compound', 'compound_needed', '');
  }
  const found = compound === '' ? undefined : findCompound(compounds, compound);
  if (found?.ok === false) return faultAt('compound', found.refusal, compound);
  const read = readHousehold(row.cells);
  if ('fault' in read) return read;
  const { unit } = read.row;
  const labels = [read.row.building, ...(unit === undefined ? [] : [unit]), read.row.door];
  const above = found?.value.path ?? place.path;
  return { path: labels.map(codeOf).reduce(joinPath, above), said: door };
}

/** Tells that there is no such household. */
export function unknownHousehold(
  column: 'household' | 'door',
  said: string,
): { readonly fault: RowFault } {
  return faultAt(column, 'household_unknown', said);
}

function faultAt(column: NamedHouseholdColumn, code: NamedHouseholdFault, said: string) {
  return { fault: { column, code, detail: { said } } };
}

/**
 * Writes which household one is in the columns in which it is read: by what stands on its doors,
 * or by its path where it is in no compound.
 */
export function writeNamedHousehold(
  compounds: ReadonlyMap<string, string>,
  { path, name }: { readonly path: string; readonly name: string },
): Readonly<Record<NamedHouseholdColumn, string>> {
  const above = compoundAbove(path, compounds);
  if (above === undefined) {
    return { household: path, compound: '', building: '', unit: '', door: '' };
  }
  const [building = '', ...rest] = path.slice(above.path.length + 1).split('.');
  const unit = rest.length > 1 ? (rest[0] ?? '') : '';
  return {
    household: '',
    compound: above.name,
    building: building.toUpperCase(),
    unit: unit.toUpperCase(),
    door: name,
  };
}

/** The nearest compound or lane above a household. */
function compoundAbove(path: string, names: ReadonlyMap<string, string>) {
  for (let above = parentPath(path); above !== undefined; above = parentPath(above)) {
    const name = names.get(above);
    if (name !== undefined) return { path: above, name };
  }
  return undefined;
}
