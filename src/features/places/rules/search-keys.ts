import { pinyinInitials, pinyinOf } from '#/lib/pinyin.ts';
import { fold, searchTokens } from '#/lib/text.ts';

/** What a place can be found by; all of it is compared byte by byte. */
export type SearchKeys = {
  /** The name in simplified characters and lower case, without spaces. */
  readonly name: string;
  /** The name in Latin letters without marks: pinyin for Chinese. */
  readonly latin: string;
  /** The first letter of each syllable or word. */
  readonly initials: string;
  /** The characters, neighbouring pairs and words of all its names. */
  readonly tokens: readonly string[];
};

/** The name of a place as it was given, and those written for other readers. */
export type GivenNames = {
  readonly name: string;
  readonly others?: readonly string[];
};

// What a place is, as it stands at the end of its name; people leave it out when they search.
const ENDINGS = (
  '特别行政区 自治区 自治州 自治县 自治旗 居民委员会 社区居委会 居委会 地区 街道 苏木 社区 嘎查 小区 新村 ' +
  '省 市 盟 州 区 县 旗 镇 乡 村'
).split(' ');

// Read once: a search compares hundreds of names that end in these few.
const LATIN_ENDINGS = new Map<string, string>();
const INITIAL_ENDINGS = new Map<string, string>();

const HAN = /\p{Script=Han}/u;
const MARKS = /\p{M}/gu;
const NOT_LATIN = /[^a-z0-9]/g;
const WORDS = /[\p{L}\p{N}\p{M}]+/gu;

/** Makes the keys of a place from its names. */
export function searchKeysOf({ name, others = [] }: GivenNames): SearchKeys {
  return {
    name: fold(name),
    latin: latinOf(name),
    initials: initialsOf(name),
    tokens: searchTokens(name, ...others),
  };
}

/** Tells whether a text has Chinese characters. */
export function hasHan(text: string): boolean {
  return HAN.test(text);
}

/** Writes a name in Latin letters and digits only, so that it compares however it is spelt. */
export function latinOf(name: string): string {
  return withoutMarks(hasHan(name) ? pinyinOf(name) : name).replace(NOT_LATIN, '');
}

/** Gives the first letters of a name: 岐山 → qs, New York → ny. */
export function initialsOf(name: string): string {
  if (hasHan(name)) return withoutMarks(pinyinInitials(name)).replace(NOT_LATIN, '');
  const words = withoutMarks(name).match(WORDS) ?? [];
  return words
    .map((word) => word.charAt(0))
    .join('')
    .replace(NOT_LATIN, '');
}

/** Takes from a folded name what says the kind of place: 岐山村 and 岐山县 are both 岐山. */
export function stemOf(folded: string): string {
  const ending = ENDINGS.find(
    (candidate) => folded.length > candidate.length && folded.endsWith(candidate),
  );
  return ending === undefined ? folded : folded.slice(0, -ending.length);
}

/** Lists a folded text with every ending a place's name can have, itself first. */
export function withEndings(folded: string): readonly string[] {
  return [folded, ...ENDINGS.map((ending) => folded + ending)];
}

/** Lists pinyin with that of every ending, itself first. */
export function withLatinEndings(latin: string): readonly string[] {
  return [...new Set(['', ...ENDINGS].map((ending) => latin + latinOfEnding(ending)))];
}

/** Lists initials with those of every ending, themselves first. */
export function withInitialEndings(initials: string): readonly string[] {
  return [...new Set(['', ...ENDINGS].map((ending) => initials + initialsOfEnding(ending)))];
}

/** Gives the pinyin of an ending that `stemOf` takes off. */
export function latinOfEnding(ending: string): string {
  return LATIN_ENDINGS.getOrInsertComputed(ending, latinOf);
}

/** Gives the initials of an ending that `stemOf` takes off. */
export function initialsOfEnding(ending: string): string {
  return INITIAL_ENDINGS.getOrInsertComputed(ending, initialsOf);
}

function withoutMarks(text: string): string {
  return text.normalize('NFKD').replace(MARKS, '').toLowerCase();
}
