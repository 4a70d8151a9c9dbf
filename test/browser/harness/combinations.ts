import { languages } from '#/platform/i18n/language.ts';
import type { Language } from '#/platform/i18n/language.ts';

export const modes = ['normal', 'elder', 'dark'] as const;
export type Mode = (typeof modes)[number];

/** A cheap phone, and the desk of an office. */
export const widths = [360, 1280] as const;
export type Width = (typeof widths)[number];

/** One way to look at a page. */
export type Combination = {
  readonly language: Language;
  readonly mode: Mode;
  readonly width: Width;
};

/** Lists every combination, eighteen of them. */
export function allCombinations(): readonly Combination[] {
  return languages.flatMap((language) =>
    modes.flatMap((mode) => widths.map((width) => ({ language, mode, width }))),
  );
}

/**
 * Nine combinations in which every language meets every mode, and each of them every width. They
 * are ordered so that any three in a row, whatever the start, show all languages and all modes.
 */
const ROUND: readonly (readonly [number, number, number])[] = [
  [0, 0, 0],
  [1, 1, 1],
  [2, 2, 0],
  [0, 1, 0],
  [1, 2, 1],
  [2, 0, 1],
  [0, 2, 1],
  [1, 0, 0],
  [2, 1, 0],
];

/**
 * Picks some combinations for the page of this number. Pages that follow one another take those
 * that follow, so that a kind of page with three addresses or three readers is met in every
 * language, mode and width.
 */
export function combinationsFor(page: number, count: number): readonly Combination[] {
  return Array.from({ length: count }, (_, offset) => pick(page * count + offset));
}

function pick(index: number): Combination {
  const [language, mode, width] = ROUND[index % ROUND.length] ?? [0, 0, 0];
  return {
    language: languages[language] ?? 'zh-Hant',
    mode: modes[mode] ?? 'normal',
    width: widths[width] ?? 360,
  };
}

/** Says which combination it was. */
export function describeCombination({ language, mode, width }: Combination): string {
  return `${language} ${mode} ${width}px`;
}
