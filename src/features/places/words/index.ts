import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import { en } from './en.ts';
import type { PlaceWords } from './shape.ts';
import { hans } from './zh-hans.ts';
import { hant } from './zh-hant.ts';

/** The words of places in three languages. */
export const words: Catalogue<PlaceWords> = { 'zh-Hant': hant, 'zh-Hans': hans, en };
