import { Locale } from 'opencc-js/t2cn';

/** The greatest number of search tokens kept for one text; what lies beyond is not found. */
export const MAX_SEARCH_TOKENS = 4000;

/** The greatest length of one Latin or digit word in the index; a longer word is cut. */
export const MAX_WORD_LENGTH = 40;

// Variants of one word that neighbours type and officials print. They are folded for search only:
// a text that is shown keeps them.
const VARIANTS =
  '簷檐 著着 敍叙 枱台 粧妆 糭粽 衞卫 衹只 祇只 隣邻 邨村 衖弄 甦苏 菸烟 濶阔 痺痹 瞭了 藉借 黏粘 餧喂 隄堤 ' +
  '妳你 蔴麻 砲炮 窰窑 氷冰 耡锄 倣仿';

const SIMPLIFIED = simplifiedCharacters();
const FOLDED = foldedCharacters();

const HAN = /^\p{Script=Han}$/u;
const HAN_OR_WORD = /\p{Script=Han}|[[\p{L}\p{N}\p{M}]--\p{Script=Han}]+/gv;
const NOT_A_WORD = /[^\p{L}\p{N}\p{M}]+/gu;

// What many reports share whatever they are about. The Chinese is simplified, as `normalise` gives.
const BOILERPLATE = new RegExp(
  [
    '(?:尊敬的)?(?:各位)?(?:领导|邻居|业主|物业|社区|居委会|老师|同志)*们?(?:您|你|大家)们?好',
    '(?:请问|拜托|辛苦|麻烦)(?:您|你|大家|各位)?们?(?:一下|了)?',
    '(?:非常|十分|万分)?(?:感谢|谢谢|多谢)(?:您|你|大家|各位|了|啦)*',
    '我们?是.{0,8}?的?(?:业主|居民|住户)',
    '我?(?:想|要)?(?:反映|投诉|举报|咨询)(?:一下|一个问题|一个情况|一件事|情况|问题)?',
    '(?:希望|恳请|请)?(?:有关部门|相关部门|社区|领导|物业|居委会)?(?:能够?|可以)?' +
      '(?:尽快|尽早|早日|及时|抓紧|马上)(?:处理|解决|回复|安排)(?:一下)?',
    '\\b(?:hello|hi|hey|dear|sir|madam|please|kindly|asap|(?:many )?thanks|thank you)\\b',
  ].join('|'),
  'gu',
);

const ELLIPSIS = '…';
const SHOWN_AT_THE_END = 4;
const MASKED_BEFORE_THE_END = 4;
const SHOWN_OF_A_SHORT_NUMBER = 2;

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Writes traditional characters in their simplified form, one by one, without phrases. */
export function toSimplified(text: string): string {
  return exchange(text, SIMPLIFIED);
}

/**
 * Folds a text for comparing: one width, one script, lower case, no punctuation or spaces. Texts
 * that a reader would call the same fold to the same.
 */
export function fold(text: string): string {
  return joinWords(normalise(text));
}

/**
 * Lists what texts can be found by: each Chinese character, each pair of neighbouring ones
 * (whatever punctuation stands between), each Latin or digit word. A text in another script says
 * the same once more and is looked at once.
 */
export function searchTokens(...texts: readonly string[]): readonly string[] {
  const tokens = new Set<string>();
  for (const text of new Set(texts.map(normalise))) {
    let previous = '';
    for (const [piece] of text.matchAll(HAN_OR_WORD)) {
      if (tokens.size >= MAX_SEARCH_TOKENS) break;
      const isHan = HAN.test(piece);
      tokens.add(isHan ? piece : cutWord(piece));
      if (isHan && previous !== '') tokens.add(previous + piece);
      previous = isHan ? piece : '';
    }
  }
  return [...tokens].slice(0, MAX_SEARCH_TOKENS);
}

/**
 * Lists the tokens that a text must all have to answer a query. A lone Chinese character asks for
 * itself; where characters stand together, their pairs are enough.
 */
export function queryTokens(query: string): readonly string[] {
  const pieces = [...normalise(query).matchAll(HAN_OR_WORD)].map(([piece]) => piece);
  const tokens = new Set<string>();
  for (const [index, piece] of pieces.entries()) {
    const previous = pieces[index - 1] ?? '';
    const next = pieces[index + 1] ?? '';
    if (!HAN.test(piece)) tokens.add(cutWord(piece));
    else if (HAN.test(next)) tokens.add(piece + next);
    else if (!HAN.test(previous)) tokens.add(piece);
  }
  return [...tokens];
}

