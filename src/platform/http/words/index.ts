import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { Language } from '#/platform/i18n/language.ts';
import { en } from './en.ts';
import { zhHans } from './zh-hans.ts';
import { zhHant } from './zh-hant.ts';
import type { Words } from './zh-hant.ts';

/** The words of the frame and the components in the three languages. */
export const words: Catalogue<Words> = { 'zh-Hant': zhHant, 'zh-Hans': zhHans, en };

/** What each language calls itself, the same for every reader. */
export const languageNames: Readonly<Record<Language, string>> = {
  'zh-Hant': '繁體中文',
  'zh-Hans': '简体中文',
  en: 'English',
};
