import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import { en } from './en.ts';
import type { WebhookWords } from './shape.ts';
import { zhHans } from './zh-hans.ts';
import { zhHant } from './zh-hant.ts';

/** What the pages of programs that are told say. */
export const webhookWords: Catalogue<WebhookWords> = {
  'zh-Hant': zhHant,
  'zh-Hans': zhHans,
  en,
};
