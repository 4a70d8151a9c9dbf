import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import { en } from './en.ts';
import type { JointWords } from './shape.ts';
import { hans } from './zh-hans.ts';
import { hant } from './zh-hant.ts';

/** What the pages of joint tasks say in three languages. */
export const jointWords: Catalogue<JointWords> = { 'zh-Hant': hant, 'zh-Hans': hans, en };
