import { pinyin } from 'pinyin-pro';
import { toSimplified } from './text.ts';

// Characters that place names read otherwise than most words do.
const CHARACTER_READINGS =
  '藏 zang|厦 xia|都 du|莞 guan|畜 xu|曾 zeng|枞 zong|荥 xing|仡 ge|什 shi|涡 guo|重 chong|' +
  '单 shan|解 xie|圩 wei|峒 dong';

// Places, and words in names, whose reading does not follow from their characters.
const WORD_READINGS =
  '蚌埠 beng bu|六安 lu an|六合 lu he|乐清 yue qing|乐亭 lao ting|乐陵 lao ling|音乐 yin yue|' +
  '浚县 xun xian|大埔县 da bu xian|铅山 yan shan|莘庄 xin zhuang|莘松 xin song|莘闵 xin min|' +
  '莘塍 xin cheng|会稽 kuai ji|会计 kuai ji|番禺 pan yu|东阿 dong e|尉犁 yu li|大夫 dai fu|' +
  '大夫第 da fu di|大城县 dai cheng xian|长子县 zhang zi xian|犍为 qian wei|荥经 ying jing|' +
  '崆峒 kong tong|珲春 hun chun|洪洞 hong tong|蔚县 yu xian|吴堡 wu bu|筠连 jun lian|' +
  '泌阳 bi yang|黄陂 huang pi|繁峙 fan shi|校场 jiao chang|朝霞 zhao xia|查家 zha jia|' +
  '折家 she jia|漩涡 xuan wo|单位 dan wei|单晶 dan jing|单桥 dan qiao|解放 jie fang|' +
  '和解 he jie|重工 zhong gong|重点 zhong dian|重型 zhong xing|载重 zai zhong|藏龙 cang long|' +
  '藏马 cang ma|藏珠 cang zhu|藏书 cang shu|镇圩 zhen xu|圩镇 xu zhen|新圩 xin xu|苏圩 su xu';

const WORDS = readings(WORD_READINGS);

// Reading one character takes a fifth of a millisecond, a nation has five thousand different ones.
const CHARACTERS = new Map(readings(CHARACTER_READINGS));

const WORD = /\p{Script=Han}+|[[\p{L}\p{M}\p{N}]--\p{Script=Han}]+/gv;
const HAN = /^\p{Script=Han}/u;
const READABLE = new RegExp(`${longestFirst(WORDS.keys()).join('|')}|\\p{Script=Han}`, 'gu');

// A syllable that begins so is set off by an apostrophe: Xi'an is not Xian.
const NEEDS_APOSTROPHE = /^[aoe]/;

/**
 * Writes a name in pinyin without tones: characters that stand together make one word (深田 →
 * Shentian, 西安 → Xi'an); letters and numbers stay words of their own.
 */
export function pinyinOf(name: string): string {
  return wordsOf(name)
    .map((word) => (HAN.test(word) ? joinSyllables(syllablesOf(word)) : word))
    .join(' ');
}

/** Gives what people type to find a name: 岐山 → qs, 3號樓 → 3hl. */
export function pinyinInitials(name: string): string {
  return wordsOf(name)
    .map((word) => (HAN.test(word) ? initialsOf(syllablesOf(word)) : word.toLowerCase()))
    .join('');
}

function wordsOf(name: string): readonly string[] {
  return toSimplified(name.normalize('NFKC')).match(WORD) ?? [];
}

function syllablesOf(characters: string): readonly string[] {
  const pieces = characters.match(READABLE) ?? [];
  return pieces.flatMap((piece) => WORDS.get(piece) ?? readCharacter(piece));
}

function readCharacter(character: string): readonly string[] {
  return CHARACTERS.getOrInsertComputed(character, () =>
    pinyin(character, { toneType: 'none', type: 'array' }),
  );
}

function joinSyllables(syllables: readonly string[]): string {
  const joined = syllables.reduce(
    (word, syllable) => word + (NEEDS_APOSTROPHE.test(syllable) ? "'" : '') + syllable,
  );
  return joined.charAt(0).toUpperCase() + joined.slice(1);
}

function initialsOf(syllables: readonly string[]): string {
  return syllables.map((syllable) => syllable.charAt(0)).join('');
}

function readings(table: string): ReadonlyMap<string, readonly string[]> {
  const entries = table.split('|').map((entry) => entry.split(' '));
  return new Map(entries.map(([word = '', ...syllables]) => [word, syllables]));
}

function longestFirst(words: Iterable<string>): readonly string[] {
  return [...words].toSorted((one, other) => other.length - one.length);
}
