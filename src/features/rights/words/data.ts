import type { Catalogue } from '#/platform/i18n/catalogue.ts';

/** The words of the page of what is held about somebody. */
export type DataWords = {
  readonly title: string;
  readonly lead: string;
  readonly titleFor: (name: string) => string;
  readonly backToMe: string;
  readonly take: string;
  readonly takeText: string;
  readonly asSheet: string;
  readonly asText: string;
  readonly fileName: string;
  readonly contents: string;
  readonly source: string;
  readonly howMany: string;
  readonly count: (number: string) => string;
  readonly shownOf: (shown: string, all: string) => string;
  readonly yes: string;
  readonly no: string;
  readonly notHere: string;
  readonly notHereText: string;
};

export const dataWords: Catalogue<DataWords> = {
  'zh-Hant': {
    title: '我的資料',
    lead: '這裡記著的、跟您有關的一切，都在這一頁。看得到，也可以整份帶走。',
    titleFor: (name) => `${name}的資料`,
    backToMe: '回到「我的」',
    take: '整份帶走',
    takeText: '裡面有電話和住址，請存在自己的裝置上。',
    asSheet: '下載表格（Excel）',
    asText: '下載 JSON（給程式用）',
    fileName: '我的資料',
    contents: '目錄',
    source: '來自哪裡',
    howMany: '筆數',
    count: (number) => `${number} 筆`,
    shownOf: (shown, all) => `這裡列出最近的 ${shown} 筆，一共 ${all} 筆；下載的檔案裡都有。`,
    yes: '是',
    no: '否',
    notHere: '沒有放進來的',
    notHereText:
      '密碼類的東西（登入號碼、連結的指紋），帶出去反而不安全。別人的名字寫成「別人」。投訴是誰提的，要替提的人保密。',
  },
  'zh-Hans': {
    title: '我的资料',
    lead: '这里记着的、跟您有关的一切，都在这一页。看得到，也可以整份带走。',
    titleFor: (name) => `${name}的资料`,
    backToMe: '回到“我的”',
    take: '整份带走',
    takeText: '里面有电话和住址，请存在自己的设备上。',
    asSheet: '下载表格（Excel）',
    asText: '下载 JSON（给程序用）',
    fileName: '我的资料',
    contents: '目录',
    source: '来自哪里',
    howMany: '条数',
    count: (number) => `${number} 条`,
    shownOf: (shown, all) => `这里列出最近的 ${shown} 条，一共 ${all} 条；下载的文件里都有。`,
    yes: '是',
    no: '否',
    notHere: '没有放进来的',
    notHereText:
      '密码类的东西（登录号码、链接的指纹），带出去反而不安全。别人的名字写成“别人”。投诉是谁提的，要替提的人保密。',
  },
  en: {
    title: 'My data',
    lead: 'All that is held here about you stands on this page, and you can take it with you.',
    titleFor: (name) => `The data of ${name}`,
    backToMe: 'Back to my account',
    take: 'Take it with you',
    takeText: 'It holds your telephone number and address: keep it on a device of your own.',
    asSheet: 'Download as a spreadsheet (Excel)',
    asText: 'Download as JSON (for programs)',
    fileName: 'my-data',
    contents: 'Contents',
    source: 'From where',
    howMany: 'Entries',
    count: (number) => `${number} entries`,
    shownOf: (shown, all) =>
      `The latest ${shown} of ${all} stand here; the files hold all of them.`,
    yes: 'yes',
    no: 'no',
    notHere: 'What is left out',
    notHereText:
      'What opens something (codes, fingerprints of links) would be less safe outside. Other people are written as “somebody else”. Who made a complaint is kept for their sake.',
  },
};
