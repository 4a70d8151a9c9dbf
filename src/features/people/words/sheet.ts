import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The words of a sheet of sign-in codes: on the page that prints it, and on the paper. */
export type SheetWords = {
  readonly open: string;
  readonly title: string;
  readonly titleFor: (name: string) => string;
  readonly lead: string;
  readonly back: string;
  readonly none: string;
  readonly left: (count: string, day: string) => string;
  readonly shown: string;
  readonly notShown: string;
  readonly issue: string;
  readonly issueAgain: string;
  readonly issued: string;
  readonly paperTitle: string;
  readonly steps: (site: string) => readonly string[];
  readonly lost: string;
  readonly call: (name: string, telephone: string) => string;
  readonly foot: (day: string, until: string) => string;
};

export const sheetWords: Catalogue<SheetWords> = {
  'zh-Hant': {
    open: '印登入號碼單',
    title: '登入號碼單',
    titleFor: (name) => `${name}的登入號碼單`,
    lead: '一張紙上十個號碼，每個登入一次。收不到簡訊也能自己登入。',
    back: '回去',
    none: '現在沒有能用的號碼單。',
    left: (count, day) => `${day}印的號碼單，還剩 ${count} 個號碼`,
    shown: '現在就印：過十五分鐘，這一頁就不再顯示號碼。',
    notShown: '號碼只在剛開好時顯示。紙丟了就另開一張，舊的馬上作廢。',
    issue: '開一張號碼單',
    issueAgain: '作廢舊的，另開一張',
    issued: '開好了，請馬上印出來。',
    paperTitle: '登入號碼單',
    steps: (site) => [
      `打開 ${site}，點「登入」。`,
      '在「紙上的號碼」裡輸入下面隨便一個還沒劃掉的號碼。',
      '用過一個，就在前面打個勾，它不能再用。',
    ],
    lost: '像鑰匙一樣收好。丟了、給人看過了，請馬上找櫃台另開一張，舊的就作廢。',
    call: (name, telephone) => `有什麼不明白，請打 ${telephone}（${name}）。`,
    foot: (day, until) => `${day}印出，用到${until}。`,
  },
  'zh-Hans': {
    open: '打印登录号码单',
    title: '登录号码单',
    titleFor: (name) => `${name}的登录号码单`,
    lead: '一张纸上十个号码，每个登录一次。收不到短信也能自己登录。',
    back: '回去',
    none: '现在没有能用的号码单。',
    left: (count, day) => `${day}打印的号码单，还剩 ${count} 个号码`,
    shown: '现在就打印：过十五分钟，这一页就不再显示号码。',
    notShown: '号码只在刚开好时显示。纸丢了就另开一张，旧的马上作废。',
    issue: '开一张号码单',
    issueAgain: '作废旧的，另开一张',
    issued: '开好了，请马上打印出来。',
    paperTitle: '登录号码单',
    steps: (site) => [
      `打开 ${site}，点“登录”。`,
      '在“纸上的号码”里输入下面随便一个还没划掉的号码。',
      '用过一个，就在前面打个勾，它不能再用。',
    ],
    lost: '像钥匙一样收好。丢了、给人看过了，请马上找柜台另开一张，旧的就作废。',
    call: (name, telephone) => `有什么不明白，请打 ${telephone}（${name}）。`,
    foot: (day, until) => `${day}印出，用到${until}。`,
  },
  en: {
    open: 'Print a sheet of codes',
    title: 'Sheet of sign-in codes',
    titleFor: (name) => `Sheet of sign-in codes for ${name}`,
    lead: 'Ten codes on one paper, each of which signs in once. No telephone or messages are needed.',
    back: 'Back',
    none: 'There is no sheet that works just now.',
    left: (count, day) => `Sheet of ${day}, codes left: ${count}`,
    shown: 'Print it now: after fifteen minutes this page shows the codes no more.',
    notShown:
      'Codes are shown only just after they were made. If the paper is lost, make another; the old one stops at once.',
    issue: 'Make a sheet',
    issueAgain: 'Cancel it and make another',
    issued: 'Done. Please print it right away.',
    paperTitle: 'Your sign-in codes',
    steps: (site) => [
      `Open ${site} and choose “Sign in”.`,
      'Under “Code on the paper”, type any code below that is not crossed out.',
      'Tick each one when you have used it; it does not work again.',
    ],
    lost: 'Keep it like a key. If it is lost or somebody saw it, ask the counter for another; this one stops then.',
    call: (name, telephone) => `If anything is unclear, ring ${telephone} (${name}).`,
    foot: (day, until) => `Printed ${day}, works until ${until}.`,
  },
};
