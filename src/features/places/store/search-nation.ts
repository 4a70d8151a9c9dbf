import { englishPlaceName } from '#/lib/english-place-name.ts';
import { fold } from '#/lib/text.ts';
import { loadToTraditional } from '#/lib/traditional.ts';
import type { ToTraditional } from '#/lib/traditional.ts';
import { OFFICIAL_CODE_LENGTHS, readNation } from '#/features/places/rules/nation-file.ts';
import type { OfficialPlace } from '#/features/places/rules/nation-file.ts';
import {
  kindOfOfficialPlace,
  nameOfOfficialPlace,
} from '#/features/places/rules/official-places.ts';
import type { Names } from '#/platform/i18n/catalogue.ts';
import { readNationText } from './nation-text.ts';

/** A community of the official list, which need not be in the database yet. */
export type NationCommunity = {
  readonly code: string;
  readonly names: Names;
  /** What it lies in, the highest first. */
  readonly above: readonly Names[];
};

const MOST_FOUND = 30;
const CODE = /^\d{6,12}$/;
/** Kinds that only fill a gap between codes and that nobody says. */
const GAP_KINDS = new Set(['direct', 'undivided']);

type Found = {
  readonly place: OfficialPlace;
  readonly name: string;
  readonly above: readonly string[];
};

/**
 * Searches the communities of the official list that ships with the program, by name in either
 * script or by code; further words name what they lie in. It reads the whole list, which takes
 * about a second, and is for the first visit, before any place is in the database.
 */
export async function searchNationFile(query: string): Promise<readonly NationCommunity[]> {
  const words = query
    .split(/\s+/)
    .map(fold)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const found = findCommunities(await readNationText(), words);
  const best = found.toSorted((one, other) => rank(one, words) - rank(other, words));
  const toTraditional = await loadToTraditional();
  return best.slice(0, MOST_FOUND).map(({ place, name, above }) => ({
    code: place.code,
    names: namesOf(name, toTraditional),
    above: above.map((one) => namesOf(one, toTraditional)),
  }));
}

function findCommunities(text: string, words: readonly string[]): readonly Found[] {
  const above: string[] = [];
  const found: Found[] = [];
  for (const place of readNation(text)) {
    const level = OFFICIAL_CODE_LENGTHS.findIndex((length) => length === place.code.length);
    if (level < OFFICIAL_CODE_LENGTHS.length - 1) {
      above.length = level;
      above[level] = GAP_KINDS.has(kindOfOfficialPlace(place)) ? '' : place.name;
    } else if (isMeant(place, above, words)) {
      const names = above.filter((name) => name !== '');
      found.push({ place, name: nameOfOfficialPlace(place), above: names });
    }
  }
  return found;
}

/** The community's own name must hold one of the words, the others may be of what it lies in. */
function isMeant(
  { code, name }: OfficialPlace,
  above: readonly string[],
  words: readonly string[],
): boolean {
  const isOwn = (word: string) => name.includes(word) || (CODE.test(word) && code.startsWith(word));
  if (!words.some(isOwn)) return false;
  return words.every((word) => isOwn(word) || above.some((one) => one.includes(word)));
}

/** The shorter the name beside what was typed, the more likely it was meant. */
function rank({ name }: Found, words: readonly string[]): number {
  const typed = words.find((word) => name.includes(word)) ?? '';
  return name.length - typed.length + (name.startsWith(typed) ? 0 : 10);
}

function namesOf(name: string, toTraditional: ToTraditional): Names {
  return { hant: toTraditional(name), hans: name, en: englishPlaceName(name) };
}
