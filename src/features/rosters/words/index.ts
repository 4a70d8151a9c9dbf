import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import { en } from './en.ts';
import type { RosterWords } from './shape.ts';
import { zhHans } from './zh-hans.ts';
import { zhHant } from './zh-hant.ts';

export const rosterWords: Catalogue<RosterWords> = { 'zh-Hant': zhHant, 'zh-Hans': zhHans, en };
