import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The words around what a message tells. */
export type LetterWords = {
  readonly subject: string;
  readonly subjectOf: (what: string) => string;
  readonly several: (count: number) => string;
  readonly greeting: string;
  readonly why: string;
  readonly stop: string;
  readonly stopLink: string;
  readonly text: (what: string, address: string, stop: string) => string;
  readonly testSubject: string;
  readonly testText: (address: string) => string;
  readonly testMessage: (address: string) => string;
};

export const letterWords: Catalogue<LetterWords> = {
  'zh-Hant': {
    subject: '鄰里通知',
    subjectOf: (what) => `鄰里：${what}`,
    several: (count) => `和您有關的 ${count} 件事有了變動`,
    greeting: '您好，和您有關的事有了變動：',
    why: '內容要登入以後才看得到，所以這裡沒有寫。',
    stop: '不想再收到，打開這裡按一下：',
    stopLink: '不再發給我',
    text: (what, address, stop) => `鄰里：${what}。${address} 不再接收：${stop}`,
    testSubject: '鄰里：試發的一封信',
    testText: (address) => `這是 ${address} 試發的一封信。收到了，就說明郵件接通了。`,
    testMessage: (address) => `鄰里：這是 ${address} 試發的一條。收到了，就說明接通了。`,
  },
  'zh-Hans': {
    subject: '邻里通知',
    subjectOf: (what) => `邻里：${what}`,
    several: (count) => `和您有关的 ${count} 件事有了变动`,
    greeting: '您好，和您有关的事有了变动：',
    why: '内容要登录以后才看得到，所以这里没有写。',
    stop: '不想再收到，打开这里按一下：',
    stopLink: '不再发给我',
    text: (what, address, stop) => `邻里：${what}。${address} 不再接收：${stop}`,
    testSubject: '邻里：试发的一封信',
    testText: (address) => `这是 ${address} 试发的一封信。收到了，就说明邮件接通了。`,
    testMessage: (address) => `邻里：这是 ${address} 试发的一条。收到了，就说明接通了。`,
  },
  en: {
    subject: 'Linli notice',
    subjectOf: (what) => `Linli: ${what}`,
    several: (count) => `${count} things that concern you have changed`,
    greeting: 'Something that concerns you has changed:',
    why: 'What it is about can be read after signing in; it is not written here.',
    stop: 'To get no more of these, open this and press once:',
    stopLink: 'Do not send me this any more',
    text: (what, address, stop) => `Linli: ${what}. ${address} Stop: ${stop}`,
    testSubject: 'Linli: a letter to try',
    testText: (address) =>
      `This is a letter from ${address} to try. If you read it, e-mail is connected.`,
    testMessage: (address) =>
      `Linli: a message from ${address} to try. If you read it, this way is connected.`,
  },
};
