import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import { en } from './en.ts';
import type { MusterWords } from './shape.ts';
import { hans } from './zh-hans.ts';
import { hant } from './zh-hant.ts';

/** The words of calling many, in three languages. */
export const musterWords: Catalogue<MusterWords> = { 'zh-Hant': hant, 'zh-Hans': hans, en };
