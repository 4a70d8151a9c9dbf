import type { RefusalWords } from '#/platform/http/endpoint.ts';
import { someRefusals } from '#/platform/http/some-refusals.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { BehalfRefusal } from '#/features/behalf/model.ts';

/** The sentences of every refusal about what was done on behalf of somebody. */
export const refusalWords: Catalogue<RefusalWords<BehalfRefusal>> = {
  'zh-Hant': {
    refusals: {
      only_oneself: () => '撤回要本人來：自己登入、用紙上的號碼，或到櫃台、找樓長辦。',
      not_reversible: () => '這件事辦了就不能撤回。有話要說，請打上面的電話。',
      reversed_already: () => '這件事已經撤回過了，不用再撤。',
      too_late_to_reverse: () => '撤回的期限過了。還想改，請打上面的電話，工作人員幫您想辦法。',
      moved_on: () => '這件事已經辦完，或者又變了，撤不回來了。請打上面的電話問一問。',
      slip_code_wrong: () => '號碼對不上，或者過期了。請對照紙上再看一次，或請櫃台重新印一張。',
      nothing_to_tell: () => '沒有要告訴這位的事，或者別人剛剛準備好了。',
      told_already: () => '已經有人記過：本人知道了。',
    },
  },
  'zh-Hans': {
    refusals: {
      only_oneself: () => '撤回要本人来：自己登录、用纸上的号码，或到柜台、找楼长办。',
      not_reversible: () => '这件事办了就不能撤回。有话要说，请打上面的电话。',
      reversed_already: () => '这件事已经撤回过了，不用再撤。',
      too_late_to_reverse: () => '撤回的期限过了。还想改，请打上面的电话，工作人员帮您想办法。',
      moved_on: () => '这件事已经办完，或者又变了，撤不回来了。请打上面的电话问一问。',
      slip_code_wrong: () => '号码对不上，或者过期了。请对照纸上再看一次，或请柜台重新印一张。',
      nothing_to_tell: () => '没有要告诉这位的事，或者别人刚刚准备好了。',
      told_already: () => '已经有人记过：本人知道了。',
    },
  },
  en: {
    refusals: {
      only_oneself: () =>
        'Taking back is for the person themselves: signed in, with the code on the paper, or at the counter.',
      not_reversible: () => 'This cannot be taken back. If it is wrong, ring the number above.',
      reversed_already: () => 'This has been taken back already.',
      too_late_to_reverse: () =>
        'The time for taking it back is over. Ring the number above, and somebody will help.',
      moved_on: () =>
        'This has been done or changed meanwhile and cannot be taken back. Ring the number above to ask.',
      slip_code_wrong: () =>
        'That code does not fit or has expired. Look at the paper again, or ask the counter for another.',
      nothing_to_tell: () => 'There is nothing to tell them, or somebody has just made it ready.',
      told_already: () => 'Somebody has noted already that they know.',
    },
  },
};

/** Gives the sentences of just those refusals an endpoint has. */
export const refusals = someRefusals(refusalWords);
