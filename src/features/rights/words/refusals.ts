import type { RefusalWords } from '#/platform/http/endpoint.ts';
import { someRefusals } from '#/platform/http/some-refusals.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { RightsRefusal } from '#/features/rights/model.ts';

/** The sentences of every refusal about what is held of somebody. */
export const refusalWords: Catalogue<RefusalWords<RightsRefusal>> = {
  'zh-Hant': {
    refusals: {
      no_consent_to_read: () =>
        '對方同意您代辦，但沒有同意您看資料。請對方在「我的資料」裡同意，或請櫃台幫忙。',
      only_oneself: () => '這件事只能本人辦。請先換回自己。',
      already_leaving: () => '已經申請刪除了，不用再申請。想反悔，請按「撤回」。',
      not_leaving: () => '現在沒有等著執行的刪除。',
      last_steward: () => '您是最後一位管理員，走了就沒有人管了。請先指定另一位，再來申請。',
      post_still_held: () => '您還擔任著崗位。請先到組織的頁面卸任，或請組織換人，再來申請。',
      only_guardian: () => '有人只有您一位監護人。請先帶另一位到櫃台登記為監護人，再來申請。',
      matter_in_hand: () => '您手上還有沒辦完的事。請先辦好或者放回，再來申請。',
      correction_gone: () => '這份請求已經有答覆了，或者撤回了。',
      too_many_corrections: () => '您還有好幾份請求等著答覆。請等一等，或者打上面的電話。',
      not_a_helper: () => '這位現在不能替您辦事，所以也不能替您看資料。',
    },
  },
  'zh-Hans': {
    refusals: {
      no_consent_to_read: () =>
        '对方同意您代办，但没有同意您看资料。请对方在“我的资料”里同意，或请柜台帮忙。',
      only_oneself: () => '这件事只能本人办。请先换回自己。',
      already_leaving: () => '已经申请删除了，不用再申请。想反悔，请按“撤回”。',
      not_leaving: () => '现在没有等着执行的删除。',
      last_steward: () => '您是最后一位管理员，走了就没有人管了。请先指定另一位，再来申请。',
      post_still_held: () => '您还担任着岗位。请先到组织的页面卸任，或请组织换人，再来申请。',
      only_guardian: () => '有人只有您一位监护人。请先带另一位到柜台登记为监护人，再来申请。',
      matter_in_hand: () => '您手上还有没办完的事。请先办好或者放回，再来申请。',
      correction_gone: () => '这份请求已经有答复了，或者撤回了。',
      too_many_corrections: () => '您还有好几份请求等着答复。请等一等，或者打上面的电话。',
      not_a_helper: () => '这位现在不能替您办事，所以也不能替您看资料。',
    },
  },
  en: {
    refusals: {
      no_consent_to_read: () =>
        'They let you act for them, but not see their data. They can allow it under “My data”, or at the counter.',
      only_oneself: () => 'Only the person themselves can do this. Go back to yourself first.',
      already_leaving: () => 'You have asked for this already. To think again, press “Withdraw”.',
      not_leaving: () => 'Nothing is waiting to be deleted.',
      last_steward: () =>
        'You are the last steward: nobody would look after things. Appoint another one first.',
      post_still_held: () =>
        'You still hold a post. Give it up on the page of the organisation first, or have them appoint somebody else.',
      only_guardian: () =>
        'You are the only guardian of somebody. Bring another one to the counter to be recorded first.',
      matter_in_hand: () =>
        'You still have a matter in hand. Finish it or give it back first, then ask again.',
      correction_gone: () => 'This request has been answered or withdrawn.',
      too_many_corrections: () =>
        'Several of your requests are still waiting. Wait a little, or ring the number above.',
      not_a_helper: () =>
        'They may not act for you now, so they cannot see your data for you either.',
    },
  },
};

/** Gives the sentences of just those refusals an endpoint has. */
export const refusals = someRefusals(refusalWords);
