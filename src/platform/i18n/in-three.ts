import type { Catalogue } from './catalogue.ts';

/** One thing in three languages: traditional, simplified, English. */
export type Three = readonly [hant: string, hans: string, en: string];

/** Makes a catalogue of short words that are easier to keep beside each other. */
export function inThree<Key extends string>(
  words: Readonly<Record<Key, Three>>,
): Catalogue<Readonly<Record<string, string>>> {
  const all = Object.entries<Three>(words);
  return {
    'zh-Hant': Object.fromEntries(all.map(([key, [hant]]) => [key, hant])),
    'zh-Hans': Object.fromEntries(all.map(([key, [, hans]]) => [key, hans])),
    en: Object.fromEntries(all.map(([key, [, , en]]) => [key, en])),
  };
}
