import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import { z } from 'zod';
import { readTypeface } from '#/lib/typeface.ts';
import type { Typeface } from '#/lib/typeface.ts';
import type { Language } from '#/platform/i18n/language.ts';

/**
 * Typefaces that are embedded in files: Noto Sans (SIL Open Font License 1.1) in the forms of
 * characters that are usual in Taiwan and on the mainland. Each comes in a hundred parts, of which
 * only those are read that have a letter of the text.
 */
const families = {
  hant: { package: '@fontsource-variable/noto-sans-tc', name: 'noto-sans-tc' },
  hans: { package: '@fontsource-variable/noto-sans-sc', name: 'noto-sans-sc' },
} as const;
type Family = keyof typeof families;

/** Where a letter is in neither form of characters, the other one may have it. */
const order: { readonly [language in Language]: readonly Family[] } = {
  'zh-Hant': ['hant', 'hans'],
  'zh-Hans': ['hans', 'hant'],
  en: ['hant', 'hans'],
};

const WEIGHT = 400;

/**
 * Makes typefaces that have the letters of a text and no others, to be embedded. A letter that
 * neither family has is in none of them.
 */
export async function embedTypefaces(
  text: string,
  language: Language,
): Promise<readonly Typeface[]> {
  const made: Typeface[] = [];
  let missing = pointsOf(text);
  for (const family of order[language]) {
    for (const [part, points] of await partsWith(family, missing)) {
      const typeface = await cut(family, part, points);
      if (typeface.glyphs.size > 0) made.push(typeface);
    }
    missing = missing.filter((point) => !made.some(({ glyphs }) => glyphs.has(point)));
  }
  return made;
}

function pointsOf(text: string): readonly number[] {
  const points = [...text].map((letter) => letter.codePointAt(0) ?? 0);
  return [...new Set(points)].toSorted((one, other) => one - other);
}

/** Chooses for each letter the part that has it. */
async function partsWith(
  family: Family,
  points: readonly number[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const parts = await readParts(family);
  const chosen = new Map<string, number[]>();
  for (const point of points) {
    const part = parts.find(({ ranges }) =>
      ranges.some(([first, last]) => first <= point && point <= last),
    );
    if (part === undefined) continue;
    chosen.set(part.name, [...(chosen.get(part.name) ?? []), point]);
  }
  return chosen;
}

type Part = {
  readonly name: string;
  readonly ranges: readonly (readonly [first: number, last: number])[];
};
const partsShape = z.record(z.string(), z.string());
const known = new Map<Family, readonly Part[]>();

/** Reads once which letters each part has. */
async function readParts(family: Family): Promise<readonly Part[]> {
  const read = known.get(family);
  if (read !== undefined) return read;
  const text = await readFile(fileOf(family, 'unicode.json'), 'utf8');
  const parts = Object.entries(partsShape.parse(JSON.parse(text))).map(([key, ranges]) => ({
    name: key.replaceAll(/[[\]]/g, ''),
    ranges: ranges.split(',').map(rangeOf),
  }));
  known.set(family, parts);
  return parts;
}

function rangeOf(text: string): readonly [first: number, last: number] {
  const [first = '', last = first] = text.trim().slice('U+'.length).split('-');
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
}

function fileOf(family: Family, path: string): string {
  return fileURLToPath(import.meta.resolve(`${families[family].package}/${path}`));
}

async function cut(family: Family, part: string, points: readonly number[]): Promise<Typeface> {
  const { name } = families[family];
  const whole = await readFile(fileOf(family, `files/${name}-${part}-wght-normal.woff2`));
  const file = await subsetFont(whole, String.fromCodePoint(...points), {
    targetFormat: 'truetype',
    variationAxes: { wght: WEIGHT },
    noLayoutClosure: true,
  });
  return readTypeface(file);
}
