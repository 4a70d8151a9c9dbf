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
  if (own === undefined || own === language) return html`${text}`;
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

/** Tells which language a text is marked with; signs and numbers alone have none. */
export function languageOf(text: string): Language | undefined {
  if (hasHan(text)) return toSimplified(text) === text ? 'zh-Hans' : 'zh-Hant';
  return LATIN_LETTER.test(text) ? 'en' : undefined;
}
