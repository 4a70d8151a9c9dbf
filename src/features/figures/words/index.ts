import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import { en } from './en.ts';
import type { FigureWords } from './shape.ts';
import { hans } from './zh-hans.ts';
import { hant } from './zh-hant.ts';

/** The words of figures in three languages. */
export const words: Catalogue<FigureWords> = { 'zh-Hant': hant, 'zh-Hans': hans, en };
