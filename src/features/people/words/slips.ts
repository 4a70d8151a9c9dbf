import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The words of codes on paper: on the page of who prints them, and on the slip itself. */
export type SlipWords = {
  readonly title: string;
  readonly lead: string;
  readonly issue: string;
  readonly issueAgain: string;
  readonly issueAgainHint: string;
  readonly issued: string;
  readonly none: string;
  readonly print: string;
  readonly printHint: string;
  readonly usesLeft: (count: string) => string;
  readonly slipTitle: string;
  readonly slipText: string;
  readonly slipSteps: (site: string) => readonly string[];
  readonly slipHelp: string;
  readonly slipFoot: (day: string) => string;
  readonly counterTitle: (name: string) => string;
  readonly counterLead: string;
  readonly counterIssue: string;
  readonly counterIssued: string;
  readonly counterNone: string;
  readonly counterSlipTitle: string;
  readonly counterSteps: (site: string) => readonly string[];
  readonly counterFoot: (moment: string) => string;
};

export const slipWords: Catalogue<SlipWords> = {
  'zh-Hant': {
    title: '住戶號碼',
    lead: '印出來交給這一戶。家裡人憑它開自己的帳號，不用手機號碼也行。',
    issue: '開一個住戶號碼',
    issueAgain: '作廢這個，另開一個',
    issueAgainHint: '紙丟了，或給錯了人，就另開一個。舊的馬上不能用。',
    issued: '開好了，請印出來當面交給這一戶。',
    none: '這一戶現在沒有可用的號碼。',
    print: '印這一頁',
    printHint: '用瀏覽器的列印功能，只會印出這張紙。',
    usesLeft: (count) => `還可以開 ${count} 個帳號`,
    slipTitle: '您家的住戶號碼',
    slipText:
      '有了帳號，可以提事、報名、看通知。老人孩子可以請家裡人代辦。請留著這張紙：有急事時，沒有帳號也能用它叫鄰居來。',
    slipSteps: (site) => [
      `用手機掃這張紙上的碼，或打開 ${site}，點「登入」。`,
      '輸入這張紙上的號碼，再填姓名。',
      '完成。家裡每個人都可以各開一個。',
    ],
    slipHelp: '不會用也沒關係：拿這張紙找樓長或社區櫃台，當場替您辦。請不要把號碼給外人。',
    slipFoot: (day) => `開帳號用到 ${day}`,
    counterTitle: (name) => `給${name}開一個登入號碼`,
    counterLead: '沒有手機、收不到簡訊的人，憑這個號碼登入一次。念給本人聽，或印出來當面交給本人。',
    counterIssue: '開一個登入號碼',
    counterIssued: '開好了。只給本人，不要讓別人看到。',
    counterNone: '現在沒有可用的號碼。',
    counterSlipTitle: '您的登入號碼',
    counterSteps: (site) => [
      `打開 ${site}，點「登入」。`,
      '在「紙上的號碼」裡輸入這張紙上的號碼。',
      '只能用一次。用完這張紙就可以扔了。',
    ],
    counterFoot: (moment) => `有效到 ${moment}`,
  },
  'zh-Hans': {
    title: '住户号码',
    lead: '打印出来交给这一户。家里人凭它开自己的账号，不用手机号码也行。',
    issue: '开一个住户号码',
    issueAgain: '作废这个，另开一个',
    issueAgainHint: '纸丢了，或给错了人，就另开一个。旧的马上不能用。',
    issued: '开好了，请打印出来当面交给这一户。',
    none: '这一户现在没有可用的号码。',
    print: '打印这一页',
    printHint: '用浏览器的打印功能，只会印出这张纸。',
    usesLeft: (count) => `还可以开 ${count} 个账号`,
    slipTitle: '您家的住户号码',
    slipText:
      '有了账号，可以提事、报名、看通知。老人孩子可以请家里人代办。请留着这张纸：有急事时，没有账号也能用它叫邻居来。',
    slipSteps: (site) => [
      `用手机扫这张纸上的码，或打开 ${site}，点“登录”。`,
      '输入这张纸上的号码，再填姓名。',
      '完成。家里每个人都可以各开一个。',
    ],
    slipHelp: '不会用也没关系：拿这张纸找楼长或社区柜台，当场替您办。请不要把号码给外人。',
    slipFoot: (day) => `开账号用到 ${day}`,
    counterTitle: (name) => `给${name}开一个登录号码`,
    counterLead:
      '没有手机、收不到短信的人，凭这个号码登录一次。念给本人听，或打印出来当面交给本人。',
    counterIssue: '开一个登录号码',
    counterIssued: '开好了。只给本人，不要让别人看到。',
    counterNone: '现在没有可用的号码。',
    counterSlipTitle: '您的登录号码',
    counterSteps: (site) => [
      `打开 ${site}，点“登录”。`,
      '在“纸上的号码”里输入这张纸上的号码。',
      '只能用一次。用完这张纸就可以扔了。',
    ],
    counterFoot: (moment) => `有效到 ${moment}`,
  },
  en: {
    title: 'Household code',
    lead: 'Print it and hand it to this household. With it they open their own accounts, without a telephone too.',
    issue: 'Issue a household code',
    issueAgain: 'Cancel it and issue another',
    issueAgainHint:
      'If the paper was lost or went to the wrong door, issue another. The old one stops at once.',
    issued: 'Done. Print it and hand it over at the door.',
    none: 'This household has no code that works just now.',
    print: 'Print this page',
    printHint: 'Use the print function of your browser; only the slip is printed.',
    usesLeft: (count) => `Opens ${count} more accounts`,
    slipTitle: 'Your household code',
    slipText:
      'With an account you can raise matters, book and read notices. The family may act for the old and the young. Keep this paper: in an emergency it calls neighbours to your door without an account.',
    slipSteps: (site) => [
      `Scan the square on this paper with a phone, or open ${site} and choose “Sign in”.`,
      'Type the code on this paper, then your name.',
      'Done. Everybody in the household can open an account of their own.',
    ],
    slipHelp:
      'If that is difficult, take this paper to your building leader or the counter, and it is done for you there. Please give the code to nobody outside.',
    slipFoot: (day) => `Opens accounts until ${day}`,
    counterTitle: (name) => `A sign-in code for ${name}`,
    counterLead:
      'For those without a telephone or messages: this code signs them in once. Read it out to them, or print it and hand it to nobody else.',
    counterIssue: 'Issue a sign-in code',
    counterIssued: 'Done. It is for this person only; let nobody else see it.',
    counterNone: 'There is no code that works just now.',
    counterSlipTitle: 'Your sign-in code',
    counterSteps: (site) => [
      `Open ${site} and choose “Sign in”.`,
      'Type the code under “Code on the paper”.',
      'It works once. Afterwards you can throw this paper away.',
    ],
    counterFoot: (moment) => `Works until ${moment}`,
  },
};
