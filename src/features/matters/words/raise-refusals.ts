import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { RefusalWords } from '#/platform/http/endpoint.ts';
import { words } from './refusals.ts';
import type { MatterRefusal } from './refusals.ts';

/** Every no that can be given while something is raised. */
export type RaisingRefusal = MatterRefusal | 'draft_gone' | 'photo_gone';

/** The sentences of the refusals of raising, in three languages. */
export const raisingRefusals: Catalogue<RefusalWords<RaisingRefusal>> = {
  'zh-Hant': {
    refusals: {
      ...words['zh-Hant'].refusals,
      draft_gone: () =>
        '這一份已經提出了，或者放了超過七天。提出的事在「我的」裡看得到；要提新的，請按「提出」。',
      photo_gone: () => '有一張照片不在了，請回到第一步再選一次。',
    },
  },
  'zh-Hans': {
    refusals: {
      ...words['zh-Hans'].refusals,
      draft_gone: () =>
        '这一份已经提出了，或者放了超过七天。提出的事在“我的”里看得到；要提新的，请按“提出”。',
      photo_gone: () => '有一张照片不在了，请回到第一步再选一次。',
    },
  },
  en: {
    refusals: {
      ...words.en.refusals,
      draft_gone: () =>
        'This was sent already, or lay for more than seven days. What you sent stands under “Me”; for something new press “Raise”.',
      photo_gone: () => 'One of the photos is gone. Please go back to step 1 and choose it again.',
    },
  },
};
