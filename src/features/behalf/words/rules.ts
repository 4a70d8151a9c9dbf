import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import { inThree } from '#/platform/i18n/in-three.ts';

/** The words of the page that says what can be taken back. */
export type RuleWords = {
  readonly title: string;
  readonly lead: string;
  readonly what: string;
  readonly howLong: string;
  readonly days: (count: string) => string;
  readonly how: string;
  readonly steps: readonly string[];
  readonly rest: string;
  readonly restText: (name: string, telephone: string) => string;
  readonly back: string;
};

/** What a rule asks for besides the days. */
export const conditionWords = inThree({
  'matters.raise': ['這件事還沒辦好', '这件事还没办好', 'as long as it is not done'],
  'matters.claim': ['這件事還沒辦好', '这件事还没办好', 'as long as it is not done'],
  'people.record_consent': ['隨時可以', '随时可以', 'at any time'],
  'hours.make_sheet': ['隨時可以', '随时可以', 'at any time'],
  'people.vouch': ['隨時可以', '随时可以', 'at any time'],
});

export const ruleWords: Catalogue<RuleWords> = {
  'zh-Hant': {
    title: '別人替您辦的，哪些可以撤回',
    lead: '親人、樓長或櫃台替您辦的事，不是您的意思，就可以撤回，不用說理由。',
    what: '替您辦了什麼',
    howLong: '多久以內',
    days: (count) => `${count} 天`,
    how: '怎麼撤回',
    steps: [
      '紙條上有號碼：在登入頁輸入，或者用手機掃一下，按「撤回」。',
      '會用手機：登入以後，在「我的」裡看「別人替我辦了什麼」。',
      '都不方便：到櫃台說，或者打上面的電話，由工作人員替您撤回。',
    ],
    rest: '不在上面的',
    restText: (name, telephone) =>
      `過了期限，或者不在上面的，請打給${name}，${telephone}，一起想辦法。`,
    back: '別人替我辦了什麼',
  },
  'zh-Hans': {
    title: '别人替您办的，哪些可以撤回',
    lead: '亲人、楼长或柜台替您办的事，不是您的意思，就可以撤回，不用说理由。',
    what: '替您办了什么',
    howLong: '多久以内',
    days: (count) => `${count} 天`,
    how: '怎么撤回',
    steps: [
      '纸条上有号码：在登录页输入，或者用手机扫一下，按“撤回”。',
      '会用手机：登录以后，在“我的”里看“别人替我办了什么”。',
      '都不方便：到柜台说，或者打上面的电话，由工作人员替您撤回。',
    ],
    rest: '不在上面的',
    restText: (name, telephone) =>
      `过了期限，或者不在上面的，请打给${name}，${telephone}，一起想办法。`,
    back: '别人替我办了什么',
  },
  en: {
    title: 'What was done for you and can be taken back',
    lead: 'What relatives, your building leader or the counter did on your behalf and you did not mean, you can take back without giving a reason.',
    what: 'What was done',
    howLong: 'Within',
    days: (count) => `${count} days`,
    how: 'How to take it back',
    steps: [
      'With the code on the slip: type it where one signs in, or scan it, and press “Take back”.',
      'With a phone: sign in and open “What others did for me” under Me.',
      'Otherwise: come to the counter or ring the number above, and somebody takes it back for you.',
    ],
    rest: 'What is not listed',
    restText: (name, telephone) =>
      `When the time is over, or it is not listed, ring ${name}, ${telephone}, and we look for a way together.`,
    back: 'What others did for me',
  },
};
