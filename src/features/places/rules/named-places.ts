import { joinPath, parentPath } from '#/lib/tree.ts';
import type { RowFault, SheetRow } from '#/platform/sheet/kind.ts';
import { COMMUNITY_LEVEL } from '#/features/places/model.ts';
import type { Place } from '#/features/places/model.ts';
import { codeOf, findCompound, readBuilding } from './household-rows.ts';

/** The columns by which a row says where something is. */
export type NamedPlaceColumn = 'compound' | 'building';

/** What can be wrong with where a row says that something is. */
export type NamedPlaceFault =
  | 'compound_unknown'
  | 'compound_ambiguous'
  | 'compound_needed'
  | 'building_unknown'
  | 'place_unknown'
  | 'label_unreadable';

/** Where a row says that something is, as a path that has yet to be looked up. */
export type NamedPlace =
  | { readonly path: string; readonly isBuilding: boolean; readonly said: string }
  | { readonly fault: RowFault };

/** The places by whose names rows are read: where the sheet is brought, and what lies in it. */
export type NamedWithin = {
  readonly place: Pick<Place, 'path' | 'level'>;
  readonly compounds: readonly Place[];
};

/**
 * Reads where a row says that something is: a building of a compound or lane, that compound, or,
 * where it says nothing, the place that the sheet was brought to.
 */
export function readNamedPlace({ place, compounds }: NamedWithin, row: SheetRow): NamedPlace {
  const { compound = '', building = '' } = row.cells;
  const found = compound === '' ? undefined : findCompound(compounds, compound);
  if (found?.ok === false) return faultAt('compound', found.refusal, compound);
  const path = found?.value.path ?? place.path;
  if (building === '') return { path, isBuilding: false, said: compound };
  if (found === undefined && place.level <= COMMUNITY_LEVEL) {
    return faultAt('compound', 'compound_needed', '');
  }
  const label = readBuilding(row.cells);
  if (label === undefined) return faultAt('building', 'label_unreadable', building);
  return { path: joinPath(path, codeOf(label)), isBuilding: true, said: building };
}

/** Tells that there is no place of such a code or path. */
export function unknownPlace(said: string): { readonly fault: RowFault } {
  return { fault: { column: 'place', code: 'place_unknown', detail: { said } } };
}

/** Tells that there is no such building. */
export function unknownBuilding(said: string): { readonly fault: RowFault } {
  return faultAt('building', 'building_unknown', said);
}

function faultAt(column: NamedPlaceColumn, code: NamedPlaceFault, said: string) {
  return { fault: { column, code, detail: { said } } };
}

/** Writes where something is in the columns in which it is read. */
export function writeNamedPlace(
  { compounds }: Pick<NamedWithin, 'compounds'>,
  path: string,
): Readonly<Record<NamedPlaceColumn, string>> {
  const own = compounds.find((one) => one.path === path);
  if (own !== undefined) return { compound: own.names.hant, building: '' };
  const above = compounds.find((one) => one.path === parentPath(path));
  if (above === undefined) return { compound: '', building: '' };
  const code = path.slice(above.path.length + 1);
  return { compound: above.names.hant, building: code.toUpperCase() };
}
