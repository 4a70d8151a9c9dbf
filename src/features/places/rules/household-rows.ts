import { buildingNames, flatNames, unitNames } from '#/lib/range-pattern.ts';
import type { ThreeNames } from '#/lib/range-pattern.ts';
import type { Result } from '#/lib/result.ts';
import { refuse, succeed } from '#/lib/result.ts';
import { fold } from '#/lib/text.ts';
import type { RowFault, SheetRow } from '#/platform/sheet/kind.ts';
import { BUILDING_LEVEL, HOUSEHOLD_LEVEL, UNIT_LEVEL } from '#/features/places/model.ts';
import type { NewPlace, Place } from '#/features/places/model.ts';

export type HouseholdColumn = 'compound' | 'building' | 'unit' | 'door' | 'floor' | 'position';

/** What can be wrong with a row of households. */
export const HOUSEHOLD_FAULTS = [
  'compound_unknown',
  'compound_ambiguous',
  'label_unreadable',
  'number_unreadable',
  'place_other_kind',
] as const;
export type HouseholdFault = (typeof HOUSEHOLD_FAULTS)[number];

/** A row as it was understood: where the household is, and where its window. */
export type HouseholdRow = {
  readonly compound: string;
  readonly building: string;
  readonly unit: string | undefined;
  readonly door: string;
  readonly floor: number | undefined;
  readonly position: number | undefined;
  /** Whether floor and window stand in the row, or follow from the number on the door. */
  readonly isWindowGiven: boolean;
};

/** What is in the tree already, as far as a row needs to know it. */
export type KnownSpot = {
  readonly id: string;
  readonly level: number;
  readonly floor: number | null;
  readonly position: number | null;
};

const MAX_FLOOR = 200;
const MAX_POSITION = 99;
const LABEL = /^[A-Z]{0,2}[0-9]{1,4}[A-Z]?$|^[A-Z]$/;
const DOOR = /^[A-Z0-9]{1,8}(?:-[A-Z0-9]{1,4})?$/;
const ORDINALS_PER_LETTER = 10_000;
const BUILDING_WORDS = /^(?:BUILDING|BLOCK|BLDG\.?|NO\.?)|(?:號樓|号楼|號|号|棟|栋|幢|座|樓|楼)$/g;
const UNIT_WORDS = /^(?:UNIT|ENTRANCE|STAIR)|(?:單元|单元|號門|号门|門|门|梯)$/g;
const DOOR_WORDS = /^(?:FLAT|ROOM|APT\.?)|(?:號室|号室|室|號|号|房|戶|户)$/g;

/** Reads a row as somebody wrote it: `3`, `3號樓` and `3栋` are one building. */
export function readHousehold(
  cells: SheetRow['cells'],
): { readonly row: HouseholdRow } | { readonly fault: RowFault } {
  const building = readBuilding(cells);
  if (building === undefined) return faultAt('building', 'label_unreadable', cells);
  const unit = labelOf(cells['unit'], UNIT_WORDS);
  if (unit !== '' && !LABEL.test(unit)) return faultAt('unit', 'label_unreadable', cells);
  const door = bare(cells['door'], DOOR_WORDS);
  if (!DOOR.test(door)) return faultAt('door', 'label_unreadable', cells);
  const floor = countOf(cells['floor'], MAX_FLOOR);
  if (floor === 'unreadable') return faultAt('floor', 'number_unreadable', cells);
  const position = countOf(cells['position'], MAX_POSITION);
  if (position === 'unreadable') return faultAt('position', 'number_unreadable', cells);
  const read = windowOf(door);
  return {
    row: {
      compound: (cells['compound'] ?? '').trim(),
      building,
      unit: unit === '' ? undefined : unit,
      door,
      floor: floor ?? read.floor,
      position: position ?? read.position,
      isWindowGiven: floor !== undefined || position !== undefined,
    },
  };
}

/** Makes the same of two ways to write one household. */
export function householdKey(cells: SheetRow['cells']): string {
  const read = readHousehold(cells);
  if (!('row' in read)) return JSON.stringify(cells);
  const { compound, building, unit = '', door } = read.row;
  return [fold(compound), building, unit, door].join('|');
}

function faultAt(
  column: HouseholdColumn,
  code: HouseholdFault,
  cells: SheetRow['cells'],
): { readonly fault: RowFault } {
  return { fault: { column, code, detail: { said: cells[column] ?? '' } } };
}

