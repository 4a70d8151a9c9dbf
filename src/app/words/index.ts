import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import { chooseLanguage } from '#/platform/i18n/language.ts';
import type { Language } from '#/platform/i18n/language.ts';
import { en } from './en.ts';
import type { ConsoleWords } from './shape.ts';
import { hans } from './zh-hans.ts';
import { hant } from './zh-hant.ts';

const words: Catalogue<ConsoleWords> = { 'zh-Hant': hant, 'zh-Hans': hans, en };

type Environment = Readonly<Record<string, string | undefined>>;

/** Chooses the host's language from the environment: `zh_CN.UTF-8`, `zh_TW`, else English. */
export function consoleLanguage(environment: Environment): Language {
  const tag = environment['LC_ALL'] ?? environment['LC_MESSAGES'] ?? environment['LANG'] ?? '';
  return tag.startsWith('zh') ? chooseLanguage(undefined, tag.replace('_', '-')) : 'en';
}

/** Finds the words of the console in the host's language. */
export function consoleWords(environment: Environment): ConsoleWords {
  return words[consoleLanguage(environment)];
}
