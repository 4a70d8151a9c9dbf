import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import { en } from './en.ts';
import type { SheetWords } from './shape.ts';
import { hans } from './zh-hans.ts';
import { hant } from './zh-hant.ts';

/** The words of sheets in three languages. */
export const words: Catalogue<SheetWords> = { 'zh-Hant': hant, 'zh-Hans': hans, en };
