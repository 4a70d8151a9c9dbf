import { distanceMetres } from '#/lib/geo.ts';
import type { Point } from '#/lib/geo.ts';
import { fold } from '#/lib/text.ts';
import { isWithin } from '#/lib/tree.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import type { Language } from '#/platform/i18n/language.ts';
import { NEAR_METRES } from '#/features/open311/model/asked.ts';

/** A place that an address may name. */
export type Named = { readonly id: string; readonly path: string; readonly names: Names };

/**
 * Finds the place that an address names: the building, if its compound is named too or only one
 * building is called so; else the compound; else the community.
 */
export function findNamed(
  address: string,
  places: {
    readonly community: Named;
    readonly compounds: readonly Named[];
    readonly buildings: readonly Named[];
  },
): string | undefined {
  const text = fold(address);
  const { community, compounds, buildings } = places;
  const compound = longest(text, compounds)[0];
  const inReach =
    compound === undefined
      ? buildings
      : buildings.filter(({ path }) => isWithin(path, compound.path));
  const named = longest(text, inReach);
  const building = named.length === 1 ? named[0] : undefined;
  return (building ?? compound ?? longest(text, [community])[0])?.id;
}

/** Lists the places that are named by the longest name: 13號樓 is not 3號樓. */
function longest(text: string, all: readonly Named[]): readonly Named[] {
  const lengths = all.map((place) => ({ place, length: namedLength(text, place.names) }));
  const most = Math.max(0, ...lengths.map(({ length }) => length));
  return most === 0
    ? []
    : lengths.filter(({ length }) => length === most).map(({ place }) => place);
}

function namedLength(text: string, names: Names): number {
  const found = Object.values(names)
    .map(fold)
    .filter((name) => holds(text, name));
  return Math.max(0, ...found.map((name) => name.length));
}

const DIGIT = /^\p{N}$/u;

/** A number in a name is a whole number of the address. */
function holds(text: string, name: string): boolean {
  if (name === '') return false;
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const before = text.charAt(at - 1);
    const after = text.charAt(at + name.length);
    const isCut =
      (DIGIT.test(name.charAt(0)) && DIGIT.test(before)) ||
      (DIGIT.test(name.charAt(name.length - 1)) && DIGIT.test(after));
    if (!isCut) return true;
  }
  return false;
}

/** Tells whether a point is near one of some places. */
export function isNear(point: Point, places: readonly Point[]): boolean {
  return places.some((place) => distanceMetres(point, place) <= NEAR_METRES);
}

/** Writes an address as its language does: English from the door outwards, Chinese inwards. */
export function writeAddress(line: readonly Names[], language: Language): string {
  if (language === 'en') {
    return line
      .map(({ en }) => en)
      .toReversed()
      .join(', ');
  }
  return line.map(({ hant, hans }) => (language === 'zh-Hant' ? hant : hans)).join(' ');
}
