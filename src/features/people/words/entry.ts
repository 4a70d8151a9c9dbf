import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The words of signing in, and of the first account. */
export type EntryWords = {
  readonly title: string;
  readonly lead: string;
  readonly kept: string;
  readonly already: (name: string) => string;
  readonly goOn: string;
  readonly address: string;
  readonly addressHint: string;
  readonly sendCode: string;
  readonly paperTitle: string;
  readonly paperText: string;
  readonly paperCode: string;
  readonly paperHint: string;
  readonly usePaper: string;
  readonly noneTitle: string;
  readonly noneText: string;
  readonly codeTitle: string;
  readonly codeLead: string;
  readonly code: string;
  readonly codeHint: (minutes: string) => string;
  readonly signIn: string;
  readonly noCodeTitle: string;
  readonly noCodeText: string;
  readonly again: string;
  readonly signedIn: string;
  readonly signedOut: string;
  readonly welcomeTitle: string;
  readonly welcomeLead: (household: string) => string;
  readonly notYours: string;
  readonly name: string;
  readonly nameHint: string;
  readonly called: string;
  readonly calledHint: string;
  readonly contact: string;
  readonly contactHint: string;
  readonly open: string;
  readonly opened: (household: string) => string;
  readonly join: string;
  readonly joinLead: (household: string) => string;
  readonly joined: (household: string) => string;
  readonly privacy: string;
  /** The paper opens no account any more. */
  readonly usedUp: (household: string) => string;
  readonly urgentTitle: string;
  readonly urgentText: string;
  readonly urgentLink: string;
};

