import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import { en } from './en.ts';
import type { HoursWords } from './shape.ts';
import { hans } from './zh-hans.ts';
import { hant } from './zh-hant.ts';

/** The sentences about time given, in the three languages. */
export const hoursWords: Catalogue<HoursWords> = { 'zh-Hant': hant, 'zh-Hans': hans, en };
