import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import { en } from './en.ts';
import type { OrganisationWords } from './shape.ts';
import { hans } from './zh-hans.ts';
import { hant } from './zh-hant.ts';

/** The words of organisations in three languages. */
export const words: Catalogue<OrganisationWords> = { 'zh-Hant': hant, 'zh-Hans': hans, en };
