import { refuse, succeed } from './result.ts';
import type { Result } from './result.ts';

/** One member of a range: building `A3` has the code `a3` and comes after every number. */
export type RangeItem = {
  readonly label: string;
  /** What stands for it in a path: digits and lower-case letters. */
  readonly code: string;
  /** Sorts members as people count, across ranges: 2 before 10, numbers before letters. */
  readonly ordinal: number;
};

/** How the buildings of a compound are made, as somebody at a counter would say it. */
export type HousePattern = {
  readonly buildings: string;
  /** Which there are, or how many; empty where flats open straight off the building. */
  readonly units: string;
  /** Which there are, or how many. */
  readonly floors: string;
  readonly perFloor: number;
};

/** A building, unit or household made from a pattern. */
export type PatternPlace = {
  readonly kind: 'building' | 'unit' | 'household';
  /** The path below the compound: `3`, `3.2`, `3.2.501`. */
  readonly path: string;
  /** Its own name: 3號樓, 2單元, 501. */
  readonly names: ThreeNames;
  /** Its name with those above: 3號樓 2單元 501. */
  readonly fullNames: ThreeNames;
  readonly ordinal: number;
  /** The floor of a household and its place on it, both from 1. */
  readonly floor: number | undefined;
  readonly position: number | undefined;
};

/** A name in traditional and simplified characters and in English. */
export type ThreeNames = { readonly hant: string; readonly hans: string; readonly en: string };

/** Why a range makes no list. The detail names the `item` or the `limit`. */
export type RangeRefusal =
  | 'range_empty'
  | 'range_unreadable'
  | 'range_backwards'
  | 'range_too_long';

/** Why a pattern makes no buildings. The detail names the `field` as well. */
export type PatternRefusal =
  | RangeRefusal
  | 'pattern_floor_not_a_number'
  | 'pattern_per_floor_out_of_bounds'
  | 'pattern_too_many_households';

/** The greatest number of households one pattern makes. */
export const MAX_HOUSEHOLDS = 5000;

/** The greatest number of members of one range. */
export const MAX_RANGE_ITEMS = 1000;

/** The greatest number of flats on one floor: their number has two digits. */
export const MAX_PER_FLOOR = 99;

type ReadPattern = {
  readonly buildings: readonly RangeItem[];
  readonly units: readonly RangeItem[];
  readonly floors: readonly RangeItem[];
  readonly perFloor: number;
};

const DASHES = /\s*[-–—~〜至到]\s*/gu;
const SEPARATORS = /[\s,;、]+/u;
const EXCEPT = /EXCEPT|WITHOUT|不含|不包括|除了?|跳[過过]|沒有|没有/u;
const OUTSIDE = /之?外/gu;
const ITEM = /^([A-Z]?)(0{0,3}[1-9]\d{0,3})?$/;
const ORDINALS_PER_LETTER = 10_000;
const HAS_LETTER = /[a-z]/;

/**
 * Reads a range: `1-12`, `1,3,5-9`, `A-D`, `A1-A5`, `1-12 except 4` (1-12 不含 4). Refuses
 * `range_empty`, `range_unreadable`, `range_backwards` and `range_too_long`.
 */
export function parseRange(text: string): Result<readonly RangeItem[], RangeRefusal> {
  const tidy = text.normalize('NFKC').toUpperCase().replace(DASHES, '-').replace(OUTSIDE, '');
  const [included = '', ...excluded] = tidy.split(EXCEPT);
  const wanted = itemsOf(included);
  if (!wanted.ok) return wanted;
  const unwanted = itemsOf(excluded.join(','));
  if (!unwanted.ok) return unwanted;

  const items = new Map(wanted.value.map((item) => [item.code, item]));
  for (const { code } of unwanted.value) items.delete(code);
  if (items.size === 0) return refuse('range_empty');
  if (items.size > MAX_RANGE_ITEMS) return refuseLength();
  return succeed([...items.values()].toSorted((one, other) => one.ordinal - other.ordinal));
}

/**
 * Lists the buildings, units and households of a pattern, each after the one it is in. Refuses as
 * `parseRange` does, and `pattern_floor_not_a_number`, `pattern_per_floor_out_of_bounds` and
 * `pattern_too_many_households`.
 */
export function expandPattern(
  pattern: HousePattern,
): Result<readonly PatternPlace[], PatternRefusal> {
  const buildings = rangeOf('buildings', pattern.buildings);
  if (!buildings.ok) return buildings;
  const hasUnits = pattern.units.trim() !== '';
  const units = hasUnits ? rangeOf('units', upTo(pattern.units)) : succeed([]);
  if (!units.ok) return units;
  const floors = rangeOf('floors', upTo(pattern.floors));
  if (!floors.ok) return floors;
  const read = {
    buildings: buildings.value,
    units: units.value,
    floors: floors.value,
    perFloor: pattern.perFloor,
  };
  return refusalOf(read) ?? succeed([...placesOf(read)]);
}

/** Whoever writes "3" for units or floors means how many there are, not the third alone. */
function upTo(text: string): string {
  return /^\s*[1-9]\d*\s*$/.test(text) ? `1-${text.trim()}` : text;
}

function refusalOf({ buildings, units, floors, perFloor }: ReadPattern) {
  const lettered = floors.find(({ code }) => HAS_LETTER.test(code));
  if (lettered !== undefined) {
    return refuse('pattern_floor_not_a_number', { field: 'floors', item: lettered.label });
  }
  if (!Number.isInteger(perFloor) || perFloor < 1 || perFloor > MAX_PER_FLOOR) {
    const detail = { field: 'perFloor', limit: String(MAX_PER_FLOOR) };
    return refuse('pattern_per_floor_out_of_bounds', detail);
  }
  const entrances = buildings.length * Math.max(1, units.length);
  const households = entrances * floors.length * perFloor;
  if (households <= MAX_HOUSEHOLDS) return undefined;
  const detail = { households: String(households), limit: String(MAX_HOUSEHOLDS) };
  return refuse('pattern_too_many_households', detail);
}

