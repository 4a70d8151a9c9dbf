import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** What is sent to those who act for somebody. */
export type LetterWords = {
  readonly subject: string;
  readonly leaving: (name: string, day: string) => string;
};

export const letterWords: Catalogue<LetterWords> = {
  'zh-Hant': {
    subject: '您代辦的人申請刪除資料',
    leaving: (name, day) =>
      `${name}申請刪除自己的資料，${day}執行。在那之前可以撤回；之後您就不能再替他辦事了。`,
  },
  'zh-Hans': {
    subject: '您代办的人申请删除资料',
    leaving: (name, day) =>
      `${name}申请删除自己的资料，${day}执行。在那之前可以撤回；之后您就不能再替他办事了。`,
  },
  en: {
    subject: 'Somebody you act for wishes to leave',
    leaving: (name, day) =>
      `${name} has asked for their data to be deleted on ${day}. They can think again until then; after that you can no longer act for them.`,
  },
};
