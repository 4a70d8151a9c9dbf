import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import { raiseWordsEn } from './raise-en.ts';
import { raiseWordsHans } from './raise-hans.ts';
import { raiseWordsHant } from './raise-hant.ts';
import type { RaiseWords } from './raise-shape.ts';

/** The sentences of raising, in three languages. */
export const raiseWords: Catalogue<RaiseWords> = {
  'zh-Hant': raiseWordsHant,
  'zh-Hans': raiseWordsHans,
  en: raiseWordsEn,
};
