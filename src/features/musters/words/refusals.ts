import type { MusterRefusal } from '#/features/musters/model.ts';
import type { PlatformRefusal } from '#/platform/http/errors/words.ts';
import type { RefusalWords } from '#/platform/http/endpoint.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The sentences of every refusal about calling many. */
export const refusalWords: Catalogue<RefusalWords<Exclude<MusterRefusal, PlatformRefusal>>> = {
  'zh-Hant': {
    refusals: {
      team_unknown: () => '請選您能喊的隊伍；一次只能喊同一個社區的。',
      area_unknown: () => '這個社區裡沒有這個地方。請從列表裡選。',
      starts_in_past: () => '這個時間已經過了。請選現在以後的時間。',
      starts_too_late: ({ most }) => `最多提前 ${most} 天喊。請選近一點的日子。`,
      nobody_in_teams: () => '這些隊伍除了您還沒有隊員，喊了沒有人聽見。',
      muster_over: () => '這件事已經辦完，或者不用來了。謝謝您。',
      fewer_than_coming: ({ coming }) => `已經有 ${coming} 人說要來，不能少於這個數。`,
      not_begun: () => '還沒到時間。不用來了的話，請按「不用來了」。',
    },
  },
  'zh-Hans': {
    refusals: {
      team_unknown: () => '请选您能喊的队伍；一次只能喊同一个社区的。',
      area_unknown: () => '这个社区里没有这个地方。请从列表里选。',
      starts_in_past: () => '这个时间已经过了。请选现在以后的时间。',
      starts_too_late: ({ most }) => `最多提前 ${most} 天喊。请选近一点的日子。`,
      nobody_in_teams: () => '这些队伍除了您还没有队员，喊了没有人听见。',
      muster_over: () => '这件事已经办完，或者不用来了。谢谢您。',
      fewer_than_coming: ({ coming }) => `已经有 ${coming} 人说要来，不能少于这个数。`,
      not_begun: () => '还没到时间。不用来了的话，请按“不用来了”。',
    },
  },
  en: {
    refusals: {
      team_unknown: () => 'Choose teams that you may call, all of one community.',
      area_unknown: () => 'This community has no such place. Please choose one from the list.',
      starts_in_past: () => 'That time has passed. Please choose a later one.',
      starts_too_late: ({ most }) =>
        `People are called ${most} days ahead at most. Please choose a nearer day.`,
      nobody_in_teams: () => 'These teams have no members but you: nobody would hear it.',
      muster_over: () => 'It is done already, or was called off. Thank you.',
      fewer_than_coming: ({ coming }) =>
        `${coming} have said that they come; it cannot be fewer than that.`,
      not_begun: () => 'It has not begun yet. If nobody need come, call it off.',
    },
  },
};
