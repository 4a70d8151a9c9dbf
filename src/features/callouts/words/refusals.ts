import type { CallRefusal } from '#/features/callouts/model.ts';
import type { PlatformRefusal } from '#/platform/http/errors/words.ts';
import type { RefusalWords } from '#/platform/http/endpoint.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';

type OwnRefusal =
  | Exclude<CallRefusal, PlatformRefusal>
  | 'no_home_known'
  | 'place_unknown'
  | 'category_not_here'
  | 'paper_code_wrong'
  | 'targets_fall'
  | 'chain_twice';

/** The sentences of the refusals of calls, in three languages. */
export const refusalWords: Catalogue<RefusalWords<OwnRefusal>> = {
  'zh-Hant': {
    refusals: {
      call_over: () => '已經有人去了，或者不用了。謝謝您。',
      you_go_already: () => '已經請您去了。去不了的話，請在這件事裡放回，會馬上再叫別人。',
      said_already: () => '已經在叫社區工作人員了。等不及請打值班電話。',
      no_home_known: () => '還不知道在哪裡。請先在「我的」裡登記住處，或者打值班電話。',
      place_unknown: () => '這個地方不在任何社區裡，請打值班電話。',
      category_not_here: () => '這裡沒有這一類急事，請選別的。',
      targets_fall: () => '後一批的把握要比前一批大。請改一改這三個數。',
      chain_twice: () => '往上叫的人裡有兩個是一樣的。每一級請選不同的。',
      paper_code_wrong: () =>
        '紙上的號碼對不上，或者後來換過了。請對照紙上再看一次；等不及請打值班電話。',
    },
  },
  'zh-Hans': {
    refusals: {
      call_over: () => '已经有人去了，或者不用了。谢谢您。',
      you_go_already: () => '已经请您去了。去不了的话，请在这件事里放回，会马上再叫别人。',
      said_already: () => '已经在叫社区工作人员了。等不及请打值班电话。',
      no_home_known: () => '还不知道在哪里。请先在“我的”里登记住处，或者打值班电话。',
      place_unknown: () => '这个地方不在任何社区里，请打值班电话。',
      category_not_here: () => '这里没有这一类急事，请选别的。',
      targets_fall: () => '后一批的把握要比前一批大。请改一改这三个数。',
      chain_twice: () => '往上叫的人里有两个是一样的。每一级请选不同的。',
      paper_code_wrong: () =>
        '纸上的号码对不上，或者后来换过了。请对照纸上再看一次；等不及请打值班电话。',
    },
  },
  en: {
    refusals: {
      call_over: () => 'Somebody goes already, or it is over. Thank you.',
      you_go_already: () =>
        'You were asked to go. If you cannot, put the matter back and others are called at once.',
      said_already: () =>
        'The community’s staff are being called already. If it cannot wait, ring the number on duty.',
      no_home_known: () =>
        'It is not known where. Enter your home under “Me” first, or ring the number on duty.',
      place_unknown: () => 'This place is in no community. Please ring the number on duty.',
      category_not_here: () => 'There is no such call here. Please choose another.',
      targets_fall: () =>
        'Each wave is to be surer than the one before. Please change these three numbers.',
      chain_twice: () => 'Somebody is in the chain twice. Please choose another for each step.',
      paper_code_wrong: () =>
        'The code does not match, or was replaced since. Look at the paper again; if it cannot wait, ring the number on duty.',
    },
  },
};
