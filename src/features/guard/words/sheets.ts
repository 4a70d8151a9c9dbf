import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The words of confirming with a code on paper, where there can be no passkeys. */
export type SheetWords = {
  readonly title: string;
  readonly code: string;
  readonly codeHint: string;
  readonly confirm: string;
  readonly confirmed: (left: string) => string;
  readonly firstText: string;
  readonly usedUp: string;
  readonly toSheet: string;
};

export const sheetWords: Catalogue<SheetWords> = {
  'zh-Hant': {
    title: '用號碼單確認',
    code: '紙上的號碼',
    codeHint: '從您自己印的登入號碼單上選一個還沒用過的，十四位數字。',
    confirm: '用這個號碼確認',
    confirmed: (left) => `確認好了，管十二個小時。號碼單還剩 ${left} 個號碼，快用完時請另開一張。`,
    firstText: '您還沒有自己印的登入號碼單。請先開一張、印出來，再回到這裡輸入上面的一個號碼。',
    usedUp: '您的號碼單用完了，請管理員幫您重新開始。',
    toSheet: '去開一張號碼單',
  },
  'zh-Hans': {
    title: '用号码单确认',
    code: '纸上的号码',
    codeHint: '从您自己打印的登录号码单上选一个还没用过的，十四位数字。',
    confirm: '用这个号码确认',
    confirmed: (left) => `确认好了，管十二个小时。号码单还剩 ${left} 个号码，快用完时请另开一张。`,
    firstText: '您还没有自己打印的登录号码单。请先开一张、打印出来，再回到这里输入上面的一个号码。',
    usedUp: '您的号码单用完了，请管理员帮您重新开始。',
    toSheet: '去开一张号码单',
  },
  en: {
    title: 'Confirm with your sheet of codes',
    code: 'Code on the paper',
    codeHint: 'One that you have not used yet, of the sheet you printed yourself: fourteen digits.',
    confirm: 'Confirm with this code',
    confirmed: (left) =>
      `Confirmed, for twelve hours. Codes left on your sheet: ${left}. Make another before they run out.`,
    firstText:
      'You have printed no sheet of sign-in codes yet. Make one, print it, and come back to type one of its codes here.',
    usedUp: 'Your sheet is used up. Ask a steward to let you begin again.',
    toSheet: 'Make a sheet of codes',
  },
};
