import { html } from 'hono/html';
import { toSimplified } from '#/lib/text.ts';
import { attributes } from '#/platform/http/components/attributes.ts';
import type { Html } from '#/platform/http/view.ts';
import type { Language } from '#/platform/i18n/language.ts';

/**
 * Shows what somebody wrote, as it was written; readers of simplified characters see it in those.
 * The language of the text is marked where it differs from the page's, for voices and fonts.
 */
export function written(language: Language, text: string): Html {
  if (language === 'zh-Hans' && hasHan(text)) return html`${toSimplified(text)}`;
  const own = languageOf(text);
  const isAtHome = own === language || (own === BOTH_SCRIPTS && language !== 'en');
  if (own === undefined || isAtHome) return html`${text}`;
  return html`<span ${attributes({ lang: own })}>${text}</span>`;
}

/** Shows several paragraphs somebody wrote. */
export function writtenProse(language: Language, text: string): Html {
  const paragraphs = text.split(/\n{2,}|\n/).filter((one) => one.trim() !== '');
  return html`${paragraphs.map((one) => html`<p>${written(language, one)}</p>`)}`;
}

/** Gives the text alone, for where no markup can stand. */
export function plainly(language: Language, text: string): string {
  return language === 'zh-Hans' ? toSimplified(text) : text;
}

const LATIN_LETTER = /\p{Script=Latin}/u;

function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** Chinese that is written alike in both scripts: 我有梯子. */
const BOTH_SCRIPTS = 'zh';

/** Tells which language a text is marked with; signs and numbers alone have none. */
export function languageOf(text: string): Language | typeof BOTH_SCRIPTS | undefined {
  if (!hasHan(text)) return LATIN_LETTER.test(text) ? 'en' : undefined;
  if (toSimplified(text) !== text) return 'zh-Hant';
  return isSimplified(text) ? 'zh-Hans' : BOTH_SCRIPTS;
}

let traditional: ReadonlySet<string> | undefined;

/** Tells whether there is a character in a text that nobody writes in traditional Chinese. */
function isSimplified(text: string): boolean {
  traditional ??= new Set(listTraditional());
  const known = traditional;
  return [...text].some((character) => hasHan(character) && !known.has(character));
}

/** The two levels of Big5, which is what traditional Chinese is commonly written with. */
const LEVELS: readonly (readonly [from: number, to: number])[] = [
  [0xa4, 0xc6],
  [0xc9, 0xf9],
];
const TRAILS: readonly (readonly [from: number, to: number])[] = [
  [0x40, 0x7e],
  [0xa1, 0xfe],
];

function listTraditional(): readonly string[] {
  const decoder = new TextDecoder('big5');
  const between = ([from, to]: readonly [number, number]) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const trails = TRAILS.flatMap(between);
  const bytes = LEVELS.flatMap(between).flatMap((lead) => trails.flatMap((trail) => [lead, trail]));
  return [...decoder.decode(Uint8Array.from(bytes))];
}
