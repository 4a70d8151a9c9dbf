import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { findWrongScript } from '#test/structure/scripts.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Reads a file of `db/reference` or `db/demo` and checks its shape. */
export function readData<Shape extends z.ZodType>(path: string, shape: Shape): z.infer<Shape> {
  return shape.parse(JSON.parse(readFileSync(join(ROOT, 'db', path), 'utf8')));
}

/** Lists the JSON files of a folder of `db`, in order of name. */
export function listData(folder: string): readonly string[] {
  const names = readdirSync(join(ROOT, 'db', folder)).toSorted();
  return names.filter((name) => name.endsWith('.json')).map((name) => `${folder}/${name}`);
}

export const codeShape = z.string().regex(/^[a-z][a-z0-9_]*$/);
export const dateShape = z.iso.date();
export const namesShape = z.strictObject({
  'zh-Hant': z.string().min(1),
  'zh-Hans': z.string().min(1),
  en: z.string().min(1),
});
export const sourceShape = z.strictObject({ title: z.string().min(1), date: dateShape });

const languages = ['zh-Hant', 'zh-Hans', 'en'] as const;

/** Says what is wrong with a name in three scripts: a character or a mark of another one. */
export function faultsOfNames(names: z.infer<typeof namesShape>): readonly string[] {
  return languages.flatMap((language) => faultsOfText(names[language], language));
}

// A mark of half width after or before a Chinese character; figures keep theirs.
const HALF_WIDTH = /\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}/u;

// Families and lanes whose traditional names look simplified: 于 and 余 are no 於 and 餘, 里 is a lane.
const RIGHT_IN_BOTH = /深田里|愚園里|威海里|于東旭|小于|余建文|余哥|^[于余朴]$/gu;

/** Says what is wrong with a text: a character of the other script, or a mark of half width. */
export function faultsOfText(
  text: string,
  language: 'zh-Hant' | 'zh-Hans' | 'en',
): readonly string[] {
  const script = findWrongScript(text.replace(RIGHT_IN_BOTH, '名'), language);
  const faults = script === undefined ? [] : [`${text}: ${script}`];
  return HALF_WIDTH.test(text) ? [...faults, `${text}: has a mark of half width.`] : faults;
}

/** Lists what stands more than once. */
export function listTwice(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

// Emergency and service numbers are real; any other stands behind 000, where nobody answers.
const LONG_NUMBER = /\d{6,}|\d{3,4}-\d{3,}[\d ]*/gu;
const NOBODYS_NUMBER = /^0\d{2,3}-000 \d{4}$/;

/** Finds telephone numbers that somebody might have. */
export function findRealNumbers(text: string): readonly string[] {
  const found = [...text.matchAll(LONG_NUMBER)].map(([number]) => number.trim());
  return found.filter((number) => !NOBODYS_NUMBER.test(number));
}
