import type { VolunteersRefusal } from '#/features/volunteers/model.ts';
import type { RefusalWords } from '#/platform/http/endpoint.ts';
import { someRefusals } from '#/platform/http/some-refusals.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The sentences of every refusal about helping. */
export const refusalWords: Catalogue<RefusalWords<VolunteersRefusal>> = {
  'zh-Hant': {
    refusals: {
      not_volunteering: () => '您還沒有報名幫忙，或者已經退出了。請先選從哪裡出發。',
      anchor_unknown: () => '沒有找到這棟樓或這個網格。請從列表裡選。',
      unknown_choice: () => '有一項已經不在列表裡了。請重新勾選。',
      too_many_hours: ({ most }) => `一週最多分 ${most} 段。請先去掉不用的，或把相連的合成一段。`,
      hours_not_set: () => '這段時間已經不在了。',
      rest_backwards: () => '請選明天或以後的日子。今天不值班，按「現在不值班」就行。',
      rest_too_long: () => '最多先停一年。更久的話，可以退出，回來再報名。',
      too_many_avoided: ({ most }) => `最多記 ${most} 位。請先去掉不用的。`,
      only_oneself: () => '這件事只能本人辦。請先換回自己。',
    },
  },
  'zh-Hans': {
    refusals: {
      not_volunteering: () => '您还没有报名帮忙，或者已经退出了。请先选从哪里出发。',
      anchor_unknown: () => '没有找到这栋楼或这个网格。请从列表里选。',
      unknown_choice: () => '有一项已经不在列表里了。请重新勾选。',
      too_many_hours: ({ most }) => `一周最多分 ${most} 段。请先去掉不用的，或把相连的合成一段。`,
      hours_not_set: () => '这段时间已经不在了。',
      rest_backwards: () => '请选明天或以后的日子。今天不值班，按“现在不值班”就行。',
      rest_too_long: () => '最多先停一年。更久的话，可以退出，回来再报名。',
      too_many_avoided: ({ most }) => `最多记 ${most} 位。请先去掉不用的。`,
      only_oneself: () => '这件事只能本人办。请先换回自己。',
    },
  },
  en: {
    refusals: {
      not_volunteering: () =>
        'You have not said that you would help, or have stopped. Choose first where you set out from.',
      anchor_unknown: () => 'We did not find that building or grid. Choose one from the list.',
      unknown_choice: () => 'Something you ticked is not on the list any more. Please tick again.',
      too_many_hours: ({ most }) =>
        `A week has at most ${most} stretches. Take one out first, or join those that meet.`,
      hours_not_set: () => 'These hours are gone already.',
      rest_backwards: () =>
        'Choose tomorrow or a later day. For today, “Not on duty now” is enough.',
      rest_too_long: () => 'At most a year. For longer, stop, and come back when you like.',
      too_many_avoided: ({ most }) => `At most ${most} people. Take one out first.`,
      only_oneself: () => 'Only the person themselves can do this. Go back to yourself first.',
    },
  },
};

/** Gives the sentences of just those refusals an endpoint has. */
export const refusals = someRefusals(refusalWords);
