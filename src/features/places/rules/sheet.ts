import type { CsvRow } from '#/lib/csv.ts';
import { findPathCode, isPath, parentPath } from '#/lib/tree.ts';
import { BUILDING_LEVEL, COMMUNITY_LEVEL } from '#/features/places/model.ts';
import type { NewPlace, PlaceKind } from '#/features/places/model.ts';

/** The columns of a sheet of places; the first three must be there. */
export const SHEET_COLUMNS = [
  'code',
  'kind',
  'name',
  'parent',
  'name_hant',
  'name_hans',
  'name_en',
  'lon',
  'lat',
  'ordinal',
] as const;

export type SheetColumn = (typeof SHEET_COLUMNS)[number];

/** What can be wrong with one cell. */
export const SHEET_FAULT_CODES = [
  'sheet_column_missing',
  'sheet_cell_empty',
  'sheet_cell_too_long',
  'sheet_code_unusable',
  'sheet_code_twice',
  'sheet_kind_unknown',
  'sheet_parent_unknown',
  'sheet_parent_too_low',
  'sheet_parent_changed',
  'sheet_kind_changed',
  'sheet_path_taken',
  'sheet_outside_community',
  'sheet_degrees_unreadable',
  'sheet_number_unreadable',
] as const;

export type SheetFaultCode = (typeof SHEET_FAULT_CODES)[number];

/** A fault at a row, counted as a spreadsheet does, and a column. */
export type SheetFault = {
  readonly row: number;
  readonly column: SheetColumn;
  readonly code: SheetFaultCode;
  readonly detail: Readonly<Record<string, string>>;
};

/** A place that is in the tree already. */
export type KnownPlace = {
  readonly id: string;
  readonly path: string;
  readonly level: number;
  readonly communityId: string | undefined;
};

/** A row of a sheet by its columns; absent cells are empty. */
export type SheetRow = { readonly row: number } & { readonly [column in SheetColumn]: string };

export type SheetPlan = {
  /** Each after the place it lies in. */
  readonly places: readonly NewPlace[];
  readonly faults: readonly SheetFault[];
};

/** What a sheet is read against. */
export type SheetSurroundings = {
  readonly kinds: ReadonlyMap<string, PlaceKind>;
  /** The places of the tree that the sheet names, by id. */
  readonly known: ReadonlyMap<string, KnownPlace>;
};

const REQUIRED = ['code', 'kind', 'name'] as const;
const NAMES = ['name', 'name_hant', 'name_hans', 'name_en'] as const;
const MAX_NAME_LENGTH = 120;
const MAX_ID_LENGTH = 64;
/** A code becomes part of the address of the place's page. */
const USABLE_CODE = /^[0-9A-Za-z][0-9A-Za-z._-]*$/;
const WHOLE_NUMBER = /^\d{1,7}$/;
const DECIMAL = /^-?\d{1,3}(?:\.\d{1,12})?$/;
const MAX_LONGITUDE = 180;
const MAX_LATITUDE = 90;