/**
 * Measures how alike two texts are, from 0 to 1: the share of their character pairs that they have
 * in common (Dice). A text of one character counts as one pair; an empty one is like nothing.
 */
export function bigramSimilarity(one: string, other: string): number {
  const left = bigrams(fold(one));
  const right = bigrams(fold(other));
  let common = 0;
  for (const [pair, count] of left) common += Math.min(count, right.get(pair) ?? 0);
  const total = sum(left.values()) + sum(right.values());
  return total === 0 ? 0 : (2 * common) / total;
}

/** Folds a report without its greetings, thanks and pleas, so that what it is about is compared. */
export function stripBoilerplate(text: string): string {
  return joinWords(normalise(text).replace(BOILERPLATE, ' '));
}

/** Masks a name for lists: the first character of each word stays (張小明 → 張**). */
export function maskName(name: string): string {
  const words = name.trim().split(/\s+/u);
  return words.map(maskWord).join(' ');
}

/**
 * Masks a telephone number: of eight digits or more, the four before the last four are hidden
 * (13812348000 → 138****8000); of a shorter number, all but the last two.
 */
export function maskPhone(phone: string): string {
  const total = phone.replace(/\D/gu, '').length;
  const isShort = total < SHOWN_AT_THE_END + MASKED_BEFORE_THE_END;
  const shown = isShort ? SHOWN_OF_A_SHORT_NUMBER : SHOWN_AT_THE_END;
  const from = isShort ? 0 : total - SHOWN_AT_THE_END - MASKED_BEFORE_THE_END;
  let position = -1;
  return phone.replace(/\d/gu, (digit) => {
    position += 1;
    return position >= from && position < total - shown ? '*' : digit;
  });
}

/** Shortens a text to at most `limit` characters as a reader counts them, `…` being the last. */
export function truncateGraphemes(text: string, limit: number): string {
  if (limit < 1) throw new RangeError(`A text cannot be cut to ${limit} characters.`);
  let kept = 0;
  let cutAt = 0;
  for (const { index } of graphemes.segment(text)) {
    if (kept === limit - 1) cutAt = index;
    if (kept === limit) return text.slice(0, cutAt).trimEnd() + ELLIPSIS;
    kept += 1;
  }
  return text;
}

function simplifiedCharacters(): ReadonlyMap<string, string> {
  // The dictionary for simplified Chinese is one group: phrases first, then characters.
  const characters: unknown = Locale.to['cn']?.[0]?.[1];
  if (typeof characters !== 'string') throw new TypeError('opencc-js has no character dictionary.');
  return new Map(characters.split('|').map((entry) => pairOf(entry.split(' '))));
}

function foldedCharacters(): ReadonlyMap<string, string> {
  const folded = new Map(VARIANTS.split(' ').map((entry) => pairOf([...entry])));
  // A few characters simplify in two steps (薴 → 苧 → 苎); folding takes both at once.
  for (const [from, to] of SIMPLIFIED) folded.set(from, SIMPLIFIED.get(to) ?? to);
  return folded;
}

function pairOf([from = '', to = '']: readonly string[]): [string, string] {
  return [from, to];
}

function normalise(text: string): string {
  const lower = text.normalize('NFKC').toLowerCase();
  return exchange(lower, FOLDED);
}

/** Looked up one by one, characters take a third of the time of a pattern that finds them first. */
function exchange(text: string, characters: ReadonlyMap<string, string>): string {
  let exchanged = '';
  for (const character of text) exchanged += characters.get(character) ?? character;
  return exchanged;
}

function joinWords(text: string): string {
  // Marks that punctuation kept apart may now combine, so the form is made canonical once more.
  return text.replace(NOT_A_WORD, '').normalize('NFKC');
}

function cutWord(word: string): string {
  return word.slice(0, MAX_WORD_LENGTH);
}

function bigrams(text: string): ReadonlyMap<string, number> {
  const characters = [...text];
  const pairs =
    characters.length === 1
      ? characters
      : characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  const counts = new Map<string, number>();
  for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return counts;
}

function sum(counts: Iterable<number>): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}

function maskWord(word: string): string {
  const [first = '', ...rest] = Array.from(graphemes.segment(word), ({ segment }) => segment);
  return first === '' ? '' : first + '*'.repeat(Math.max(1, rest.length));
}
