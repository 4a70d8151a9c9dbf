import type { Category, ConfusablePair, WeightedWord } from '#/features/matters/model/reference.ts';
import { fold, toSimplified } from '#/lib/text.ts';

/** A category that a text speaks of, how strongly, and the words it was known by. */
export type Suggestion = {
  readonly category: string;
  readonly score: number;
  readonly words: readonly string[];
};

/** What a text seems to be about, and the one question to ask if two are taken for one another. */
export type Suggestions = {
  readonly ranked: readonly Suggestion[];
  readonly question: ConfusablePair | undefined;
};

/** How many suggestions are shown. */
export const MAX_SUGGESTIONS = 5;

/** The second of a confusable pair is asked about when it has this share of the first's score. */
const CLOSE_SHARE = 0.5;

const HAN = /\p{Script=Han}/u;
/** From this length on an English word is known by its beginning: `railings` by `railing`. */
const STEM_LENGTH = 4;

/** A text made ready for looking words up in it. */
type Prepared = { readonly folded: string; readonly latin: string };

/** A word made ready for being looked up. */
type Key = WeightedWord & { readonly isHan: boolean; readonly key: string };

/** Folding a thousand words costs more than finding them, so each list is folded once. */
const keysOf = new WeakMap<readonly WeightedWord[], readonly Key[]>();

/**
 * Suggests categories for what somebody typed: the weights of the words found, less those of the
 * exclusions. A word inside a longer one that was found counts once. It only suggests; which one it
 * is, the asker says.
 */
export function suggestCategories(
  text: string,
  categories: readonly Category[],
  pairs: readonly ConfusablePair[],
): Suggestions {
  const prepared = { folded: fold(text), latin: latinOf(text) };
  const ranked = categories
    .map((category) => weigh(prepared, category))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || (a.category < b.category ? -1 : 1))
    .slice(0, MAX_SUGGESTIONS);
  return { ranked, question: findQuestion(ranked, pairs) };
}

/** Tells whether two categories are the same, or taken for one another. */
export function areConfusable(
  one: string,
  other: string,
  pairs: readonly ConfusablePair[],
): boolean {
  if (one === other) return true;
  return pairs.some((pair) => isPairOf(pair, one, other));
}

function weigh(prepared: Prepared, category: Category): Suggestion {
  const found = outermost(wordsIn(prepared, category.synonyms));
  const against = outermost(wordsIn(prepared, category.exclusions));
  return {
    category: category.code,
    score: sumOf(found) - sumOf(against),
    words: found.map(({ word }) => word),
  };
}

function findQuestion(
  ranked: readonly Suggestion[],
  pairs: readonly ConfusablePair[],
): ConfusablePair | undefined {
  const [first, ...others] = ranked;
  if (first === undefined) return undefined;
  const close = others.filter(({ score }) => score >= first.score * CLOSE_SHARE);
  for (const other of close) {
    const pair = pairs.find((known) => isPairOf(known, first.category, other.category));
    if (pair !== undefined) return pair;
  }
  return undefined;
}

function isPairOf({ answers }: ConfusablePair, one: string, other: string): boolean {
  const [first, second] = answers;
  return (
    (first.category === one && second.category === other) ||
    (first.category === other && second.category === one)
  );
}

/** Drops the words that lie inside a longer one that was found as well. */
function outermost(found: readonly WeightedWord[]): readonly WeightedWord[] {
  return found.filter(
    ({ word }) => !found.some((other) => other.word !== word && other.word.includes(word)),
  );
}

function wordsIn(prepared: Prepared, words: readonly WeightedWord[]): readonly WeightedWord[] {
  const keys = keysOf.get(words) ?? words.map(keyOf);
  keysOf.set(words, keys);
  return keys.filter(({ isHan, key }) =>
    isHan ? prepared.folded.includes(key) : isLatinIn(prepared.latin, key),
  );
}

function keyOf({ word, weight }: WeightedWord): Key {
  const isHan = HAN.test(word);
  return { word, weight, isHan, key: isHan ? fold(word) : latinOf(word).trim() };
}

function isLatinIn(latin: string, key: string): boolean {
  if (key === '') return false;
  if (key.length >= STEM_LENGTH) return latin.includes(` ${key}`);
  return latin.includes(` ${key} `) || latin.includes(` ${key}s `);
}

/** Writes a text as lower-case words between single spaces; Chinese becomes a gap. */
function latinOf(text: string): string {
  const words = toSimplified(text.normalize('NFKC').toLowerCase())
    .replace(/[^\p{L}\p{N}]+|\p{Script=Han}+/gu, ' ')
    .trim();
  return ` ${words} `;
}

function sumOf(words: readonly WeightedWord[]): number {
  return words.reduce((sum, { weight }) => sum + weight, 0);
}
