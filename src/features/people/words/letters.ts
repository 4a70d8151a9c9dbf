import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** What is sent to telephones and mailboxes: short, since it may be read on a lock screen. */
export type LetterWords = {
  readonly codeSubject: string;
  readonly code: (code: string, minutes: string) => string;
  readonly actingSubject: string;
  readonly acting: (helper: string) => string;
};

export const letterWords: Catalogue<LetterWords> = {
  'zh-Hant': {
    codeSubject: '鄰里登入號碼',
    code: (code, minutes) =>
      `登入號碼 ${code}，${minutes} 分鐘內有效。不要告訴別人，社區工作人員也不會問您要。`,
    actingSubject: '有人在替您辦事',
    acting: (helper) =>
      `${helper}剛剛開始在鄰里上替您辦事。辦了什麼，在「我的」裡都查得到，也可以隨時停止。如果您沒有同意，請打社區電話。`,
  },
  'zh-Hans': {
    codeSubject: '邻里登录号码',
    code: (code, minutes) =>
      `登录号码 ${code}，${minutes} 分钟内有效。不要告诉别人，社区工作人员也不会问您要。`,
    actingSubject: '有人在替您办事',
    acting: (helper) =>
      `${helper}刚刚开始在邻里上替您办事。办了什么，在“我的”里都查得到，也可以随时停止。如果您没有同意，请打社区电话。`,
  },
  en: {
    codeSubject: 'Your Linli code',
    code: (code, minutes) =>
      `Your code is ${code}. It works for ${minutes} minutes. Tell it to nobody; no community worker will ask for it.`,
    actingSubject: 'Somebody is acting for you',
    acting: (helper) =>
      `${helper} has just begun to act for you on Linli. What was done stands under “My account”, where you can stop it at any time. If you did not agree, please telephone your community.`,
  },
};