export const entryWords: Catalogue<EntryWords> = {
  'zh-Hant': {
    title: '登入',
    lead: '不用密碼。我們發一個六位數號碼給您，輸入就行。',
    kept: '您填的內容都替您留著，登入後接著寫。',
    already: (name) => `您已經登入了：${name}`,
    goOn: '繼續',
    address: '手機號碼或電子郵箱',
    addressHint: '例如 138 0013 8000',
    sendCode: '發號碼給我',
    paperTitle: '有紙上的號碼？',
    paperText: '樓長發的「住戶號碼」，或櫃台開的「登入號碼」，都在這裡輸入。',
    paperCode: '紙上的號碼',
    paperHint: '照著紙上抄，空格可以不打。',
    usePaper: '用這個號碼',
    noneTitle: '都沒有也不要緊',
    noneText: '到社區櫃台說一聲，或打上面的電話，工作人員可以替您辦。',
    codeTitle: '輸入號碼',
    codeLead: '如果這個手機或郵箱登記過，號碼很快就到。',
    code: '六位數號碼',
    codeHint: (minutes) => `${minutes} 分鐘內有效。`,
    signIn: '登入',
    noCodeTitle: '沒收到？',
    noCodeText:
      '等一分鐘再看看。還是沒有，可能是號碼打錯了，或沒有登記過；櫃台可以馬上幫您開一個。',
    again: '重新發一個',
    signedIn: '登入了。',
    signedOut: '已經退出登入。',
    welcomeTitle: '開一個帳號',
    welcomeLead: (household) => `這張紙是 ${household} 的。填好名字就能用。`,
    notYours: '不是您家？請把紙還給樓長或社區櫃台。',
    name: '您的姓名',
    nameHint: '和身分證上一樣，只有社區工作人員看得到。',
    called: '鄰居怎麼稱呼您',
    calledHint: '例如 陳師傅、王阿姨。鄰居看到的是這個。',
    contact: '手機號碼或電子郵箱',
    contactHint: '沒有可以不填。填了，下次就能用它登入。',
    open: '開好帳號',
    opened: (household) => `帳號開好了。您家是 ${household}。`,
    join: '加上這一戶',
    joinLead: (household) => `把 ${household} 加到您的帳號裡。`,
    joined: (household) => `加好了：${household}。`,
    privacy: '這些資料只用來替您辦社區的事，您隨時可以查看、更正。',
    usedUp: (household) =>
      `這張紙是 ${household} 的，已經不能再開帳號了。要開帳號，請樓長或櫃台另開一張。`,
    urgentTitle: '現在有急事？',
    urgentText: '不用開帳號。憑這張紙，馬上叫附近值班的鄰居到門口來。',
    urgentLink: '叫人來幫忙',
  },
  'zh-Hans': {
    title: '登录',
    lead: '不用密码。我们发一个六位数号码给您，输入就行。',
    kept: '您填的内容都替您留着，登录后接着写。',
    already: (name) => `您已经登录了：${name}`,
    goOn: '继续',
    address: '手机号码或电子邮箱',
    addressHint: '例如 138 0013 8000',
    sendCode: '发号码给我',
    paperTitle: '有纸上的号码？',
    paperText: '楼长发的“住户号码”，或柜台开的“登录号码”，都在这里输入。',
    paperCode: '纸上的号码',
    paperHint: '照着纸上抄，空格可以不打。',
    usePaper: '用这个号码',
    noneTitle: '都没有也不要紧',
    noneText: '到社区柜台说一声，或打上面的电话，工作人员可以替您办。',
    codeTitle: '输入号码',
    codeLead: '如果这个手机或邮箱登记过，号码很快就到。',
    code: '六位数号码',
    codeHint: (minutes) => `${minutes} 分钟内有效。`,
    signIn: '登录',
    noCodeTitle: '没收到？',
    noCodeText:
      '等一分钟再看看。还是没有，可能是号码打错了，或没有登记过；柜台可以马上帮您开一个。',
    again: '重新发一个',
    signedIn: '登录了。',
    signedOut: '已经退出登录。',
    welcomeTitle: '开一个账号',
    welcomeLead: (household) => `这张纸是 ${household} 的。填好名字就能用。`,
    notYours: '不是您家？请把纸还给楼长或社区柜台。',
    name: '您的姓名',
    nameHint: '和身份证上一样，只有社区工作人员看得到。',
    called: '邻居怎么称呼您',
    calledHint: '例如 陈师傅、王阿姨。邻居看到的是这个。',
    contact: '手机号码或电子邮箱',
    contactHint: '没有可以不填。填了，下次就能用它登录。',
    open: '开好账号',
    opened: (household) => `账号开好了。您家是 ${household}。`,
    join: '加上这一户',
    joinLead: (household) => `把 ${household} 加到您的账号里。`,
    joined: (household) => `加好了：${household}。`,
    privacy: '这些资料只用来替您办社区的事，您随时可以查看、更正。',
    usedUp: (household) =>
      `这张纸是 ${household} 的，已经不能再开账号了。要开账号，请楼长或柜台另开一张。`,
    urgentTitle: '现在有急事？',
    urgentText: '不用开账号。凭这张纸，马上叫附近值班的邻居到门口来。',
    urgentLink: '叫人来帮忙',
  },
  en: {
    title: 'Sign in',
    lead: 'No password needed. We send you a code of six digits, and you type it.',
    kept: 'What you wrote is kept; you go on with it after signing in.',
    already: (name) => `You are signed in already: ${name}`,
    goOn: 'Go on',
    address: 'Telephone number or e-mail',
    addressHint: 'For example 138 0013 8000',
    sendCode: 'Send me a code',
    paperTitle: 'Have you got a code on paper?',
    paperText:
      'The household code from your building leader or the code from the counter: type either of them here.',
    paperCode: 'Code on the paper',
    paperHint: 'Copy it from the paper. Spaces can be left out.',
    usePaper: 'Use this code',
    noneTitle: 'Neither of them? No matter',
    noneText:
      'Come to the counter of your community or ring the number above; somebody will do it for you.',
    codeTitle: 'Type the code',
    codeLead: 'If this telephone or mailbox is registered, the code will be there in a moment.',
    code: 'Code of six digits',
    codeHint: (minutes) => `It works for ${minutes} minutes.`,
    signIn: 'Sign in',
    noCodeTitle: 'Nothing there?',
    noCodeText:
      'Wait a minute and look again. If it still has not come, the number may be mistyped or not registered; the counter can give you a code at once.',
    again: 'Send another',
    signedIn: 'You are signed in.',
    signedOut: 'You have signed out.',
    welcomeTitle: 'Open an account',
    welcomeLead: (household) =>
      `This paper belongs to ${household}. Give your name and you can begin.`,
    notYours: 'Not your home? Please give the paper back to your building leader or the counter.',
    name: 'Your name',
    nameHint: 'As on your identity card; only community workers see it.',
    called: 'How neighbours call you',
    calledHint: 'For example Master Chen, Auntie Wang. This is what neighbours see.',
    contact: 'Telephone number or e-mail',
    contactHint: 'Leave it empty if you have none. With it you can sign in next time.',
    open: 'Open the account',
    opened: (household) => `Your account is open. Your home is ${household}.`,
    join: 'Add this household',
    joinLead: (household) => `Adds ${household} to your account.`,
    joined: (household) => `Added: ${household}.`,
    privacy:
      'This is used to do the affairs of the neighbourhood for you and for nothing else. You can look at it and correct it at any time.',
    usedUp: (household) =>
      `This paper belongs to ${household} and opens no account any more. The building leader or the counter makes a fresh one.`,
    urgentTitle: 'Something urgent now?',
    urgentText:
      'No account is needed. With this paper you call neighbours on duty nearby to the door at once.',
    urgentLink: 'Call somebody to help',
  },
};
