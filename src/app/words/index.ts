import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import { chooseLanguage } from '#/platform/i18n/language.ts';
import { en } from './en.ts';
import type { ConsoleWords } from './shape.ts';
import { hans } from './zh-hans.ts';
import { hant } from './zh-hant.ts';

const words: Catalogue<ConsoleWords> = { 'zh-Hant': hant, 'zh-Hans': hans, en };

/** Chooses the host's language from the environment: `zh_CN.UTF-8`, `zh_TW`, else English. */
export function consoleWords(
  environment: Readonly<Record<string, string | undefined>>,
): ConsoleWords {
  const tag = environment['LC_ALL'] ?? environment['LC_MESSAGES'] ?? environment['LANG'] ?? '';
  const language = tag.startsWith('zh') ? chooseLanguage(undefined, tag.replace('_', '-')) : 'en';
  return words[language];
}
