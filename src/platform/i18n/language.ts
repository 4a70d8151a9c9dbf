/** The languages of every page. A catalogue that lacks one of them does not type-check. */
export const languages = ['zh-Hant', 'zh-Hans', 'en'] as const;

export type Language = (typeof languages)[number];

/** Tells whether a string from outside names a language we write in. */
export function isLanguage(text: string | undefined): text is Language {
  return languages.some((language) => language === text);
}

/**
 * Chooses the reader's language: the one they picked, else the first of their browser's that we
 * write in, else Traditional Chinese. Mainland and Singapore Chinese read Simplified.
 */
export function chooseLanguage(
  picked: string | undefined,
  acceptLanguage: string | undefined,
): Language {
  if (isLanguage(picked)) return picked;
  for (const wish of (acceptLanguage ?? '').split(',')) {
    const tag = (wish.split(';')[0] ?? '').trim().toLowerCase();
    if (/^zh-(hans|cn|sg|my)/.test(tag)) return 'zh-Hans';
    if (tag.startsWith('zh')) return 'zh-Hant';
    if (tag.startsWith('en')) return 'en';
  }
  return 'zh-Hant';
}
