import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import { en } from './en.ts';
import type { Open311Words } from './shape.ts';
import { hans } from './zh-hans.ts';
import { hant } from './zh-hant.ts';

/** The words of the interface for Open311 in three languages. */
export const words: Catalogue<Open311Words> = { 'zh-Hant': hant, 'zh-Hans': hans, en };