function* placesOf({ buildings, units, floors, perFloor }: ReadPattern): Generator<PatternPlace> {
  for (const item of buildings) {
    const building = buildingOf(item);
    yield building;
    if (units.length === 0) yield* flatsOf(building, floors, perFloor);
    for (const unit of units.map((each) => unitOf(each, building))) {
      yield unit;
      yield* flatsOf(unit, floors, perFloor);
    }
  }
}

function rangeOf(
  field: keyof HousePattern,
  text: string,
): Result<readonly RangeItem[], RangeRefusal> {
  const range = parseRange(text);
  return range.ok ? range : refuse(range.refusal, { ...range.detail, field });
}

function itemsOf(list: string): Result<readonly RangeItem[], RangeRefusal> {
  const items: RangeItem[] = [];
  for (const part of list.split(SEPARATORS).filter((each) => each !== '')) {
    const expanded = expandPart(part);
    if (!expanded.ok) return expanded;
    items.push(...expanded.value);
    if (items.length > 2 * MAX_RANGE_ITEMS) return refuseLength();
  }
  return succeed(items);
}

function expandPart(part: string): Result<readonly RangeItem[], RangeRefusal> {
  const [from = '', to = from, ...more] = part.split('-');
  const first = ITEM.exec(from);
  const last = ITEM.exec(to);
  const [, letter = '', digits = ''] = first ?? [];
  const [, lastLetter = '', lastDigits = ''] = last ?? [];
  const isNothing = letter + digits === '' || lastLetter + lastDigits === '';
  if (isNothing || more.length > 0) return refuse('range_unreadable', { item: part });
  if (digits === '' && lastDigits === '') {
    const letterAt = (position: number) => itemOf(String.fromCharCode(position), 0);
    return countUp(part, [letter.charCodeAt(0), lastLetter.charCodeAt(0)], letterAt);
  }
  // In A1-5 the letter goes for both ends.
  const isOneRow = digits !== '' && lastDigits !== '' && (lastLetter || letter) === letter;
  if (!isOneRow) return refuse('range_unreadable', { item: part });
  const numbered = (number: number) => itemOf(letter, number);
  return countUp(part, [Number(digits), Number(lastDigits)], numbered);
}

function countUp(
  part: string,
  [from, to]: readonly [from: number, to: number],
  itemAt: (position: number) => RangeItem,
): Result<readonly RangeItem[], RangeRefusal> {
  if (from > to) return refuse('range_backwards', { item: part });
  if (to - from >= 2 * MAX_RANGE_ITEMS) return refuseLength();
  return succeed(Array.from({ length: to - from + 1 }, (_, index) => itemAt(from + index)));
}

function itemOf(letter: string, number: number): RangeItem {
  const label = letter + (number === 0 ? '' : String(number));
  const row = letter === '' ? 0 : letter.charCodeAt(0) - 'A'.charCodeAt(0) + 1;
  return { label, code: label.toLowerCase(), ordinal: row * ORDINALS_PER_LETTER + number };
}

function refuseLength() {
  return refuse('range_too_long', { limit: String(MAX_RANGE_ITEMS) });
}

function buildingOf({ label, code, ordinal }: RangeItem): PatternPlace {
  const names = buildingNames(label);
  const nowhere = { floor: undefined, position: undefined };
  return { kind: 'building', path: code, names, fullNames: names, ordinal, ...nowhere };
}

function unitOf({ label, code, ordinal }: RangeItem, building: PatternPlace): PatternPlace {
  const names = unitNames(label);
  return {
    kind: 'unit',
    path: `${building.path}.${code}`,
    names,
    fullNames: joinNames(building.fullNames, names),
    ordinal,
    floor: undefined,
    position: undefined,
  };
}

function flatsOf(
  entrance: PatternPlace,
  floors: readonly RangeItem[],
  perFloor: number,
): readonly PatternPlace[] {
  return floors.flatMap(({ ordinal: floor }) =>
    Array.from({ length: perFloor }, (_, index) => flatOf(entrance, floor, index + 1)),
  );
}

function flatOf(entrance: PatternPlace, floor: number, position: number): PatternPlace {
  const ordinal = floor * 100 + position;
  const label = String(ordinal);
  const names = flatNames(label);
  return {
    kind: 'household',
    path: `${entrance.path}.${label}`,
    names,
    fullNames: joinNames(entrance.fullNames, names),
    ordinal,
    floor,
    position,
  };
}

/** Names a building by what stands on it: 3號樓. */
export function buildingNames(label: string): ThreeNames {
  return { hant: `${label}號樓`, hans: `${label}号楼`, en: `Building ${label}` };
}

/** Names a stairwell: 2單元. */
export function unitNames(label: string): ThreeNames {
  return { hant: `${label}單元`, hans: `${label}单元`, en: `Unit ${label}` };
}

/** Names a flat by what stands on its door: 501. */
export function flatNames(label: string): ThreeNames {
  return { hant: label, hans: label, en: `Flat ${label}` };
}

function joinNames(above: ThreeNames, own: ThreeNames): ThreeNames {
  return {
    hant: `${above.hant} ${own.hant}`,
    hans: `${above.hans} ${own.hans}`,
    en: `${above.en}, ${own.en}`,
  };
}
