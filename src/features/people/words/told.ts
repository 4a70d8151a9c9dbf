import type { ActingWay } from '#/platform/access/subject.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { ToldWay } from '#/features/people/model.ts';

/** The words of how something came in, and of how somebody is told of it. */
export type ToldWords = {
  readonly cameIn: string;
  readonly cameInHint: string;
  readonly actingWays: { readonly [way in ActingWay]: string };
  readonly title: string;
  readonly titleFor: (name: string) => string;
  readonly choose: string;
  readonly text: string;
  readonly textFor: (name: string) => string;
  readonly ways: { readonly [way in ToldWay]: string };
  readonly hints: { readonly [way in ToldWay]: string };
  readonly save: string;
  readonly saved: string;
  readonly deeds: string;
  readonly slips: string;
  readonly paperForms: string;
};

export const toldWords: Catalogue<ToldWords> = {
  'zh-Hant': {
    cameIn: '這件事是怎麼來的',
    cameInHint: '會和辦的事一起記下，本人看得到。',
    actingWays: {
      in_person: '本人來了，當面說的',
      telephone: '打電話來的',
      paper: '填了紙',
      letter: '來信，或託人帶話',
      standing: '說好了長期代辦',
    },
    title: '替我辦了事，怎麼告訴我',
    titleFor: (name) => `替${name}辦了事，怎麼告訴本人`,
    choose: '選一種方式',
    text: '別人替您辦了事，一定會告訴您。選一個您方便的方式。',
    textFor: (name) => `別人替${name}辦了事，一定會告訴本人。問一問本人怎麼方便。`,
    ways: {
      page: '登入後在「我的」裡看',
      relative: '請能代辦的家人轉告',
      telephone: '社區打電話來說',
      slip: '印一張紙，樓長送到家',
      email: '電子郵件',
      sms: '手機簡訊',
    },
    hints: {
      page: '自己會登入的人。',
      relative: '家人自己辦的，還是印紙送去。',
      telephone: '打登記的電話。',
      slip: '沒有手機也行。',
      email: '要先確認過郵箱。',
      sms: '要先確認過手機號碼。',
    },
    save: '記下這個方式',
    saved: '記下了。',
    deeds: '看一看，不要的可以撤回',
    slips: '告知回條',
    paperForms: '紙表',
  },
  'zh-Hans': {
    cameIn: '这件事是怎么来的',
    cameInHint: '会和办的事一起记下，本人看得到。',
    actingWays: {
      in_person: '本人来了，当面说的',
      telephone: '打电话来的',
      paper: '填了纸',
      letter: '来信，或托人带话',
      standing: '说好了长期代办',
    },
    title: '替我办了事，怎么告诉我',
    titleFor: (name) => `替${name}办了事，怎么告诉本人`,
    choose: '选一种方式',
    text: '别人替您办了事，一定会告诉您。选一个您方便的方式。',
    textFor: (name) => `别人替${name}办了事，一定会告诉本人。问一问本人怎么方便。`,
    ways: {
      page: '登录后在“我的”里看',
      relative: '请能代办的家人转告',
      telephone: '社区打电话来说',
      slip: '印一张纸，楼长送到家',
      email: '电子邮件',
      sms: '手机短信',
    },
    hints: {
      page: '自己会登录的人。',
      relative: '家人自己办的，还是印纸送去。',
      telephone: '打登记的电话。',
      slip: '没有手机也行。',
      email: '要先确认过邮箱。',
      sms: '要先确认过手机号码。',
    },
    save: '记下这个方式',
    saved: '记下了。',
    deeds: '看一看，不要的可以撤回',
    slips: '告知回条',
    paperForms: '纸表',
  },
  en: {
    cameIn: 'How did this come in?',
    cameInHint: 'It is kept with what is done; the person can see it.',
    actingWays: {
      in_person: 'They were here and said so',
      telephone: 'They rang',
      paper: 'They filled in a form',
      letter: 'They wrote, or sent word',
      standing: 'Agreed once and for all',
    },
    title: 'How I am told what was done for me',
    titleFor: (name) => `How ${name} is told what was done for them`,
    choose: 'Choose a way',
    text: 'You are always told what others did for you. Choose the way that suits you.',
    textFor: (name) => `${name} is always told what others did for them. Ask which way suits them.`,
    ways: {
      page: 'On their own page, signed in',
      relative: 'Somebody of the family tells them',
      telephone: 'The community rings',
      slip: 'On paper, brought by the building leader',
      email: 'By e-mail',
      sms: 'By text message',
    },
    hints: {
      page: 'For those who sign in.',
      relative: 'What they did themselves still comes on paper.',
      telephone: 'The number on record.',
      slip: 'Needs no telephone.',
      email: 'Needs a confirmed mailbox.',
      sms: 'Needs a confirmed number.',
    },
    save: 'Keep this way',
    saved: 'Noted.',
    deeds: 'Look at it, and take back what you do not want',
    slips: 'Slips to hand over',
    paperForms: 'Paper forms',
  },
};
