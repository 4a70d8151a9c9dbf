import { Converter } from 'opencc-js';
import type { Language } from '#/platform/i18n/language.ts';

const simplify = Converter({ from: 't', to: 'cn' });

/** The standards of writing Traditional Chinese; a character right in one of them is right. */
const traditionalise = [
  Converter({ from: 'cn', to: 'tw' }),
  Converter({ from: 'cn', to: 'hk' }),
  Converter({ from: 'cn', to: 't' }),
];

/** Words whose characters look simplified and are right in Traditional Chinese as well. */
const TRADITIONAL_TOO: readonly string[] = ['占'];

/** Words whose characters look traditional and are right in Simplified Chinese as well. */
const SIMPLIFIED_TOO: readonly string[] = [];

/** Chinese words that English sentences show as they are written. */
const ENGLISH_TOO: readonly string[] = ['岐山'];

const HAN = /\p{Script=Han}/u;

/** Says what is wrong with the script of a text, if something is. */
export function findWrongScript(text: string, language: Language): string | undefined {
  if (language === 'en') {
    const [found] = HAN.exec(without(text, ENGLISH_TOO)) ?? [];
    return found === undefined ? undefined : `has the Chinese character ${found}.`;
  }
  if (/[a-z]{2,} [a-z]{2,} [a-z]{2,}/.test(text)) return 'has a sentence in English.';
  const wrong = language === 'zh-Hans' ? findTraditional(text) : findSimplified(text);
  return wrong === '' ? undefined : `has ${wrong} of the other script.`;
}

function findTraditional(text: string): string {
  const own = without(text, SIMPLIFIED_TOO);
  const simplified = [...simplify(own)];
  return [...own].filter((sign, index) => sign !== simplified[index]).join('');
}

/**
 * Some characters belong to both scripts: 里 is right in 鄰里 and wrong for 裡. So the text is
 * simplified and brought back by phrases, and a character is wrong if no standard gives it back.
 */
function findSimplified(text: string): string {
  const own = without(text, TRADITIONAL_TOO);
  const simplified = simplify(own);
  const returned = traditionalise.map((convert) => [...convert(simplified)]);
  return [...own]
    .filter((sign, index) => {
      const mayBeSimplified = traditionalise.every((convert) => convert(sign) !== sign);
      return mayBeSimplified && returned.every((signs) => signs[index] !== sign);
    })
    .join('');
}

/** Takes out the excepted words, character by character, so that positions stay. */
function without(text: string, words: readonly string[]): string {
  return words.reduce((rest, word) => rest.replaceAll(word, '.'.repeat([...word].length)), text);
}