function bare(text: string | undefined, words: RegExp): string {
  const tidy = (text ?? '').normalize('NFKC').toUpperCase().replace(/\s/g, '');
  return tidy.replace(words, '').replace(/^#/, '');
}

function labelOf(text: string | undefined, words: RegExp): string {
  return bare(text, words).replace(/^0+(?=\d)/, '');
}

function countOf(text: string | undefined, most: number): number | undefined | 'unreadable' {
  const bareText = (text ?? '').normalize('NFKC').replace(/[層层樓楼F\s]/gi, '');
  if (bareText === '') return undefined;
  const count = /^\d{1,3}$/.test(bareText) ? Number(bareText) : 0;
  return count >= 1 && count <= most ? count : 'unreadable';
}

/** 501 is the first flat of the fifth floor. */
function windowOf(door: string): Pick<HouseholdRow, 'floor' | 'position'> {
  const number = /^\d{3,5}$/.test(door) ? Number(door) : 0;
  const floor = Math.floor(number / 100);
  const position = number % 100;
  const isWindow = floor >= 1 && floor <= MAX_FLOOR && position >= 1;
  return isWindow ? { floor, position } : { floor: undefined, position: undefined };
}

/** Finds the compound or lane that a row names, by any of its names or its code in paths. */
export function findCompound(
  compounds: readonly Place[],
  said: string,
): Result<Place, 'compound_unknown' | 'compound_ambiguous'> {
  const wanted = fold(said);
  const found = compounds.filter(({ names, path }) =>
    [names.hant, names.hans, names.en, path.split('.').at(-1) ?? ''].some(
      (name) => fold(name) === wanted,
    ),
  );
  const [one, other] = found;
  if (one === undefined) return refuse('compound_unknown', { said });
  return other === undefined ? succeed(one) : refuse('compound_ambiguous', { said });
}

/** Lays out the places from the building down to the household, as they would be made. */
export function spotsOf(
  compound: Place,
  row: HouseholdRow,
  newId: () => string,
): readonly NewPlace[] {
  const codes = [row.building, ...(row.unit === undefined ? [] : [row.unit])];
  const { communityId } = compound;
  const shared = { communityId, isSearched: false };
  const above = codes.map((label, index) => {
    const path = [compound.path, ...codes.slice(0, index + 1).map(codeOf)].join('.');
    const isBuilding = index === 0;
    return {
      ...shared,
      id: newId(),
      path,
      kind: isBuilding ? 'building' : 'unit',
      level: isBuilding ? BUILDING_LEVEL : UNIT_LEVEL,
      ...namesOf(isBuilding ? buildingNames(label) : unitNames(label)),
      ordinal: ordinalOf(label),
      isSearched: isBuilding,
    };
  });
  const household = {
    ...shared,
    id: newId(),
    path: [compound.path, ...codes.map(codeOf), codeOf(row.door)].join('.'),
    kind: 'household',
    level: HOUSEHOLD_LEVEL,
    ...namesOf(flatNames(row.door)),
    ordinal: ordinalOf(row.door),
    attributes: { floor: row.floor ?? null, position: row.position ?? null },
  };
  return [...above, household];
}

/** Reads which building a row names; undefined where that is neither number nor letter. */
export function readBuilding(cells: SheetRow['cells']): string | undefined {
  const building = labelOf(cells['building'], BUILDING_WORDS);
  return LABEL.test(building) ? building : undefined;
}

/** Gives what stands for a label in a path. */
export function codeOf(label: string): string {
  return label.toLowerCase().replaceAll('-', '_');
}

function namesOf({ hant, hans, en }: ThreeNames) {
  return { name: hans, nameHant: hant, nameEn: en };
}

/** 2 comes before 10, numbers before letters. */
function ordinalOf(label: string): number {
  const letter = label.charCodeAt(0) - 'A'.charCodeAt(0) + 1;
  const number = Number(/\d+/.exec(label)?.[0].slice(0, 6) ?? 0);
  return (letter >= 1 && letter <= 26 ? letter * ORDINALS_PER_LETTER : 0) + number;
}

/** Tells whether a household that is there looks out of another window than the row says. */
export function isMoved(known: KnownSpot, row: HouseholdRow): boolean {
  if (!row.isWindowGiven) return false;
  return known.floor !== (row.floor ?? null) || known.position !== (row.position ?? null);
}