/** Reads the rows below the heading, or says which columns the heading lacks. */
export function readSheetRows(rows: readonly CsvRow[]): {
  readonly rows: readonly SheetRow[];
  readonly faults: readonly SheetFault[];
} {
  const [heading, ...body] = rows;
  const names = (heading?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const faults = REQUIRED.filter((column) => !names.includes(column)).map((column) =>
    faultAt({ row: heading?.row ?? 1 }, column, { code: 'sheet_column_missing' }),
  );
  if (faults.length > 0) return { rows: [], faults };
  return { rows: body.map((row) => readRow(row, names)), faults: [] };
}

/**
 * Plans the places of a sheet: rows in any order, parents in the sheet or in the tree. Every fault
 * of every row is told, so that one correction is enough.
 */
export function planSheet(rows: readonly SheetRow[], around: SheetSurroundings): SheetPlan {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const faults = rows.flatMap((row) => faultsOf(row, { ...around, byCode }));
  const faulty = new Set(faults.map(({ row }) => row));
  const placed = new Map<string, NewPlace>();
  const idsByPath = new Map<string, string>();
  for (const row of inOrderOfLevel(rows, around)) {
    if (faulty.has(row.row)) continue;
    const outcome = placeRow(row, { ...around, placed, idsByPath });
    if (outcome === undefined) continue;
    if ('row' in outcome) {
      faults.push(outcome);
    } else {
      placed.set(outcome.id, outcome);
      idsByPath.set(outcome.path, outcome.id);
    }
  }
  faults.sort((one, other) => one.row - other.row);
  return { places: [...placed.values()], faults };
}

function readRow({ row, cells }: CsvRow, names: readonly string[]): SheetRow {
  const cell = (column: SheetColumn) => (cells[names.indexOf(column)] ?? '').trim();
  return {
    row,
    code: cell('code'),
    kind: cell('kind'),
    name: cell('name'),
    parent: cell('parent'),
    name_hant: cell('name_hant'),
    name_hans: cell('name_hans'),
    name_en: cell('name_en'),
    lon: cell('lon'),
    lat: cell('lat'),
    ordinal: cell('ordinal'),
  };
}

type Problem = { readonly code: SheetFaultCode; readonly detail?: SheetFault['detail'] };

function faultAt(
  { row }: Pick<SheetRow, 'row'>,
  column: SheetColumn,
  { code, detail = {} }: Problem,
): SheetFault {
  return { row, column, code, detail };
}

/** Finds the faults that a row has by itself, or beside the other rows. */
function faultsOf(
  row: SheetRow,
  around: SheetSurroundings & { readonly byCode: ReadonlyMap<string, SheetRow> },
): readonly SheetFault[] {
  const empty = REQUIRED.filter((column) => row[column] === '');
  const faults = empty.map((column) => faultAt(row, column, { code: 'sheet_cell_empty' }));
  const add = (column: SheetColumn, problem: Problem) => faults.push(faultAt(row, column, problem));

  if (row.code.length > MAX_ID_LENGTH) add('code', tooLong(MAX_ID_LENGTH));
  for (const column of NAMES) {
    if (row[column].length > MAX_NAME_LENGTH) add(column, tooLong(MAX_NAME_LENGTH));
  }
  const twin = around.byCode.get(row.code);
  if (row.code !== '' && twin !== row) {
    add('code', { code: 'sheet_code_twice', detail: { row: String(twin?.row) } });
  }
  const kind = around.kinds.get(row.kind);
  if (row.kind !== '' && kind === undefined) {
    const kinds = [...around.kinds.keys()].join(', ');
    add('kind', { code: 'sheet_kind_unknown', detail: { kind: row.kind, kinds } });
  }
  if (row.parent !== '') {
    const level =
      levelOf(around.byCode.get(row.parent), around) ?? around.known.get(row.parent)?.level;
    const isThere = around.byCode.has(row.parent) || level !== undefined;
    if (!isThere) add('parent', { code: 'sheet_parent_unknown', detail: { parent: row.parent } });
    if (level !== undefined && kind !== undefined && level >= kind.level) {
      add('parent', { code: 'sheet_parent_too_low', detail: { parent: row.parent } });
    }
  }
  for (const column of unreadableDegrees(row)) add(column, { code: 'sheet_degrees_unreadable' });
  if (row.ordinal !== '' && !WHOLE_NUMBER.test(row.ordinal)) {
    add('ordinal', { code: 'sheet_number_unreadable' });
  }
  return faults;
}

function tooLong(limit: number): Problem {
  return { code: 'sheet_cell_too_long', detail: { limit: String(limit) } };
}

function unreadableDegrees({ lon, lat }: SheetRow): readonly SheetColumn[] {
  const wrong: SheetColumn[] = [];
  if (lon === '' ? lat !== '' : !isDegrees(lon, MAX_LONGITUDE)) wrong.push('lon');
  if (lat === '' ? lon !== '' : !isDegrees(lat, MAX_LATITUDE)) wrong.push('lat');
  return wrong;
}

function isDegrees(text: string, limit: number): boolean {
  return DECIMAL.test(text) && Math.abs(Number(text)) <= limit;
}

function levelOf(row: SheetRow | undefined, { kinds }: SheetSurroundings): number | undefined {
  return row === undefined ? undefined : kinds.get(row.kind)?.level;
}

/** A place lies in one of a higher level, so this order has every parent first. */
function inOrderOfLevel(rows: readonly SheetRow[], around: SheetSurroundings): readonly SheetRow[] {
  return rows.toSorted((one, other) => (levelOf(one, around) ?? 0) - (levelOf(other, around) ?? 0));
}

type Placing = SheetSurroundings & {
  readonly placed: ReadonlyMap<string, NewPlace>;
  readonly idsByPath: ReadonlyMap<string, string>;
};

/** Places a sound row; gives nothing when its parent is in the sheet and faulty itself. */
function placeRow(row: SheetRow, around: Placing): NewPlace | SheetFault | undefined {
  const { kinds, known, placed, idsByPath } = around;
  const kind = kinds.get(row.kind);
  const parent = placed.get(row.parent) ?? known.get(row.parent);
  if (kind === undefined || (parent === undefined && row.parent !== '')) return undefined;

  const before = known.get(row.code);
  if (before !== undefined && before.level !== kind.level) {
    return faultAt(row, 'kind', { code: 'sheet_kind_changed' });
  }
  if (before !== undefined && parentPath(before.path) !== parent?.path) {
    return faultAt(row, 'parent', { code: 'sheet_parent_changed' });
  }
  const path = before?.path ?? pathOf(row, parent?.path);
  if (path === undefined || !USABLE_CODE.test(row.code))
    return faultAt(row, 'code', { code: 'sheet_code_unusable' });
  const other = idsByPath.get(path);
  if (other !== undefined) {
    return faultAt(row, 'code', { code: 'sheet_path_taken', detail: { other } });
  }
  const communityId = kind.level === COMMUNITY_LEVEL ? row.code : parent?.communityId;
  if (kind.level > COMMUNITY_LEVEL && communityId === undefined) {
    return faultAt(row, 'parent', { code: 'sheet_outside_community' });
  }
  return newPlaceOf(row, { path, kind, communityId });
}

/** Makes a path code of what a code has beyond its parent's: US-CA in US becomes `us.ca`. */
function pathOf(row: SheetRow, above: string | undefined): string | undefined {
  const beyond = row.code.startsWith(row.parent) ? row.code.slice(row.parent.length) : row.code;
  const code = findPathCode(beyond) ?? findPathCode(row.code);
  if (code === undefined) return undefined;
  const path = above === undefined ? code : `${above}.${code}`;
  return isPath(path) ? path : undefined;
}

function newPlaceOf(
  row: SheetRow,
  { path, kind, communityId }: Pick<NewPlace, 'path' | 'communityId'> & { kind: PlaceKind },
): NewPlace {
  return {
    id: row.code,
    path,
    kind: kind.id,
    level: kind.level,
    communityId,
    name: row.name,
    nameHant: row.name_hant || undefined,
    nameHans: row.name_hans || undefined,
    nameEn: row.name_en || undefined,
    ordinal: Number(row.ordinal),
    point: row.lon === '' ? undefined : { lon: Number(row.lon), lat: Number(row.lat) },
    isSearched: kind.isListed && kind.level <= BUILDING_LEVEL,
  };
}
