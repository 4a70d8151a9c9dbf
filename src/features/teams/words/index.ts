import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import { en } from './en.ts';
import type { TeamWords } from './shape.ts';
import { hans } from './zh-hans.ts';
import { hant } from './zh-hant.ts';

export const teamWords: Catalogue<TeamWords> = { 'zh-Hant': hant, 'zh-Hans': hans, en };
