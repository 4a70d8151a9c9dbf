import { fold, queryTokens } from '#/lib/text.ts';
import {
  hasHan,
  initialsOfEnding,
  latinOf,
  latinOfEnding,
  stemOf,
  withEndings,
  withInitialEndings,
  withLatinEndings,
} from './search-keys.ts';

/** Texts to look up in one key: exactly, or as a beginning. */
export type KeyWish = {
  readonly exact: readonly string[];
  /** What begins with the text lies from here on … */
  readonly from: string;
  /** … and before here. */
  readonly to: string;
};

/** What somebody typed to find a place, in the ways it can be meant. */
export type PlaceQuery = {
  /** The text as it compares with a name's key. */
  readonly folded: string;
  /** By the name itself; not asked when nothing but Latin letters and digits were typed. */
  readonly name: KeyWish | undefined;
  /** By pinyin or Latin name; asked when no Chinese character was typed. */
  readonly latin: KeyWish | undefined;
  readonly initials: KeyWish | undefined;
  /** By code: the id as it was typed, and the codes that begin so. */
  readonly code: CodeWish | undefined;
  /** By what stands anywhere in the name. */
  readonly tokens: readonly string[];
};

export type CodeWish = {
  readonly id: string;
  /** The official place below which codes that begin so must lie. */
  readonly parentPath: string | undefined;
};

/** A place that may be what was meant, with the keys it is found by. */
export type Candidate = {
  readonly id: string;
  readonly path: string;
  readonly level: number;
  readonly searchName: string;
  readonly searchLatin: string;
  readonly searchInitials: string;
  /** Whether it lies in what this installation is run for. */
  readonly isOwn: boolean;
};

/** The greatest length of a query that is looked at. */
export const MAX_QUERY_LENGTH = 80;

const LAST_CHARACTER = '\u{10FFFF}';
const CODE = /^[0-9A-Za-z][0-9A-Za-z._-]*$/;
const OFFICIAL_LENGTHS = [9, 6, 4, 2] as const;

/** Reads what was typed; gives nothing when there is nothing to look for in it. */
export function readPlaceQuery(text: string): PlaceQuery | undefined {
  const typed = text.trim().slice(0, MAX_QUERY_LENGTH);
  const folded = fold(typed);
  if (folded === '') return undefined;
  const code = CODE.test(typed) ? readCode(typed) : undefined;
  const latin = hasHan(folded) ? '' : latinOf(typed);
  return {
    folded,
    // A name in another script, such as Cyrillic, is looked up as it stands.
    name: latin === '' ? wish(folded, namesLike(folded)) : undefined,
    latin: latin === '' ? undefined : wish(latin, withLatinEndings(latin)),
    initials: latin === '' ? undefined : wish(latin, withInitialEndings(latin)),
    code,
    tokens: queryTokens(typed),
  };
}

/**
 * Puts candidates in order: the very name or code, then names that begin so, then those that hold
 * it; among equals our own places first, then bigger ones, then shorter names.
 */
export function rankCandidates<Found extends Candidate>(
  query: PlaceQuery,
  candidates: readonly Found[],
): readonly Found[] {
  const merged = new Map<string, Found>();
  for (const candidate of candidates) {
    if (candidate.isOwn || !merged.has(candidate.id)) merged.set(candidate.id, candidate);
  }
  return [...merged.values()]
    .map((candidate) => ({ candidate, nearness: nearnessOf(query, candidate) }))
    .toSorted((one, other) => {
      const [a, b] = [one.candidate, other.candidate];
      return (
        one.nearness - other.nearness ||
        Number(b.isOwn) - Number(a.isOwn) ||
        a.level - b.level ||
        a.searchName.length - b.searchName.length ||
        (a.path < b.path ? -1 : 1)
      );
    })
    .map(({ candidate }) => candidate);
}

const EXACT = 0;
const EXACT_STEM = 1;
const BEGINNING = 2;
const BEGINNING_INITIALS = 3;
const SAME_STEM = 4;
const INSIDE = 5;
const ELSEWHERE = 6;

/** Tells how near a place's name is to what was typed, 0 being the same. */
function nearnessOf(query: PlaceQuery, candidate: Candidate): number {
  if (query.code?.id === candidate.id) return EXACT;
  const { searchName } = candidate;
  const stem = stemOf(searchName);
  if (query.latin !== undefined) {
    return latinNearness(query.latin.from, candidate, searchName.slice(stem.length));
  }
  if (searchName === query.folded) return EXACT;
  if (stem === query.folded) return EXACT_STEM;
  if (searchName.startsWith(query.folded)) return BEGINNING;
  if (stem === stemOf(query.folded)) return SAME_STEM;
  return searchName.includes(query.folded) ? INSIDE : ELSEWHERE;
}

function latinNearness(typed: string, candidate: Candidate, ending: string): number {
  const { id, searchLatin, searchInitials } = candidate;
  if (searchLatin === typed) return EXACT;
  if (searchLatin === typed + latinOfEnding(ending)) return EXACT_STEM;
  const isInitials =
    searchInitials === typed || searchInitials === typed + initialsOfEnding(ending);
  if (isInitials) return EXACT_STEM;
  if (searchLatin.startsWith(typed)) return BEGINNING;
  if (searchInitials.startsWith(typed) || id.startsWith(typed)) return BEGINNING_INITIALS;
  return searchLatin.includes(typed) ? INSIDE : ELSEWHERE;
}

function namesLike(folded: string): readonly string[] {
  return [...new Set([...withEndings(folded), ...withEndings(stemOf(folded))])];
}

function wish(text: string, exact: readonly string[]): KeyWish {
  return { exact, from: text, to: text + LAST_CHARACTER };
}

function readCode(typed: string): CodeWish {
  const digits = /^[0-9.]+$/.test(typed) ? typed.replaceAll('.', '') : '';
  const above = OFFICIAL_LENGTHS.find((length) => length <= digits.length && digits.length <= 12);
  if (above === undefined) return { id: typed, parentPath: undefined };
  return { id: digits, parentPath: dotted(digits.slice(0, above)) };
}

function dotted(code: string): string {
  const parts = [code.slice(0, 2), code.slice(2, 4), code.slice(4, 6), code.slice(6, 9)];
  return parts.filter((part) => part !== '').join('.');
}
