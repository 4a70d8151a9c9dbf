import type { TeamsRefusal } from '#/features/teams/model.ts';
import type { RefusalWords } from '#/platform/http/endpoint.ts';
import { someRefusals } from '#/platform/http/some-refusals.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The sentences of every refusal about volunteer teams. */
export const refusalWords: Catalogue<RefusalWords<TeamsRefusal>> = {
  'zh-Hant': {
    refusals: {
      team_closed: () => '這支隊已經解散了，不能再加入。',
      already_in_team: () => '已經在這支隊裡了。',
      already_asked: () => '已經說過想加入了，請等隊長回話。',
      not_in_team: () => '現在不在這支隊裡。',
      not_waiting: () => '這件事已經回過話，或者本人撤回了。',
      invitation_over: () => '這次邀請已經過期、收回或者回過話了。',
      too_many_invitations: ({ most }) => `最多 ${most} 份邀請等回話。請先收回用不著的。`,
      unknown_choice: () => '有一項已經不在列表裡了。請重新勾選。',
      too_late_to_return: () => '過了一天，或者是隊長請離的，不能直接回來。可以再說一次想加入。',
      unknown_person: () => '沒有找到這位居民，請重新找。',
      unknown_consent: () => '這個人不是本人，也沒有登記可以替他辦事。請重新選是誰答應的。',
      not_oneself: () => '自己的證件要請別人看：另一位隊長，或者社區服務台。',
      proof_backwards: () => '這一天已經過了。請看看證件上到哪一天有效。',
      proof_too_long: ({ years }) => `最多記 ${years} 年，到時候再看一次。`,
      training_in_future: () => '培訓的日子還沒到。辦過以後再記。',
    },
  },
  'zh-Hans': {
    refusals: {
      team_closed: () => '这支队已经解散了，不能再加入。',
      already_in_team: () => '已经在这支队里了。',
      already_asked: () => '已经说过想加入了，请等队长回话。',
      not_in_team: () => '现在不在这支队里。',
      not_waiting: () => '这件事已经回过话，或者本人撤回了。',
      invitation_over: () => '这次邀请已经过期、收回或者回过话了。',
      too_many_invitations: ({ most }) => `最多 ${most} 份邀请等回话。请先收回用不着的。`,
      unknown_choice: () => '有一项已经不在列表里了。请重新勾选。',
      too_late_to_return: () => '过了一天，或者是队长请离的，不能直接回来。可以再说一次想加入。',
      unknown_person: () => '没有找到这位居民，请重新找。',
      unknown_consent: () => '这个人不是本人，也没有登记可以替他办事。请重新选是谁答应的。',
      not_oneself: () => '自己的证件要请别人看：另一位队长，或者社区服务台。',
      proof_backwards: () => '这一天已经过了。请看看证件上到哪一天有效。',
      proof_too_long: ({ years }) => `最多记 ${years} 年，到时候再看一次。`,
      training_in_future: () => '培训的日子还没到。办过以后再记。',
    },
  },
  en: {
    refusals: {
      team_closed: () => 'This team has been closed and takes nobody in any more.',
      already_in_team: () => 'In this team already.',
      already_asked: () => 'You have asked already. Please wait for the answer.',
      not_in_team: () => 'Not in this team now.',
      not_waiting: () => 'This has been answered already, or was taken back.',
      invitation_over: () => 'This invitation has lapsed, was taken back or answered already.',
      too_many_invitations: ({ most }) =>
        `At most ${most} invitations wait at a time. Take one back first.`,
      unknown_choice: () => 'Something you ticked is not on the list any more. Please tick again.',
      too_late_to_return: () =>
        'More than a day has passed, or you were let go. You can ask to join again.',
      unknown_person: () => 'We did not find this resident. Please look again.',
      unknown_consent: () =>
        'This is neither the person nor somebody on record as acting for them. Choose who said yes.',
      not_oneself: () =>
        'Somebody else has to see your own licence: another leader, or the counter.',
      proof_backwards: () => 'That day is over. Look until when the licence holds.',
      proof_too_long: ({ years }) => `At most ${years} years; look at it again then.`,
      training_in_future: () => 'That day has not come. Note the training once it was held.',
    },
  },
};

/** Gives the sentences of just those refusals an endpoint has. */
export const refusals = someRefusals(refusalWords);
