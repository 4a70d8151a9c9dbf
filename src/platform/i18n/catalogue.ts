import type { Language } from './language.ts';

/** Three complete catalogues of the same shape; a missing key is a type error. */
export type Catalogue<Words> = { readonly [language in Language]: Words };

/**
 * A name kept in three scripts; the English one may be absent and is then read from the Chinese.
 */
export type Names = {
  readonly hant: string;
  readonly hans: string;
  readonly en: string;
};

/** Picks the name in the reader's script. */
export function nameIn(names: Names, language: Language): string {
  if (language === 'zh-Hant') return names.hant;
  return language === 'zh-Hans' ? names.hans : names.en;
}
